/** Less than this is what a clock that is kept in time does now and then. */
const noticedMs = 10_000

export type MindedClock = {
  /** As the machine tells the time. */
  readonly now: () => Date
  /** Milliseconds that have passed, whatever the machine's clock is set to. */
  readonly steadyMs: () => number
}

/** How far the machine's clock is ahead of the time that passes; changes when the clock is set, in milliseconds. */
export function leadMs(clock: MindedClock): number {
  return clock.now().getTime() - clock.steadyMs()
}

/** What it gives back is called now and then: it tells `setBack` by how much the clock was set back since, until that resolves. */
export function mindClock(clock: MindedClock, setBack: (byMs: number) => Promise<void>): () => Promise<void> {
  let known = leadMs(clock)
  return async () => {
    const seen = leadMs(clock)
    known = Math.max(known, seen)
    if (known - seen < noticedMs) return
    await setBack(Math.round(known - seen))
    known = seen
  }
}
