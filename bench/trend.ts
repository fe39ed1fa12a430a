import { mkdtempSync, rmSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCharts } from '../src/charts/open-charts.ts'
import { openSqliteStore } from '../src/corpus/sqlite/open-sqlite-store.ts'
import { readTrend } from '../src/pipeline/read-trend.ts'
import { joinTerms } from '../src/text/join-terms.ts'
import { parseQuery } from '../src/watches/parse-query.ts'
import { createReportMaker } from './made-reports.ts'

/** What is asked, and the words of it that a plain scan would look for. */
const asked: readonly (readonly [string, readonly string[]])[] = [
  ['lighthouse', ['lighthouse']],
  ['"pier inspection" OR "mill inspection"', ['pier inspection', 'mill inspection']],
  ['minister OR governor', ['minister', 'governor']],
  ['flood NEAR/8 council -harbour', ['flood']],
  ['ministr*', ['ministr']],
]

/**
 * How long /trend counts and draws: `npm run bench -- trend [reports]` (10,000 unless told). The rival scans the same
 * database with LIKE and counts by day; it knows no stems, no phrases over other spellings, no NEAR and no scope.
 */
export default async function run([size = '10000']: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'))
  try {
    await fill(folder, Number(size))
    await timeCounts(folder, Number(size))
    await timePictures()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const minuteMs = 60_000
const start = Date.UTC(2026, 0, 1)
const scope = { kind: 'guild', guildId: '1' } as const

/** The reports of 30 days, however many they are. */
async function fill(folder: string, size: number): Promise<void> {
  const store = await openSqliteStore({ folder })
  const make = createReportMaker()
  const gapMs = (30 * 24 * 60 * minuteMs) / size
  for (let from = 0; from < size; from += 500) {
    const requests = Array.from({ length: Math.min(500, size - from) }, (_, at) => {
      const draft = make(from + at)
      const content = { ...draft, language: 'en', publishedAt: new Date(start + (from + at) * gapMs) }
      const sighting = { feedId: undefined, guid: undefined, url: content.url, itemHash: String(from + at) }
      return { content, quotations: [], terms: joinTerms(content, []), sighting, seenAt: new Date(start), hits: [] }
    })
    await store.ingest(requests, { together: true })
  }
  await store.close()
}

async function timeCounts(folder: string, size: number): Promise<void> {
  const store = await openSqliteStore({ folder, readonly: true })
  const rival = new DatabaseSync(join(folder, 'dateline.db'), { readOnly: true })
  const period = { since: new Date(start), until: new Date(start + 31 * 24 * 60 * minuteMs) }
  const loop = monitorEventLoopDelay({ resolution: 5 })
  loop.enable()
  console.log(`${size.toLocaleString('en')} reports of 30 days\n`)
  console.log('query                                    reports  counted in   LIKE scan   ratio  longest hold')
  for (const [written, words] of asked) {
    const parsed = parseQuery(written)
    if (!parsed.ok) throw new Error(parsed.reason)
    loop.reset()
    const startedAt = performance.now()
    const wishes = { ...period, scope, publisher: undefined, timeZone: 'UTC', tell: () => undefined }
    const trend = await readTrend(store, [parsed.query], wishes)
    const ms = performance.now() - startedAt
    const held = loop.max / 1e6
    const scanMs = timeScan(rival, words)
    const [line] = trend?.lines ?? []
    const total = line?.counts.reduce((sum, count) => sum + count, 0) ?? 0
    const number = `${line?.isEstimate === true ? '~' : ''}${total}`
    const cells = [number.padStart(7), `${ms.toFixed(0)} ms`.padStart(11), `${scanMs.toFixed(0)} ms`.padStart(11)]
    const rest = [`${(scanMs / ms).toFixed(1)}x`.padStart(7), `${held.toFixed(0)} ms`.padStart(13)]
    console.log(`${written.padEnd(40)} ${cells.join(' ')} ${rest.join(' ')}`)
  }
  rival.close()
  await store.close()
}

function timeScan(rival: DatabaseSync, words: readonly string[]): number {
  const like = words.map(() => '(r.title LIKE ? OR r.text LIKE ?)').join(' OR ')
  const sql = `SELECT r.published_at / 86400000 AS day, count(*) FROM revision r WHERE ${like} GROUP BY day`
  const startedAt = performance.now()
  rival.prepare(sql).all(...words.flatMap(word => [`%${word}%`, `%${word}%`]))
  return performance.now() - startedAt
}

async function timePictures(): Promise<void> {
  const charts = openCharts({ idleMs: 1000 })
  const slots = Array.from({ length: 30 }, (_, day) => `${day + 1} Mar`)
  const series = ['a', 'b', 'c', 'd', 'e'].map((name, at) => ({ name, values: slots.map((_, day) => (day * at) % 17) }))
  const times: number[] = []
  for (let round = 0; round < 12; round++) {
    const startedAt = performance.now()
    await charts.draw({
      unit: 'reports a day',
      slots,
      series: round % 2 === 0 ? series : series.slice(0, 1),
      marks: [],
      size: 'whole',
    })
    times.push(performance.now() - startedAt)
  }
  await charts.close()
  const [first = 0, ...later] = times
  const median = later.toSorted((a, b) => a - b)[later.length >> 1] ?? 0
  console.log(`\npicture: ${first.toFixed(0)} ms the first, with its process; then ${median.toFixed(0)} ms`)
}
