import type { Errand } from '../corpus/errand-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { AlertReaders } from './alert-readers.ts'
import type { Courier, SendOutcome } from './courier.ts'
import type { DigestSource } from './prepare-digest.ts'
import { editStory } from './edit-story.ts'
import { reviseAlerts } from './revise-alerts.ts'
import { sendDigest, sendDigestTrouble } from './send-digest.ts'
import { sendNotice } from './send-notice.ts'
import { sendUnusual } from './send-unusual.ts'
import { sendWatchTrouble } from './send-watch-trouble.ts'

export type ErrandOptions = {
  readonly store: CorpusStore
  readonly courier: Courier
  readonly readers: AlertReaders
  readonly clock: () => Date
  /** What could not be done for so long is given up. */
  readonly keepTryingMs: number
  readonly signal: AbortSignal
  readonly digests: DigestSource
  /** Told of each errand, for the log. */
  readonly report: (event: {
    readonly errand: Errand['kind']
    readonly event: string
    readonly reason?: string
  }) => void
}

/** Sent, or not worth sending any more: `done`. */
export type ErrandOutcome = { readonly kind: 'done' } | Exclude<SendOutcome, { readonly kind: 'sent' }>

const errandsAtOnce = 20
/** An errand of unknown end is tried again after this, when Discord had time to finish it. */
const againMs = 60_000

/** Tells channels of the health of feeds, tells digests and edits alerts whose article was revised. Never run twice at once. */
export async function runErrands(options: ErrandOptions): Promise<void> {
  const { store, clock, signal } = options
  while (!signal.aborted) {
    const errands = await store.takeErrands(clock(), errandsAtOnce, new Date(clock().getTime() + againMs))
    if (errands.length === 0) return
    const work = async (errand: Errand) => {
      if (!signal.aborted) await settle(errand, await run(errand, options), options)
    }
    // Messages of stories are edited side by side: they are many, and each stands for itself.
    const { edits = [], rest = [] } = Object.groupBy(errands, ({ kind }) => (kind === 'story' ? 'edits' : 'rest'))
    for (const errand of rest) await work(errand)
    await Promise.all(edits.map(work))
  }
}

async function run(errand: Errand, options: ErrandOptions): Promise<ErrandOutcome> {
  try {
    return await runKind(errand, options)
  } catch (error) {
    return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) }
  }
}

function runKind(errand: Errand, options: ErrandOptions): Promise<ErrandOutcome> {
  switch (errand.kind) {
    case 'notice':
      return sendNotice(errand, options)
    case 'revision':
      return reviseAlerts(errand, options)
    case 'story':
      return editStory(errand, options)
    case 'digest':
      return sendDigest(errand, options)
    case 'digest-trouble':
      return sendDigestTrouble(errand, options)
    case 'watch-trouble':
      return sendWatchTrouble(errand, options)
    case 'unusual':
      return sendUnusual(errand, options)
  }
}

async function settle(errand: Errand, outcome: ErrandOutcome, options: ErrandOptions): Promise<void> {
  const { store, clock, keepTryingMs } = options
  const reason = 'reason' in outcome ? { reason: outcome.reason } : {}
  options.report({ errand: errand.kind, event: outcome.kind, ...reason })
  const isOver = clock().getTime() - errand.queuedAt.getTime() > keepTryingMs
  if (outcome.kind === 'done' || outcome.kind === 'never' || (isOver && outcome.kind !== 'later')) {
    return store.finishErrand(errand.id, errand.kind === 'story' ? errand.asked : undefined)
  }
  // Of unknown end: it comes again by itself.
  if (outcome.kind === 'unknown') return undefined
  return store.putOffErrand(errand.id, new Date(clock().getTime() + Math.max(1000, outcome.afterMs)))
}
