const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** Bounds for the time between two polls of one feed, in milliseconds. */
export type Pace = {
  /** Never sooner. */
  readonly floorMs: number
  /** The feed's own rhythm stretches the time up to here. */
  readonly rhythmMs: number
  /** Failures and the publisher's wishes stretch it up to here. */
  readonly ceilingMs: number
}

/**
 * The pace of a feed. Strangers are left in peace for 15 minutes at least, whatever the settings say.
 * Private hosts, which the owner named, are polled steadily at `privateIntervalMs`.
 */
export function choosePace(
  isPrivateHost: boolean,
  settings: { readonly intervalMs: number; readonly privateIntervalMs: number },
): Pace {
  if (isPrivateHost) {
    return { floorMs: settings.privateIntervalMs, rhythmMs: settings.privateIntervalMs, ceilingMs: dayMs }
  }
  const floorMs = Math.min(dayMs, Math.max(15 * minuteMs, settings.intervalMs))
  return { floorMs, rhythmMs: dayMs, ceilingMs: dayMs }
}
