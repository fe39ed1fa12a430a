import type { LookoutMemory } from '../model/lookout.ts'
import type { Silence } from './find-silence.ts'
import { judgeCount } from './judge-count.ts'

export type LookoutSight = {
  readonly now: Date
  readonly meaning: string
  /** Paused or muted: then nothing is counted. */
  readonly isResting: boolean
  /** When its reports were published, in milliseconds, in any order. */
  readonly times: readonly number[]
  readonly silence: Silence | undefined
}

export type Busyness = { readonly count: number; readonly expected: number }

export type LookoutFinding = {
  readonly memory: LookoutMemory
  /** Begun now: to be told once. */
  readonly busy: Busyness | undefined
  readonly silence: Silence | undefined
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Nobody can tell what is usual from less. */
const learningMs = 7 * dayMs
const comparedDays = 28
/** Checks further apart mean that we were away. */
const longestGapMs = 2 * hourMs
/** A shorter rest is a hole in the counts, a longer one leaves nothing to compare with. */
const shortRestMs = 3 * dayMs
/** After being away we listen for so long, or as long as a silence must last, before anything counts as one. */
const catchUpMs = 6 * hourMs
/** Busy times end clearly below where they began, so that no count on the border rings twice. */
const calmSurprise = 1.5

/**
 * What is new to be told of a watch or feed: that the last 24 hours brought unusually many beside each 24 hours of the
 * four weeks before, or that it fell silent. Each spell is told once. In its first week nothing is.
 */
export function decideLookout(before: LookoutMemory, sight: LookoutSight): LookoutFinding {
  const { now, meaning } = sight
  const wasAway = now.getTime() - before.checkedAt.getTime() > longestGapMs
  const awakeSince = wasAway || sight.isResting ? now : before.awakeSince
  const restingSince = sight.isResting ? (before.restingSince ?? now) : undefined
  const memory = { ...before, awakeSince, restingSince, checkedAt: now, meaning }
  const isLongRest = restingSince !== undefined && now.getTime() - restingSince.getTime() > shortRestMs
  if (isLongRest || meaning !== before.meaning) {
    const anew = { ...memory, countedSince: now, busySince: undefined, silentSince: undefined }
    return { memory: anew, busy: undefined, silence: undefined }
  }
  if (sight.isResting || now.getTime() - before.countedSince.getTime() < learningMs) {
    return { memory, busy: undefined, silence: undefined }
  }
  const { busySince, busy } = decideBusy(before, sight)
  const { silentSince, silence } = decideSilent(before, sight, awakeSince)
  return { memory: { ...memory, busySince, silentSince }, busy, silence }
}

function decideBusy({ busySince, countedSince }: LookoutMemory, { now, times }: LookoutSight) {
  const { count, usual } = countDays(times, now, countedSince)
  const { isSpike, expected, surprise } = judgeCount(count, usual)
  if (busySince === undefined) return isSpike ? { busySince: now, busy: { count, expected } } : {}
  const isOver = surprise < calmSurprise && now.getTime() - busySince.getTime() >= dayMs
  return isOver ? {} : { busySince }
}

function decideSilent({ silentSince, countedSince }: LookoutMemory, { now, silence }: LookoutSight, awakeSince: Date) {
  if (silence === undefined) return {}
  if (silentSince !== undefined) return { silentSince }
  // Who has not seen a whole week before knows no weekend.
  if (silence.lastAt.getTime() - countedSince.getTime() < learningMs) return {}
  const wokenMs = now.getTime() - awakeSince.getTime()
  return wokenMs >= Math.max(catchUpMs, 2 * silence.longestPauseMs) ? { silentSince: now, silence } : {}
}

/** The last 24 hours, and each 24 hours before as far as they were counted. Hours of the clock have no part in it. */
function countDays(times: readonly number[], now: Date, countedSince: Date) {
  const days = Math.floor((now.getTime() - countedSince.getTime()) / dayMs)
  const counts = Array.from({ length: Math.min(comparedDays + 1, days) }, () => 0)
  for (const time of times) {
    const day = Math.floor((now.getTime() - time) / dayMs)
    if (counts[day] !== undefined) counts[day]++
  }
  return { count: counts[0] ?? 0, usual: counts.slice(1) }
}
