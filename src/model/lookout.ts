/** What a lookout is kept for: a watch, or a feed as one server follows it. */
export type LookoutSubject = { readonly kind: 'watch' | 'feed'; readonly id: number }

export type LookoutKinds = 'spikes' | 'silence' | 'both'

/** What a lookout remembers from check to check. */
export type LookoutMemory = {
  /** Counts before this mean something else: it was made then, changed its query, or rested. */
  readonly countedSince: Date
  /** Checked, and not resting, without a gap since then; before, nobody asked the feeds or nothing was kept. */
  readonly awakeSince: Date
  readonly checkedAt: Date
  /** What it counted at the last check; when that changes, counting begins anew. */
  readonly meaning: string
  /** Paused or muted, since then. */
  readonly restingSince: Date | undefined
  /** Told that it is unusually busy, and it still is. */
  readonly busySince: Date | undefined
  /** Told that it is unusually silent, and it still is. */
  readonly silentSince: Date | undefined
}

/** Something unusual, as it is told: plain words that follow the name, and what most of it was about. */
export type UnusualNews = {
  readonly news: 'busy' | 'silent'
  readonly text: string
  readonly story: ToldStory | undefined
}

/** A story in a line: the report that told it first, and how many publishers told it beside. */
export type ToldStory = {
  readonly title: string
  readonly url: string | undefined
  readonly publisher: string
  readonly others: number
}
