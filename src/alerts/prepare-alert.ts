import type { AlertClaim } from '../corpus/alert-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { OutboxRow } from '../model/alert.ts'
import { composeAlert, type ComposeParts } from './compose-alert.ts'
import { composeFollowUp } from './compose-follow-up.ts'
import { composeGathered } from './compose-gathered.ts'
import type { Composed } from './plan-sendings.ts'

/** What a claim still has to tell, and which of its rows nobody wants any more, with the reason for each. */
export type Prepared = {
  readonly composed: Composed | undefined
  readonly unwanted: readonly { readonly row: OutboxRow; readonly reason: string }[]
  /** Rows that went along with unwanted ones: their own time has not come. */
  readonly early: readonly OutboxRow[]
}

type PreparingParts = ComposeParts & { readonly store: Pick<CorpusStore, 'getWatch'> }

/** Composes what a claim tells for the watches that want it at this moment. */
export async function prepareAlert(claim: AlertClaim, parts: PreparingParts, now: Date): Promise<Prepared> {
  const wanted: OutboxRow[] = []
  const unwanted: { row: OutboxRow; reason: string }[] = []
  for (const row of claim.rows) {
    const reason = await whyUnwanted(row, parts.store, now)
    if (reason === undefined) wanted.push(row)
    else unwanted.push({ row, reason })
  }
  const early = earlyAmong(wanted, now)
  const told = wanted.filter(row => !early.includes(row))
  const composed = await compose({ ...claim, rows: told }, parts)
  if (composed !== undefined) return { composed, unwanted, early }
  const gone = told.map(row => ({ row, reason: 'the report is no longer kept' }))
  return { composed: undefined, unwanted: [...unwanted, ...gone], early }
}

function earlyAmong(wanted: readonly OutboxRow[], now: Date): readonly OutboxRow[] {
  const isDue = ({ dueAt }: OutboxRow) => dueAt <= now
  const due = new Set(wanted.filter(isDue).map(row => row.storyPostId))
  return wanted.filter(row => !isDue(row) && !due.has(row.storyPostId))
}

async function compose(claim: AlertClaim, parts: ComposeParts): Promise<Composed | undefined> {
  const [first] = claim.rows
  if (first === undefined) return undefined
  if (first.part === 'follow-up') {
    const content = await composeFollowUp(claim, parts)
    return content === undefined ? undefined : { kind: 'follow-up', content }
  }
  if (claim.rows.every(row => row.isGathered)) {
    const content = await composeGathered(claim, parts)
    return content === undefined ? undefined : { kind: 'gathered', content }
  }
  const content = await composeAlert(claim, parts)
  return content === undefined ? undefined : { kind: 'alert', content }
}

async function whyUnwanted(
  row: OutboxRow,
  store: Pick<CorpusStore, 'getWatch'>,
  now: Date,
): Promise<string | undefined> {
  const watch = await store.getWatch(row.watchId)
  if (watch === undefined) return 'the watch was removed'
  if (watch.state === 'paused') return 'the watch was paused'
  return watch.mutedUntil !== undefined && watch.mutedUntil > now ? 'the watch was muted' : undefined
}
