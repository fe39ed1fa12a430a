import { expect, test } from 'vitest'
import { createTopicJudge } from '../../src/pipeline/judge-topic.ts'
import { readToldEvents } from '../../src/stories/read-told-events.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'
import { makeReport } from '../corpus/make-report.ts'

const none = () => Promise.resolve([])
const store = {
  aliasesOf: none,
  quotationsOf: none,
  arrivalsOf: none,
  followedFeeds: none,
  getFeed: () => Promise.resolve(undefined),
}

/** The days and first words of what a report printed on 5 March 2026 tells of a topic. */
async function check(topic: string, paragraphs: readonly string[], title = 'News of the day'): Promise<string[]> {
  const parsed = parseQuery(topic)
  if (!parsed.ok) throw new Error(parsed.reason)
  const { content, seenAt } = makeReport({ title })
  const publishedAt = new Date('2026-03-05T10:00:00Z')
  const article = {
    ...content,
    text: paragraphs.join('\n\n'),
    publishedAt,
    language: 'en',
    id: 1,
    revision: 1,
    firstSeenAt: seenAt,
  }
  const judge = await createTopicJudge(store, parsed.query, { kind: 'all' })
  const told = await judge(article, readToldEvents(article))
  return told.map(({ firstDay, sentence }) => `${firstDay} ${sentence.text.split(' ', 3).join(' ')}`)
}

const lead = 'Two ferries sank off the island of Murgat after a storm.'
const past = 'Fishermen had asked for a lighthouse on Feb 2, 2026 and got none.'
const island = 'The harbour of Murgat has no lighthouse and no doctor at all.'

test('of a report with the words in its headline all counts', async () => {
  expect(await check('murgat', [lead, past], 'Ferries sink at Murgat')).toEqual([
    '2026-03-05 Two ferries sank',
    '2026-02-02 Fishermen had asked',
  ])
})

test('of a report that comes back to the words again and again all counts, its lead too', async () => {
  const words = [
    'Two ferries sank in a storm, the coast guard said.',
    past,
    island,
    island,
    island,
    'Rain is expected.',
  ]
  expect(await check('murgat', words)).toEqual(['2026-03-05 Two ferries sank', '2026-02-02 Fishermen had asked'])
})

test('of others the paragraphs that have the words count', async () => {
  expect(await check('murgat', [lead, past, 'Rain is expected.'])).toEqual(['2026-03-05 Two ferries sank'])
})

test('a report that names no time where it has the words tells of the day it was printed', async () => {
  const words = ['Two ferries sank in a storm, the coast guard said.', past, `Odd. ${island}`, 'Rain is expected.']
  expect(await check('murgat', words)).toEqual(['2026-03-05 The harbour of'])
})

test('a report that does not answer the query tells nothing of it', async () => {
  expect(await check('volcano', [lead, past])).toEqual([])
})
