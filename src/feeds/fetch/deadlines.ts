import type { Clock } from './clock.ts'

/** Rings when times are over. One wait serves them all, since one for each request costs more than the request. */
export type Deadlines = {
  /** Rings once after so many milliseconds, unless what it returns is called first. */
  set(ms: number, ring: () => void): () => void
}

type Deadline = { readonly at: number; readonly ring: () => void }

export function createDeadlines(clock: Clock): Deadlines {
  const deadlines = new Set<Deadline>()
  let watch: { readonly until: number; readonly stop: AbortController } | undefined

  function watchNext(): void {
    const until = Math.min(...[...deadlines].map(it => it.at))
    if (watch !== undefined && watch.until <= until) return
    watch?.stop.abort('sooner')
    const current = { until, stop: new AbortController() }
    watch = current
    // The wait rejects when it is called off; nobody needs to know.
    clock.wait(Math.max(0, until - clock.now().getTime()), current.stop.signal).then(
      () => ringDue(current),
      () => {},
    )
  }

  function ringDue(current: typeof watch): void {
    if (watch === current) watch = undefined
    const now = clock.now().getTime()
    const due = [...deadlines].filter(it => it.at <= now)
    for (const it of due) deadlines.delete(it)
    if (deadlines.size > 0) watchNext()
    for (const it of due) it.ring()
  }

  return {
    set(ms, ring) {
      const deadline = { at: clock.now().getTime() + ms, ring }
      deadlines.add(deadline)
      if (watch === undefined || deadline.at < watch.until) watchNext()
      return () => {
        deadlines.delete(deadline)
        // A wait for nobody would keep the process alive.
        if (deadlines.size > 0 || watch === undefined) return
        watch.stop.abort('done')
        watch = undefined
      }
    },
  }
}
