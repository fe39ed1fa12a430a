import { editDistance } from '../text/edit-distance.ts'
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
