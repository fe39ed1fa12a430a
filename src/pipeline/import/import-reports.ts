import { createHash } from 'node:crypto'
import type { ArticleStore, IngestRequest } from '../../corpus/article-store.ts'
import { canonicalUrl } from '../../text/canonical-url.ts'
import type { ReadArticle } from '../read-article.ts'
import type { Readers } from '../readers.ts'
import { readRecords, type ImportRecord } from './read-records.ts'

export type ImportReport = {
  readonly taken: number
  readonly revised: number
  readonly known: number
  readonly refused: readonly Refusal[]
  /** More were refused than `refused` lists. */
  readonly refusedCount: number
}

export type Refusal = { readonly where: string; readonly reason: string }

export type ImportParts = {
  readonly store: Pick<ArticleStore, 'ingest'>
  /** Reads a batch of reports in a worker; one result a record. */
  readonly readBatch: Readers['readReports']
  /** Batches read at the same time. */
  readonly workers: number
  readonly clock: () => Date
  readonly progress: (bytes: number, reports: number) => void
  readonly signal: AbortSignal
}

const batchSize = 32
const shownRefusals = 20

/**
 * Imports files and folders in batches, each kept whole or not at all. What is there already stays as it is,
 * so an import that was stopped is simply started again.
 */
export async function importReports(paths: readonly string[], parts: ImportParts): Promise<ImportReport> {
  const tally = { taken: 0, revised: 0, known: 0, refusedCount: 0 }
  const refused: Refusal[] = []
  let bytes = 0

  function refuse(refusal: Refusal): void {
    tally.refusedCount++
    if (refused.length < shownRefusals) refused.push(refusal)
  }

  async function take(batch: readonly ImportRecord[]): Promise<void> {
    const read = await parts.readBatch(batch)
    const requests: IngestRequest[] = []
    for (const [at, record] of batch.entries()) {
      const result = read[at]
      if (result === undefined || 'kind' in result)
        refuse({ where: record.where, reason: result?.reason ?? 'it was not read' })
      else requests.push(toRequest(result, parts.clock()))
    }
    for (const { kind } of await parts.store.ingest(requests, { together: true }))
      tally[kind === 'new' ? 'taken' : kind]++
    bytes += batch.reduce((sum, record) => sum + record.bytes, 0)
    parts.progress(bytes, tally.taken + tally.revised + tally.known)
  }

  const running = new Set<Promise<void>>()
  let failure: { readonly error: unknown } | undefined
  async function start(batch: readonly ImportRecord[]): Promise<void> {
    // A little more than the workers can do at once keeps them all busy while the store writes.
    while (running.size >= parts.workers + 1) await Promise.race(running)
    if (failure !== undefined) throw failure.error
    const taking = take(batch)
      .catch((error: unknown) => void (failure ??= { error }))
      .finally(() => running.delete(taking))
    running.add(taking)
  }

  let batch: ImportRecord[] = []
  for await (const record of readRecords(paths)) {
    if (parts.signal.aborted) break
    if (record.kind === 'refused') {
      refuse(record)
      bytes += record.bytes
      continue
    }
    batch.push(record)
    if (batch.length < batchSize) continue
    await start(batch)
    batch = []
  }
  if (batch.length > 0) await start(batch)
  await Promise.all(running)
  if (failure !== undefined) throw failure.error
  return { ...tally, refused }
}

function toRequest({ content, quotations, terms }: ReadArticle, seenAt: Date): IngestRequest {
  const url = content.url === undefined ? undefined : canonicalUrl(content.url)
  const itemHash = createHash('sha256').update(`${content.title}\n${content.text}`).digest('hex')
  const sighting = { feedId: undefined, guid: undefined, url, itemHash }
  return { content: { ...content, url }, quotations, terms, sighting, seenAt, hits: [] }
}
