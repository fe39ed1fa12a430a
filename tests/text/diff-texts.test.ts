import { describe, expect, test } from 'vitest'
import { diffTexts } from '../../src/text/diff-texts.ts'
import { diffWords, type WordChange } from '../../src/text/diff-words.ts'

const show = (changes: readonly WordChange[]) =>
  changes.map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `-(${text})` : `+(${text})`)).join(' ')
const texts = (before: string, after: string) => diffTexts(before, after).map(show)

describe('words of two texts', () => {
  test.each([
    ['the pier is safe', 'the pier is safe', 'the pier is safe'],
    ['the pier is safe', 'the old pier is not safe', 'the +(old) pier is +(not) safe'],
    ['within ten days', 'within a month', 'within -(ten days) +(a month)'],
    ['one two three', 'two three one', '-(one) two three +(one)'],
    ['', 'news', '+(news)'],
    ['news', '', '-(news)'],
    ['', '', ''],
    ['same  white\nspace', 'same white space', 'same white space'],
  ])('%j and %j', (before, after, expected) => {
    expect(show(diffWords(before, after))).toBe(expected)
  })

  test('very long ones count as replaced, at once', () => {
    const long = (word: string) => `${word} `.repeat(50_000).trim()
    expect(diffWords(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})

describe('sentences of two texts', () => {
  test('a changed sentence shows its words, a new and a lost one show whole', () => {
    expect(
      texts(
        'Rain fell on the coast. The inquiry ends within ten days. Nobody was hurt.',
        'Rain fell on the coast. The inquiry ends within thirty days. Two boats sank.',
      ),
    ).toEqual(['The inquiry ends within -(ten) +(thirty) days.', '+(Two boats sank.)', '-(Nobody was hurt.)'])
  })
  test('sentences that only moved, and white space, do not count', () => {
    expect(texts('One came. Two came.\n\nThree came.', 'Three came. One   came. Two came.')).toEqual([])
  })
  test('a sentence said twice before and once now was removed once', () => {
    expect(texts('It rained. It rained.', 'It rained.')).toEqual(['-(It rained.)'])
  })
  test('texts of another matter are compared no further than people read', () => {
    const other = (word: string) => Array.from({ length: 5000 }, (_, at) => `The ${word} ${at} went home.`).join(' ')
    expect(texts(other('crane'), other('horse')).length).toBeLessThanOrEqual(60)
  })
})
