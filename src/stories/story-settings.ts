/** What decides between "one story" and "two". */
export type StorySettings = {
  /**
   * How like a story an article must be to join it, from 0 to 1. Lower: fewer alerts for one story, more new stories
   * swallowed by old ones. Higher: the other way round.
   */
  readonly leastLikeness: number
  /** Two stories are one when an article is this like both, and they are half as like each other. */
  readonly leastMergeLikeness: number
  /** A quiet story loses two thirds of its pull in so many days. */
  readonly decayDays: number
  /** A story that is quiet for longer takes no new articles. */
  readonly windowDays: number
}

export const usualStorySettings: StorySettings = {
  leastLikeness: 0.16,
  leastMergeLikeness: 0.34,
  decayDays: 2,
  windowDays: 30,
}
