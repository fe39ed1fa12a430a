import { expect, test } from 'vitest'
import { readEntities } from '../../src/text/entities.ts'

const text =
  'Operation Iron Ford began in Nushki on Monday. General Tariq Baloch told the Water Ministry that Samina Kakar would stay. ' +
  'Later Samina Kakar left Nushki. The Hingol River rose.'

function check(name: string): string | undefined {
  return readEntities(text).find(entity => entity.name === name)?.kind
}

test.each([
  ['Operation Iron Ford', 'operation'],
  ['Nushki', 'place'],
  ['General Tariq Baloch', 'person'],
  ['Water Ministry', 'organisation'],
  ['Hingol River', 'place'],
  ['Samina Kakar', 'name'],
])('%s is a %s', (name, kind) => {
  expect(check(name)).toBe(kind)
})

test('days, months and openers of sentences are no names', () => {
  expect(check('Monday')).toBeUndefined()
  expect(check('Later')).toBeUndefined()
})

test('mentions stand at their places', () => {
  for (const { mentions } of readEntities(text))
    for (const { start, end, text: printed } of mentions) expect(text.slice(start, end)).toBe(printed)
})

test('an empty text names nobody', () => {
  expect(readEntities('')).toEqual([])
})
