import { mkdtempSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp } from '../src/app.ts'
import { settingsSchema } from '../src/config/settings.ts'
import { openSqliteStore } from '../src/corpus/sqlite/open-sqlite-store.ts'
import { readArticle } from '../src/pipeline/read-article.ts'
import { openDiscordDouble } from '../src/playground/double/open-double.ts'
import { createReportMaker } from './made-reports.ts'

const queries = [
  'harbour ferry',
  '"pier inspection"',
  'minister OR governor',
  'flood -harbour',
  'convoy',
  'ceasefire talks border',
]
const rounds = 20

/** Round trip of commands through discord.js and a local Discord, on a corpus of `size` articles (10,000 by default). */
export default async function run([size = '10000']: readonly string[]): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'dateline-bench-'))
  try {
    await fill(dataFolder, Number(size))
    console.log(`${Number(size).toLocaleString('en')} articles; ${rounds} rounds of ${queries.length} queries\n`)
    const scan = timeScans(dataFolder)
    const { search, quotes } = await timeCommands(dataFolder)
    console.log('what                                        median     p95')
    print('/search, from typing to answer', search)
    print('/quotes about, from typing to answer', quotes)
    print('rival: LIKE over all texts, no Discord', scan)
    console.log(
      `\n/search with all of Discord around it takes ${(median(search) / median(scan)).toFixed(2)} of the scan alone`,
    )
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

async function fill(folder: string, size: number): Promise<void> {
  const store = await openSqliteStore({ folder })
  const make = createReportMaker()
  const seenAt = new Date()
  for (let from = 0; from < size; from += 200) {
    const requests = Array.from({ length: Math.min(200, size - from) }, (_, at) => {
      const read = readArticle(make(from + at))
      const sighting = { feedId: undefined, guid: undefined, url: read.content.url, itemHash: String(from + at) }
      return { ...read, sighting, seenAt, hits: [] }
    })
    await store.ingest(requests, { together: true })
  }
  await store.close()
}

async function timeCommands(dataFolder: string): Promise<{ search: number[]; quotes: number[] }> {
  const discord = await openDiscordDouble({ hasRelaxedRateLimits: true })
  const settings = settingsSchema.parse({ dataFolder, logLevel: 'silent' })
  const fromConfig = { starterFeeds: [], samples: [], recordRequests: undefined }
  const startup = { settings, token: discord.token, discordApi: discord.apiUrl, ...fromConfig }
  const app = await openApp(startup, {
    say: () => undefined,
    fail: error => {
      throw error
    },
    signal: new AbortController().signal,
  })
  const editor = discord.as(discord.seed.editorId)
  const ask = (command: string, options: Readonly<Record<string, string>>) =>
    editor.run(command, options, discord.seed.deskId)
  const search: number[] = []
  const quotes: number[] = []
  for (let round = -2; round < rounds; round++) {
    for (const query of queries) {
      const forSearch = await time(() => ask('search', { query }))
      const forQuotes = await time(() => ask('quotes', { about: query }))
      if (round >= 0) search.push(forSearch)
      if (round >= 0) quotes.push(forQuotes)
    }
  }
  await app.close()
  await discord.close()
  return { search, quotes }
}

/** What a bot without an index does: look into every text. */
function timeScans(folder: string): number[] {
  const database = new DatabaseSync(join(folder, 'dateline.db'), { readOnly: true })
  const table = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%dateline%'").get()
  if (table === undefined) throw new Error('no table of articles')
  const scan = database.prepare(`SELECT count(*) FROM ${String(table['name'])} WHERE text LIKE ?`)
  const times = queries.flatMap(query => {
    const word = query.replaceAll(/["-]/g, '').split(' ')[0] ?? ''
    const startedAt = performance.now()
    scan.get(`%${word}%`)
    return [performance.now() - startedAt]
  })
  database.close()
  return times
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

function print(what: string, times: readonly number[]): void {
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
  console.log(`${what.padEnd(42)} ${median(times).toFixed(1).padStart(7)} ${p95.toFixed(1).padStart(7)} ms`)
}
