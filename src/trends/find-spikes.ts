import { fewestUsual, judgeCount, median } from './judge-count.ts'

/** A run of slots with unusually many, told by its highest. */
export type Spike = {
  readonly slot: number
  readonly count: number
  readonly expected: number
  readonly surprise: number
}

/** What is usual is learned from so many slots before, and from those around where there are too few. */
const slotsBefore = 28
const smoothedOver = 7

/**
 * Spikes among counts of slots side by side, in order of time. `totals`: all that was counted in each slot, whatever its
 * subject; where that grew over time (a feed was added), more is expected. A sudden rise of everything is still a spike.
 */
export function findSpikes(counts: readonly number[], totals: readonly number[]): readonly Spike[] {
  const exposures = smooth(totals)
  const spikes: Spike[] = []
  let previous = -2
  for (const [slot, count] of counts.entries()) {
    const usual = usualSlots(slot, counts.length).map(
      other => ((counts[other] ?? 0) * (exposures[slot] ?? 1)) / (exposures[other] ?? 1),
    )
    const { isSpike, expected, surprise } = judgeCount(count, usual)
    if (!isSpike) continue
    const spike = { slot, count, expected, surprise }
    const running = previous === slot - 1 ? spikes.at(-1) : undefined
    previous = slot
    if (running === undefined) spikes.push(spike)
    else if (running.count < count) spikes[spikes.length - 1] = spike
  }
  return spikes
}

function usualSlots(slot: number, length: number): readonly number[] {
  const others = Array.from({ length }, (_, at) => at).filter(at => at !== slot)
  const before = others.filter(at => at < slot && at >= slot - slotsBefore)
  if (before.length >= fewestUsual) return before
  return others.filter(at => Math.abs(at - slot) <= slotsBefore / 2)
}

/** The running median: follows growth, not single days. At least one, to be divided by. */
function smooth(totals: readonly number[]): readonly number[] {
  const reach = smoothedOver >> 1
  return totals.map((_, at) => Math.max(1, median(totals.slice(Math.max(0, at - reach), at + reach + 1))))
}
