import { enlarged } from '../text/enlarged.ts'
import { usualShareOf } from './rarity.ts'
import { createTermTable } from './term-table.ts'

/** Learns how rare terms are from the articles that pass by, mostly from those of the last weeks. */
export type RarityLearner = {
  numberOf(stem: string): number
  /**
   * Counts an article's terms once each, but those that its story had told before only a quarter: the names of a long
   * story stay telling, and yet no story can hide what has become common. `day` counts days.
   */
  learn(terms: Int32Array, day: number, isTold: (term: number) => boolean): void
  /** What rarity is now, as in `Rarity`; changes with every article learned. */
  rarityOf(term: number): number
  /** How many terms it knows. */
  readonly size: number
  readonly bytes: number
  /** The columns are those in use: what is saved changes with the learner. */
  save(): SavedRarity
}

export type SavedRarity = {
  readonly hashes: Int32Array<ArrayBuffer>
  readonly usual: Float32Array<ArrayBuffer>
  readonly ever: Float32Array<ArrayBuffer>
  readonly counts: Float32Array<ArrayBuffer>
  readonly countedOn: Float32Array<ArrayBuffer>
  readonly documentsEver: number
  readonly documents: number
  readonly today: number
}

/**
 * Words of a running saga are rare over the years but say little while it lasts, so rarity is that of the last weeks:
 * counts lose half their weight in `halfLifeDays`. What was saved is taken over.
 */
export function createRarityLearner(mostTerms?: number, saved?: SavedRarity): RarityLearner {
  const table = createTermTable(saved?.hashes, mostTerms)
  // By term number: the share of reports that usually hold it, how many ever did, how many lately, and the day up to which
  // that is faded.
  let usual = saved?.usual ?? new Float32Array(0)
  let ever = saved?.ever ?? new Float32Array(0)
  let counts = saved?.counts ?? new Float32Array(0)
  let countedOn = saved?.countedOn ?? new Float32Array(0)
  let documentsEver = saved?.documentsEver ?? 0
  let documents = saved?.documents ?? 0
  let today = saved?.today ?? 0
  const fade = (days: number) => (days === 0 ? 1 : 0.5 ** (days / halfLifeDays))
  const countOf = (term: number) => (counts[term] ?? 0) * fade(today - (countedOn[term] ?? today))

  return {
    numberOf(stem) {
      const known = table.size
      const number = table.of(stem)
      if (number < known) return number
      usual = enlarged(usual, table.size)
      ever = enlarged(ever, table.size)
      counts = enlarged(counts, table.size)
      countedOn = enlarged(countedOn, table.size)
      usual[number] = usualShareOf(stem)
      return number
    },
    learn(terms, day, isTold) {
      if (day > today) documents *= fade(day - today)
      today = Math.max(today, day)
      // A report of long ago tells less of what is common now.
      const weight = fade(today - day)
      documents += weight
      documentsEver++
      for (const term of terms) {
        const count = isTold(term) ? toldCount : 1
        ever[term] = (ever[term] ?? 0) + count
        counts[term] = countOf(term) + weight * count
        countedOn[term] = today
      }
    },
    rarityOf(term) {
      // What is usual stands for so many documents, until enough were learned, and what was ever for some of the last weeks.
      const everShare =
        ((ever[term] ?? 0) + 0.5 + (usual[term] ?? 0) * usualDocuments) / (documentsEver + usualDocuments + 1)
      const share = (countOf(term) + 0.5 + everShare * everDocuments) / (documents + everDocuments + 1)
      return Math.max(leastRarity, -Math.log(share))
    },
    get size() {
      return table.size
    },
    get bytes() {
      return table.bytes + 4 * usual.byteLength
    },
    save: () => ({
      hashes: table.save(),
      usual: usual.subarray(0, table.size),
      ever: ever.subarray(0, table.size),
      counts: counts.subarray(0, table.size),
      countedOn: countedOn.subarray(0, table.size),
      documentsEver,
      documents,
      today,
    }),
  }
}

const halfLifeDays = 7
const toldCount = 0.25
const usualDocuments = 300
const everDocuments = 20
const leastRarity = 0.05
