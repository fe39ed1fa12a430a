import { expect, test } from 'vitest'
import { readWatchFile, renderWatchFile, type PortableWatch } from '../../src/commands/watch-file.ts'

const watches: readonly PortableWatch[] = [
  { name: 'Floods', query: 'flood OR "river rises"', personal: false, channel: '12', role: '13', tags: ['weather'] },
  { name: undefined, query: 'title:dam', personal: true, feeds: ['https://courier.example/feed'], paused: true },
  { name: 'Dams', query: 'dam', personal: false, channel: '14', forumTags: ['War', 'Water'], delivery: 'daily' },
  { name: 'Gates', query: 'gate~(-goat)', personal: false, channel: '14', hourlyCap: 12, unusual: 'silence' },
]

test('a file gives back the watches it was written from', () => {
  expect(readWatchFile(renderWatchFile(watches))).toEqual(watches)
})

test('a person can read it: one field a line', () => {
  expect(renderWatchFile(watches)).toContain('\n      "query": "flood OR \\"river rises\\"",\n')
})

test.each([
  ['not json', 'no JSON'],
  ['[]', 'list called `watches`'],
  ['{"watches": {}}', 'list called `watches`'],
  ['{"watches": [7]}', 'Watch 1 of the file is no object'],
  ['{"watches": [{"query": "a"}, {"query": ""}]}', 'Watch 2 of the file has no `query`'],
  ['{"watches": [{"query": "a", "name": 7}]}', '`name` that is no text'],
  ['{"watches": [{"query": "a", "role": "1> @everyone <@&2"}]}', '`role` that is no id'],
  ['{"watches": [{"query": "a", "channel": "#alerts"}]}', '`channel` that is no id'],
  ['{"watches": [{"query": "a", "personal": "true"}]}', '`personal` that is neither true nor false'],
  ['{"watches": [{"query": "a", "paused": 1}]}', '`paused` that is neither true nor false'],
  ['{"watches": [{"query": "a", "feeds": []}]}', 'names no feed in `feeds`'],
  ['{"watches": [{"query": "a", "feeds": "all"}]}', '`feeds` that are no list'],
  ['{"watches": [{"query": "a", "tags": [1]}]}', '`tags` that are no list'],
  ['{"watches": [{"query": "a", "forumTags": "War"}]}', '`forumTags` that are no list'],
  ['{"watches": [{"query": "a", "delivery": "weekly"}]}', '`delivery` that is none of'],
  ['{"watches": [{"query": "a", "hourlyCap": 0}]}', '`hourlyCap` that is no number'],
  ['{"watches": [{"query": "a", "unusual": "off"}]}', '`unusual` that is none of both, spikes, silence'],
])('%s is refused in a sentence', (text, sentence) => {
  expect(readWatchFile(text)).toContain(sentence)
})

test('a file of very many watches is not read', () => {
  const many = Array.from({ length: 1001 }, () => ({ query: 'a' }))
  expect(readWatchFile(JSON.stringify({ watches: many }))).toContain('1001 watches; I read 1000')
})

test('a name that nobody would see is none', () => {
  const [read] = readWatchFile('{"watches": [{"query": "a", "name": "\\u200B"}]}')
  expect(read).toMatchObject({ name: undefined })
})
