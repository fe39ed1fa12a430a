import type { AlertClaim } from '../corpus/alert-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { OutboxRow } from '../model/alert.ts'
import { composeAlert } from './compose-alert.ts'
import type { AlertContent } from './render-alert.ts'

/** What a claim still has to tell, and which of its rows nobody wants any more, with the reason for each. */
export type Prepared = {
  readonly alert: AlertContent | undefined
  readonly unwanted: readonly { readonly row: OutboxRow; readonly reason: string }[]
}

type PreparingStore = Pick<CorpusStore, 'getWatch' | 'getArticle' | 'quotationsOf' | 'aliasesOf'>

/** Composes the alert of a claim for the watches that want it at this moment. */
export async function prepareAlert(claim: AlertClaim, store: PreparingStore, now: Date): Promise<Prepared> {
  const wanted: OutboxRow[] = []
  const unwanted: { row: OutboxRow; reason: string }[] = []
  for (const row of claim.rows) {
    const reason = await whyUnwanted(row, store, now)
    if (reason === undefined) wanted.push(row)
    else unwanted.push({ row, reason })
  }
  const alert = await composeAlert({ ...claim, rows: wanted }, store)
  if (alert !== undefined) return { alert, unwanted }
  const gone = wanted.map(row => ({ row, reason: 'the report is no longer kept' }))
  return { alert: undefined, unwanted: [...unwanted, ...gone] }
}

async function whyUnwanted(row: OutboxRow, store: PreparingStore, now: Date): Promise<string | undefined> {
  const watch = await store.getWatch(row.watchId)
  if (watch === undefined) return 'the watch was removed'
  if (watch.state === 'paused') return 'the watch was paused'
  return watch.mutedUntil !== undefined && watch.mutedUntil > now ? 'the watch was muted' : undefined
}
