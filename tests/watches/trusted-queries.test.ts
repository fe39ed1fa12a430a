import { expect, test } from 'vitest'
import { expandAliases } from '../../src/watches/aliases.ts'
import { analyseArticle } from '../../src/watches/analyse-article.ts'
import { matchQuery } from '../../src/watches/match-query.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'

/** Full of letters that short words are made of, and of names that every desk spells its own way. */
const text = `The decision to visit the crisis cells was careful, and this time it was taken under no pressure, an official
said. Until Thursday, he said, the raids had paid off; scarce fuel and carbon lamps had to do.

Field Marshal Syed Asim Muneer had carried Pakistan’s concerns across the border himself. The operation, called
Ghazb-ul-Haq by those who planned it, was paused after the cease-fire; “minimising collateral damage is our first
thought,” a commander said. Fighters of the Tehrik-i-Taliban had asked for a ceasefire of ten days in the misty valley.`

function check(written: string): string {
  const parsed = parseQuery(written)
  if (!parsed.ok) return `refused: ${parsed.reason}`
  const article = analyseArticle({
    title: '',
    text,
    publisher: 'The Valley Post',
    language: 'en',
    publishedAt: new Date('2026-03-05'),
  })
  const match = matchQuery(expandAliases(parsed.query), article)
  return match === undefined ? 'no match' : match.text.map(span => text.slice(span.start, span.end)).join(' | ')
}

test.for(['IS', 'ISI', 'car', 'aid', 'un', 'IS OR ISI', '=IS', 'UN', 'IS~', 'ISI~', 'car~', 'un~', 'aid*'])(
  '%s is no part of other words',
  written => {
    expect(check(written)).toBe('no match')
  },
)

test.for([
  [`"Pakistan's concerns"`, 'Pakistan’s concerns'],
  ['“Pakistan’s concerns”', 'Pakistan’s concerns'],
  ['ceasefire', 'cease-fire | ceasefire'],
  ['cease-fire', 'cease-fire | ceasefire'],
  ['"Tehreek-e-Taliban"~', 'Tehrik-i-Taliban'],
  ['"Ghazab lil Haq"~', 'Ghazb-ul-Haq'],
  ['ghazab~', 'Ghazb'],
  ['"Gen Asim Munir"~', 'Asim Muneer'],
  ['minimizing collateral damage', 'minimising | collateral | damage'],
  ['"minimizing collateral damage"', 'minimising collateral damage'],
])('%s finds %s', ([written = '', found]) => {
  expect(check(written)).toBe(found)
})
