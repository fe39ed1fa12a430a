import { expect, it } from 'vitest'
import { readGold } from './read-gold.ts'
import type { GoldReport } from './read-gold.ts'
import { readMarkup } from './read-markup.ts'

const gold = readGold()

it('holds sixty-four or more English reports in many styles, and other languages', () => {
  const foreign = new Set(['french', 'spanish', 'german', 'russian', 'arabic', 'urdu', 'italian', 'portuguese', 'turkish'])
  const english = gold.filter(report => !foreign.has(report.style))
  expect(english.length).toBeGreaterThanOrEqual(64)
  expect(new Set(english.map(report => report.style)).size).toBeGreaterThanOrEqual(20)
  expect(gold.length).toBeGreaterThan(english.length)
  expect(new Set(gold.map(report => report.id)).size).toBe(gold.length)
})

it.each(gold.map(report => [report.id, report] as const))('%s: every span slices to its words', (_, report) => {
  const mentions = [...report.quotes, ...report.indirect].flatMap(said => [said, said.speaker, said.cue])
  for (const mention of mentions) {
    if (mention === undefined) continue
    expect(report.text.slice(mention.start, mention.end)).toBe(mention.text)
    expect(mention.text).toBe(mention.text.trim())
    expect(mention.text).not.toBe('')
  }
})

it.each(gold.map(report => [report.id, report] as const))('%s: no quotation mark is forgotten', (_, report) => {
  const starts = new Set([...report.quotes, ...report.unattributed].map(span => span.start))
  expect(openingMarks(report).filter(index => !starts.has(index))).toEqual([])
  const bare = report.quotes.filter(quote => !/^["“«„‘’]\s?$/u.test(report.text.slice(Math.max(0, quote.start - 2), quote.start).trim().slice(-1)))
  expect(bare.map(quote => quote.text)).toEqual([])
})

it.each(gold.map(report => [report.id, report] as const))('%s: no two quotations share a word', (_, report) => {
  const ordered = [...report.quotes].toSorted((a, b) => a.start - b.start)
  for (const [index, quote] of ordered.entries()) expect(quote.start).toBeGreaterThanOrEqual(ordered[index - 1]?.end ?? 0)
})

it('refuses broken marking', () => {
  expect(() => readMarkup('x', '{s1 He} {c1 said')).toThrow('left over')
  expect(() => readMarkup('x', 'He said}')).toThrow('closes nothing')
  expect(() => readMarkup('x', '{s1 He} and {s1 she}')).toThrow('marked twice')
})

it('ties words to the mention and the cue that carry their label', () => {
  const { tags } = readMarkup('x', '{s1 He} {c1 said} that it was “{m1 late}”')
  expect(tags.map(tag => [tag.letter, tag.label, tag.mention.start, tag.mention.text])).toEqual([
    ['s', '1', 0, 'He'],
    ['c', '1', 3, 'said'],
    ['m', '1', 21, 'late'],
  ])
})

/** Where words after an opening double mark begin, unless the mark stands inside a longer quotation. German closes with “. */
function openingMarks({ text, quotes, style }: GoldReport): number[] {
  const marks = style === 'german' ? /„/gu : /[“«]\s?|(?<=^|[\s(—])"(?=\S)/gu
  const inside = (index: number) => quotes.some(quote => quote.start <= index && index < quote.end)
  return [...text.matchAll(marks)].filter(mark => !inside(mark.index)).map(mark => mark.index + mark[0].length)
}
