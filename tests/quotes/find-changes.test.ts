import { expect, test } from 'vitest'
import { findChanges, type Statement } from '../../src/quotes/find-changes.ts'
import { rarityIn } from '../../src/stories/rarity.ts'

function said(day: number, text: string, sentence = text, headline = 'Pumps under inquiry'): Statement {
  const at = new Date(Date.UTC(2026, 2, day, 12))
  return { text, sentence, headline, language: 'en', at, day: at.toISOString().slice(0, 10) }
}

const rarity = rarityIn(0, () => 0)

function changes(...statements: readonly Statement[]): string[] {
  return findChanges(statements, 'Ilyas Qandil', rarity).map(
    ({ words, wordings }) =>
      `${words.toSorted().join(' ')}: ${wordings.map(wording => wording.join('=')).join(' -> ')}`,
  )
}

const unrelated = [
  said(1, 'The choir sings on Saturday in the old chapel.', undefined, 'Choir back in town'),
  said(4, 'Children may fish from the east mole without a licence.', undefined, 'Free fishing for the young'),
  said(6, 'My deputy speaks for me while I travel to the capital.', undefined, 'Qandil off to the capital'),
]

test('the same matter in other words on another day is a change', () => {
  const [found, ...rest] = changes(
    said(5, 'The pumps had been broken since last summer, and I had told the ministry.'),
    ...unrelated,
    said(2, 'All pumps were working on the night of the fire.'),
  )
  expect(found).toMatch(/^.*pumps.*: 4 -> 0$/i)
  expect(rest).toEqual([])
})

test('the same words again are no change, and words of one day are none', () => {
  expect(changes(said(2, 'All pumps were working that night.'), said(5, 'All pumps were working that night'))).toEqual(
    [],
  )
  expect(changes(said(2, 'All pumps were working.'), said(2, 'The pumps had been broken for a year.'))).toEqual([])
})

test('repeated wordings stand together at the day they were first printed', () => {
  const [found] = changes(
    ...unrelated,
    said(7, 'The pumps had been broken for a whole year.'),
    said(3, 'All pumps were working on that night.'),
    said(2, 'All pumps were working on that night.'),
  )
  expect(found).toMatch(/^.*pumps.*: 5=4 -> 3$/i)
})

test('a scrap of words is understood from its sentence', () => {
  const [found] = changes(
    ...unrelated,
    said(2, 'in order', 'He called the pumps of the harbour “in order”.'),
    said(5, 'a disgrace', 'The pumps of the harbour were “a disgrace”, he said.'),
  )
  expect(found).toMatch(/: 3 -> 4$/)
})

test('the name of the speaker ties nothing together', () => {
  expect(changes(said(1, 'Ilyas Qandil will not resign.'), said(3, 'Ilyas Qandil likes plum cake.'))).toEqual([])
})

test('words that everybody uses tie nothing together', () => {
  expect(
    changes(
      said(1, 'People here work hard every day of the year.', undefined, 'One'),
      said(3, 'It will take years of work to bring people back.', undefined, 'Two'),
    ),
  ).toEqual([])
})
