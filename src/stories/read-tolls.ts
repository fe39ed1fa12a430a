import type { Term } from '../text/analyse.ts'
import { foldWord } from '../text/fold.ts'
import { numberAt } from '../text/number-words.ts'
import { stemWord } from '../text/stem.ts'
import { tollWords } from './toll-words.ts'

/**
 * Numbers beside words of harm, each once: "killing fourteen people", "six soldiers were wounded", "seven years in prison".
 * `terms` are those of a text in order, as `analyse` gives them.
 */
export function readTolls(terms: readonly Term[], language: string): readonly number[] {
  const words = terms.map(({ word }) => word)
  const stems = tollStemsOf(language)
  const tolls = new Set<number>()
  for (let at = 0; at < terms.length; at++) {
    const number = articles.has(words[at] ?? '') ? 1 : numberAt(words, at, language)
    if (number === undefined) continue
    const isBehind = stems.has(terms[at - 1]?.stem ?? '')
    // "A bomb killed nine" tells of nine, "killing a child" of one.
    const isBeside =
      isBehind || (number > 1 && terms.slice(Math.max(0, at - 2), at + 5).some(({ stem }) => stems.has(stem)))
    if (isBeside) tolls.add(number)
  }
  return [...tolls]
}

const articles: ReadonlySet<string> = new Set(['a', 'an'])

const known = new Map<string, ReadonlySet<string>>()

function tollStemsOf(language: string): ReadonlySet<string> {
  const table = tollWords[language] === undefined ? 'en' : language
  const before = known.get(table)
  if (before !== undefined) return before
  const stems = new Set((tollWords[table] ?? '').split(' ').map(word => stemWord(foldWord(word), table)))
  known.set(table, stems)
  return stems
}
