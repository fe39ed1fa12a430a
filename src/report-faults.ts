import { isDiskFull } from './corpus/disk-full.ts'
import type { Logger } from './observe/open-log.ts'

/** Logs a fault of ours under the name of what failed. */
export type ReportFault = (event: string, error: unknown, fields?: object) => void

/** A fault that lasts is told so often; one that was gone for as long as `calmMs` is told anew. */
const againMs = 3_600_000
const calmMs = 600_000
/** More kinds of faults at a time are not told apart, but all are told. */
const mostKinds = 200

type Told = { toldAt: number; lastAt: number; untold: number }

/** What fails at every tick would fill the log: the same fault is told once, then hourly with how often it came. */
export function createFaultReports(log: Pick<Logger, 'error'>, folder: string, clock: () => Date): ReportFault {
  const known = new Map<string, Told>()
  return (event, error, fields = {}) => {
    const isFull = isDiskFull(error)
    // Whatever meets a full disk meets the same one.
    const kind = isFull ? 'disk full' : `${event} ${String(error)}`
    const now = clock().getTime()
    const told = known.get(kind)
    if (told !== undefined && isCovered(told, now)) {
      told.lastAt = now
      told.untold++
      return
    }
    if (known.size >= mostKinds) known.clear()
    known.set(kind, { toldAt: now, lastAt: now, untold: 0 })
    const since = told === undefined || told.untold === 0 ? {} : { timesSince: told.untold }
    if (isFull) log.error({ event, ...fields, ...since }, fullSentence(folder))
    else log.error({ ...fields, ...since, err: error }, event)
  }
}

/** A clock that was set back covers nothing. */
function isCovered({ toldAt, lastAt }: Told, now: number): boolean {
  return now >= lastAt && now - lastAt < calmMs && now - toldAt < againMs
}

function fullSentence(folder: string): string {
  return `The disk that holds ${folder} is full: make room. Until then no report and no alert can be kept, so none is sent; what was kept is safe, and I go on by myself once there is room.`
}
