import type { Rarity } from './rarity.ts'
import { rarityIn } from './rarity.ts'

/** Learns how rare stems are from the articles that pass by, both ever and lately. */
export type RarityLearner = {
  /**
   * Counts an article's stems once each, but those that its story had told before only a quarter: the names of a long
   * story stay telling, and yet no story can hide what has become common. `day` counts days.
   */
  learn(stems: Iterable<string>, day: number, isTold: (stem: string) => boolean): void
  /** What rarity is now; changes with every article learned. */
  readonly rarityOf: Rarity
  /** Documents learned. */
  readonly documents: number
}

/**
 * Words of a running saga are rare over the years but say little while it lasts, so rarity is mostly that of the last
 * weeks: counts lose half their weight in `halfLifeDays`.
 */
export function createRarityLearner({ halfLifeDays = 20, lately = 0.8 } = {}): RarityLearner {
  const ever = new Map<string, number>()
  const recent = new Map<string, Fading>()
  let documents = 0
  let recentDocuments = 0
  let today = 0
  const usual = rarityIn(0, () => 0)
  const fade = (days: number) => 0.5 ** (days / halfLifeDays)

  return {
    learn(stems, day, isTold) {
      if (day > today) recentDocuments *= fade(day - today)
      today = Math.max(today, day)
      documents++
      recentDocuments++
      for (const stem of stems) {
        const count = isTold(stem) ? toldCount : 1
        ever.set(stem, (ever.get(stem) ?? 0) + count)
        const known = recent.get(stem)
        if (known === undefined) recent.set(stem, { count, day: today })
        else {
          known.count = known.count * fade(today - known.day) + count
          known.day = today
        }
      }
    },
    rarityOf(stem) {
      // What is usual stands for so many documents, until enough were learned.
      const share = Math.exp(-usual(stem))
      const everShare = ((ever.get(stem) ?? 0) + 0.5 + share * tableDocuments) / (documents + tableDocuments + 1)
      const known = recent.get(stem)
      const count = known === undefined ? 0 : known.count * fade(today - known.day)
      const recentShare = (count + 0.5 + everShare * steadyDocuments) / (recentDocuments + steadyDocuments + 1)
      return Math.max(leastRarity, -(1 - lately) * Math.log(everShare) - lately * Math.log(recentShare))
    },
    get documents() {
      return documents
    },
  }
}

type Fading = { count: number; day: number }

const toldCount = 0.25
const tableDocuments = 300
const steadyDocuments = 20
const leastRarity = 0.05
