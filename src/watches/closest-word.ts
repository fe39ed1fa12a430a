import { foldWord } from '../text/fold.ts'
import type { AnalysedText } from './analyse-article.ts'

export type ClosestWord = { readonly word: string; readonly edits: number }

/** The word of the texts, as written there, that takes the fewest letters to change into `word`: at most 2, for long words. */
export function closestWord(word: string, texts: readonly AnalysedText[]): ClosestWord | undefined {
  const folded = foldWord(word)
  const most = folded.length >= 8 ? 2 : folded.length >= 4 ? 1 : 0
  let closest: ClosestWord | undefined
  for (const text of texts) {
    for (const term of text.terms) {
      const edits = editDistance(folded, term.word, closest === undefined ? most : closest.edits - 1)
      if (edits !== undefined && edits > 0) closest = { word: text.text.slice(term.start, term.end), edits }
    }
  }
  return closest
}

/** Letters to add, drop or change; undefined when more than `most`. */
function editDistance(left: string, right: string, most: number): number | undefined {
  if (Math.abs(left.length - right.length) > most) return undefined
  let row = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let line = 1; line <= left.length; line++) {
    const next = [line]
    for (let column = 1; column <= right.length; column++) {
      const change = (row[column - 1] ?? 0) + (left[line - 1] === right[column - 1] ? 0 : 1)
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    if (Math.min(...next) > most) return undefined
    row = next
  }
  const distance = row[right.length] ?? 0
  return distance > most ? undefined : distance
}
