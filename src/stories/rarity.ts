import { foldWord } from '../text/fold.ts'
import { stemWord } from '../text/stem.ts'
import { commonWords, rarePerThousand } from './common-words.ts'
import { functionWordPerThousand, functionWords } from './function-words.ts'

/** How much it tells that a report holds a stem: the natural logarithm of one in how many reports does, at least 0.05. */
export type Rarity = (stem: string) => number

/**
 * Rarity by what a corpus holds (how many documents, and in how many of them each stem occurs) on top of what is usual
 * in news: the shipped table counts as much as a thousand documents.
 */
export function rarityIn(documents: number, frequencyOf: (stem: string) => number): Rarity {
  const known = new Map<string, number>()
  const calculate = (stem: string) => {
    const usual = (usualPerThousand().get(stem) ?? rarePerThousand) * (tableDocuments / 1000)
    return Math.max(leastRarity, Math.log((documents + tableDocuments + 1) / (frequencyOf(stem) + usual + 0.5)))
  }
  return stem => {
    const before = known.get(stem)
    if (before !== undefined) return before
    const rarity = calculate(stem)
    known.set(stem, rarity)
    return rarity
  }
}

/** What share of reports usually holds a stem, whatever a corpus has learned. */
export function usualShareOf(stem: string): number {
  return ((usualPerThousand().get(stem) ?? rarePerThousand) + 0.5) / 1001
}

const tableDocuments = 1000
const leastRarity = 0.05

let table: ReadonlyMap<string, number> | undefined

/** The tables by stems; the first line wins. */
function usualPerThousand(): ReadonlyMap<string, number> {
  if (table !== undefined) return table
  const usual = new Map<string, number>()
  for (const [perThousand, words] of commonWords)
    for (const word of words.split(' ')) {
      const stem = stemWord(word, 'en')
      if (!usual.has(stem)) usual.set(stem, perThousand)
    }
  for (const [language, words] of functionWords)
    for (const word of words.split(' ')) {
      const stem = stemWord(foldWord(word), language)
      // English words that look the same are told by the lines above.
      if (!usual.has(stem)) usual.set(stem, functionWordPerThousand)
    }
  table = usual
  return usual
}
