import { rarityIn } from './rarity.ts'

/** Learns how rare terms are from the articles that pass by, both ever and lately. */
export type RarityLearner = {
  /**
   * Counts an article's terms once each, but those that its story had told before only a quarter: the names of a long
   * story stay telling, and yet no story can hide what has become common. `day` counts days.
   */
  learn(terms: readonly NumberedTerm[], day: number, isTold: (term: number) => boolean): void
  /** What rarity is now; changes with every article learned. */
  rarityOf(term: NumberedTerm): number
}

/** A stem with its number; see `TermNumbers`. */
export type NumberedTerm = { readonly stem: string; readonly number: number }

/**
 * Words of a running saga are rare over the years but say little while it lasts, so rarity is mostly that of the last
 * weeks: counts lose half their weight in `halfLifeDays`.
 */
export function createRarityLearner({ halfLifeDays = 20, lately = 0.8 } = {}): RarityLearner {
  // By term number: what is usual, how often ever, how often lately and up to which day that is faded.
  const usualShare: number[] = []
  const ever: number[] = []
  const recent: number[] = []
  const fadedTo: number[] = []
  let documents = 0
  let recentDocuments = 0
  let today = 0
  const usual = rarityIn(0, () => 0)
  const fade = (days: number) => (days === 0 ? 1 : 0.5 ** (days / halfLifeDays))

  return {
    learn(terms, day, isTold) {
      if (day > today) recentDocuments *= fade(day - today)
      today = Math.max(today, day)
      documents++
      recentDocuments++
      for (const { number } of terms) {
        const count = isTold(number) ? toldCount : 1
        ever[number] = (ever[number] ?? 0) + count
        recent[number] = (recent[number] ?? 0) * fade(today - (fadedTo[number] ?? today)) + count
        fadedTo[number] = today
      }
    },
    rarityOf({ stem, number }) {
      // What is usual stands for so many documents, until enough were learned.
      const share = (usualShare[number] ??= Math.exp(-usual(stem)))
      const everShare = ((ever[number] ?? 0) + 0.5 + share * tableDocuments) / (documents + tableDocuments + 1)
      const count = (recent[number] ?? 0) * fade(today - (fadedTo[number] ?? today))
      const recentShare = (count + 0.5 + everShare * steadyDocuments) / (recentDocuments + steadyDocuments + 1)
      return Math.max(leastRarity, -(1 - lately) * Math.log(everShare) - lately * Math.log(recentShare))
    },
  }
}

const toldCount = 0.25
const tableDocuments = 300
const steadyDocuments = 20
const leastRarity = 0.05
