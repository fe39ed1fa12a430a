import { expect, test } from 'vitest'
import { chooseSpeaker, completeSpeaker } from '../../src/commands/quotes-speaker.ts'

const scope = { kind: 'all' } as const
const names = [
  'Asim Munir',
  'Field Marshal Asim Munir',
  'Gen. Munir',
  'Imran Khan',
  'Asad Khan',
  'Taliban',
  'Afghan Taliban',
]
const spellings = names.map((name, at) => ({ name, count: names.length - at }))

const store = {
  listSpeakers: () => Promise.resolve(spellings),
  speakersCalled: (word: string) =>
    Promise.resolve(spellings.filter(({ name }) => name.toLowerCase().split(' ').includes(word))),
}

async function choose(typed: string): Promise<string> {
  const { words, entry } = await chooseSpeaker(typed, scope, store)
  return `${words.join(' ')}: ${entry?.spellings.map(({ name }) => name).join(', ') ?? 'all with these words'}`
}

const munir = 'munir: Asim Munir, Field Marshal Asim Munir, Gen. Munir'

test('a full name in any spelling, or with any title, means one speaker', async () => {
  expect(await choose('asim munir')).toBe(munir)
  expect(await choose('General Asim Munir')).toBe(munir)
  expect(await choose('A. Munir')).toBe(munir)
})

test('one word and descriptions mean everybody who answers to them', async () => {
  expect(await choose('munir')).toBe('munir: all with these words')
  expect(await choose('security official')).toBe('security official: all with these words')
  expect(await choose('A. Khan')).toBe('khan: Asad Khan')
  expect(await choose('taliban')).toBe('taliban: all with these words')
})

test('a completed choice means that speaker alone', async () => {
  expect(await choose('=Taliban')).toBe('taliban: Taliban')
  expect(await choose('=Asim Munir')).toBe(munir)
})

test('a name nobody bears is looked for by its words', async () => {
  expect(await choose('Ilyas Qandil')).toBe('ilyas qandil: all with these words')
  expect(await choose('…')).toBe(': all with these words')
})

test('completes one choice a speaker, with the titles', async () => {
  expect(await completeSpeaker('munir', scope, store)).toContainEqual({
    name: 'Asim Munir (Field Marshal, Gen.)',
    value: '=Asim Munir',
  })
  expect((await completeSpeaker('', scope, store)).map(({ value }) => value)).toEqual([
    '=Asim Munir',
    '=Imran Khan',
    '=Asad Khan',
    '=Taliban',
    '=Afghan Taliban',
  ])
})
