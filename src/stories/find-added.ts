import { findNew, type EarlierReport, type ToldSentence } from './find-new.ts'

export type AddedRequest = {
  /** In order of publication. */
  readonly reports: readonly (EarlierReport & {
    /** How many of `earlier` were there before it. */
    readonly earlierCount: number
    readonly language: string
  })[]
  /** In order of publication. */
  readonly earlier: readonly EarlierReport[]
}

/** For each report what no report from before it told, in text order; nothing where there was none before. */
export function findAdded({ reports, earlier }: AddedRequest): readonly (readonly ToldSentence[])[] {
  return reports.map(({ text, language, earlierCount }) => {
    if (earlierCount === 0) return []
    return findNewAmong(text, earlier.slice(0, earlierCount).toReversed(), language)
  })
}

/** Earlier reports that one is compared with. */
export const mostCompared = 40
/** Comparing takes time by the one times the other; reports of usual length are never cut. */
const charactersRead = 20_000
const earlierCharacters = 240_000

/**
 * The sentences of a text that none of some earlier reports told. `earlier` is nearest first: the nearest 40 are compared,
 * fewer when they are very long, with the first 20,000 characters of the text.
 */
export function findNewAmong(
  text: string,
  earlier: readonly EarlierReport[],
  language: string,
): readonly ToldSentence[] {
  const compared: EarlierReport[] = []
  let left = earlierCharacters
  for (const { title, text: told } of earlier.slice(0, mostCompared)) {
    if (left <= 0) break
    compared.push({ title, text: told.slice(0, left) })
    left -= told.length
  }
  const sentences = findNew(text.slice(0, charactersRead), compared, language)
  // The last of a text that was cut is torn.
  const whole = text.length > charactersRead ? sentences.slice(0, -1) : sentences
  return whole.filter(({ isNew }) => isNew)
}
