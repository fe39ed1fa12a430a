/** What decides how much a story matters to somebody who was away. */
export type StoryWeight = {
  readonly publishers: number
  readonly reports: number
  /** Reports that repeat another's words add nothing of their own. */
  readonly copies: number
  /** Opened in the period; else it goes on from before. */
  readonly isNew: boolean
  readonly newestAt: Date
  /** Of named speakers in its fullest report; undefined where nobody counted. */
  readonly quotations: number | undefined
}

/**
 * Ranks stories of one period, most important first, and gives their indices. Publishers weigh most, each further one
 * less than the one before; then reports of their own words, quotations, being new and being recent. Equal ones: the
 * newest first.
 */
export function rankStories(
  stories: readonly StoryWeight[],
  period: { readonly since: Date; readonly until: Date },
): readonly number[] {
  const spanMs = Math.max(1, period.until.getTime() - period.since.getTime())
  const scored = stories.map((story, index) => {
    const age = Math.min(1, Math.max(0, (period.until.getTime() - story.newestAt.getTime()) / spanMs))
    return { index, score: weigh(story) + recencyWeight * (1 - age), newest: story.newestAt.getTime() }
  })
  return scored.toSorted((a, b) => b.score - a.score || b.newest - a.newest).map(({ index }) => index)
}

const publisherWeight = 2
const reportWeight = 0.7
const quotationWeight = 0.15
const mostQuotations = 4
const newWeight = 0.4
const recencyWeight = 0.8

function weigh({ publishers, reports, copies, isNew, quotations = 0 }: StoryWeight): number {
  return (
    publisherWeight * Math.log2(1 + publishers) +
    reportWeight * Math.log2(1 + Math.max(1, reports - copies)) +
    quotationWeight * Math.min(mostQuotations, quotations) +
    (isNew ? newWeight : 0)
  )
}
