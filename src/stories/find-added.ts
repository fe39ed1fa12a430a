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
    // What is near in time is near in matter: older reports than these tell the same again.
    const before = earlier.slice(0, earlierCount).slice(-mostCompared)
    return findNew(text, before, language).filter(({ isNew }) => isNew)
  })
}

/** Earlier reports that one is compared with. */
export const mostCompared = 40
