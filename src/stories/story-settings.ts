/** What decides between "one story" and "two". */
export type StorySettings = {
  /**
   * How like a story an article must be to join it, from 0 to 1. Lower: fewer alerts for one story, more new stories
   * swallowed by old ones. Higher: the other way round.
   */
  readonly leastLikeness: number
  /** Two stories are one when an article is this like both, and they are as like each other. */
  readonly leastMergeLikeness: number
  /** An article of so many days before or after has lost two thirds of its pull; one of a day, a fifth. */
  readonly decayDays: number
  /** A story takes an article only when one of its articles is at most so many days before or after it. */
  readonly windowDays: number
}

export const usualStorySettings: StorySettings = {
  leastLikeness: 0.223,
  leastMergeLikeness: 0.45,
  decayDays: 2,
  windowDays: 30,
}
