import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize, serialize, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readTerms } from '../src/text/read-terms.ts'
import { type AnalysedArticle, analyseArticle } from '../src/watches/analyse-article.ts'
import { parseQuery } from '../src/watches/parse-query.ts'
import type { Query } from '../src/watches/query.ts'
import { type WatchIndex, type WatchSnapshot, createWatchIndex } from '../src/watches/watch-index.ts'
import { type MadeUp, createMadeUp, kinds } from './watches/made-up.ts'
import { measureFts, measureIncludes, measureRegex } from './watches/rivals.ts'

const sizes = [1000, 10_000, 100_000, 1_000_000]

/**
 * `npm run bench -- watches [most]`: items of 600 words against up to so many watches (1,000,000 unless told): time an item
 * beside tokenising alone, memory, adding, removing, a cold start; a loop over the watches with includes, regex and FTS5;
 * and what each kind of watch costs. Every item is new; 3000 others were read before, as in a bot that has run for a day.
 */
export default async function run(args: readonly string[]): Promise<void> {
  const most = Number(args[0] ?? 1_000_000)
  const news = createMadeUp(5)
  for (let count = 0; count < 3000; count++) tokenise(makeItem(news))
  const tokenising = timeItems(news, tokenise)
  const splitting = timeItems(news, ({ text }) => text.toLowerCase().split(' ').length)
  console.log(
    `CPU time of one thread, median of ${rounds} rounds of ${itemsARound} new items of 600 words.`,
    `Tokenising alone (words found, folded, stemmed): ${tokenising.toFixed(0)} us; a bare split at spaces: ${splitting.toFixed(0)} us.`,
  )
  const table: Record<string, Record<string, string | number>> = {}
  for (const size of sizes.filter(size => size <= most)) {
    const queries = Array.from({ length: size }, () => news.makeQuery())
    table[`${size} watches`] = measure(queries, news, tokenising)
  }
  for (const [name, row] of Object.entries(table)) console.table({ [name]: row })
  console.table(measureKinds(news))
  await Promise.resolve()
}

type Item = { readonly title: string; readonly text: string }

/** Its texts are whole, as they come from a feed, not tied together from pieces. */
function makeItem(news: MadeUp): Item {
  const { title, text } = news.makeArticle()
  return { title: Buffer.from(title).toString(), text: Buffer.from(text).toString() }
}

function tokenise({ title, text }: Item): number {
  return readTerms(title, 'en').length + readTerms(text, 'en').length
}

function analysed({ title, text }: Item): AnalysedArticle {
  return analyseArticle({ title, text, publisher: 'Valley Post', language: 'en', publishedAt: new Date(0) })
}

const rounds = 9
/** The clock of a thread goes on by some milliseconds at once, so a round must take many. */
const itemsARound = 2000

/** Microseconds an item, on items never seen before. */
function timeItems(news: MadeUp, work: (item: Item) => unknown): number {
  return median(
    Array.from({ length: rounds }, () =>
      timeEach(
        Array.from({ length: itemsARound }, () => makeItem(news)),
        work,
      ),
    ),
  )
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

/** Microseconds for each thing. */
function timeEach<Thing>(things: readonly Thing[], work: (thing: Thing) => unknown): number {
  const start = cpuMicroseconds()
  for (const thing of things) work(thing)
  return (cpuMicroseconds() - start) / things.length
}

/** Time this thread has worked: others may be using the machine. */
function cpuMicroseconds(): number {
  const { user, system } = process.threadCpuUsage()
  return user + system
}

function measure(written: readonly string[], news: MadeUp, tokenising: number): Record<string, string | number> {
  // Code, and what is remembered of words up to a bound, is no watch's own.
  fill(written.slice(0, 20_000), news.frequency)
  const before = usedBytes()
  const start = cpuMicroseconds()
  const index = fill(written, news.frequency)
  const fillMs = (cpuMicroseconds() - start) / 1000
  const bytes = (usedBytes() - before) / written.length
  let [hits, count] = [0, 0]
  const match = (item: Item): void => {
    hits += index.match(analysed(item)).length
    count++
  }
  for (let warm = 0; warm < 1000; warm++) match(makeItem(news))
  const us = timeItems(news, match)
  const coldStart = measureColdStart(index, news.frequency)
  const extra = Array.from({ length: 10_000 }, () => `${news.makeQuery()} zzz`).flatMap(parsed)
  const add = timeEach([...extra.entries()], ([at, query]) => index.add(-1 - at, query))
  const remove = timeEach([...extra.keys()], at => index.remove(-1 - at))
  const rivals = measureRivals(written, news)
  return {
    'us an item': Math.round(us),
    'x tokenising': Number((us / tokenising).toFixed(1)),
    'hits an item': Math.round(hits / count),
    'distinct queries': index.queryCount,
    'bytes a watch': Math.round(bytes),
    'add us': Number(add.toFixed(1)),
    'remove us': Number(remove.toFixed(1)),
    'parse and add all, ms': Math.round(fillMs),
    ...coldStart,
    ...Object.fromEntries(
      Object.entries(rivals).map(([name, cost]) => [name, `${Math.round(cost)} us, ${(cost / us).toFixed(0)}x`]),
    ),
  }
}

function fill(written: readonly string[], frequency: (word: string) => number): WatchIndex {
  const index = createWatchIndex(frequency)
  for (const [id, text] of written.entries()) for (const query of parsed(text)) index.add(id, query)
  return index
}

function parsed(text: string): Query[] {
  const result = parseQuery(text)
  return result.ok ? [result.query] : []
}

/** From a file to an index that is ready. */
function measureColdStart(index: WatchIndex, frequency: (word: string) => number): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'watches-'))
  const file = join(folder, 'snapshot')
  writeFileSync(file, serialize(index.save()))
  const start = cpuMicroseconds()
  createWatchIndex(frequency, deserialize(readFileSync(file)) as WatchSnapshot)
  const ms = (cpuMicroseconds() - start) / 1000
  const megabytes = statSync(file).size / 1e6
  rmSync(folder, { recursive: true })
  return { 'cold start from a file': `${Math.round(ms)} ms, ${megabytes.toFixed(1)} MB` }
}

/** A loop over the watches, where it ends in time. */
function measureRivals(written: readonly string[], news: MadeUp): Record<string, number> {
  const many = written.length > 10_000
  const few = Array.from({ length: many ? 3 : 20 }, () => makeItem(news))
  if (written.length > 100_000) return { includes: measureIncludes(written, few.slice(0, 1)) }
  return {
    includes: measureIncludes(written, few),
    regex: measureRegex(written, few.slice(0, 3)),
    ...(many ? {} : { FTS5: measureFts(written, few.slice(0, 3)) }),
  }
}

/** 10,000 watches of one kind alone. */
function measureKinds(news: MadeUp): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {}
  const reading = timeItems(news, analysed)
  for (const kind of kinds) {
    const index = fill(
      Array.from({ length: 10_000 }, () => news.makeQuery(kind)),
      news.frequency,
    )
    let [hits, count] = [0, 0]
    const match = (item: Item): void => {
      hits += index.match(analysed(item)).length
      count++
    }
    for (let warm = 0; warm < 1000; warm++) match(makeItem(news))
    const us = timeItems(news, match) - reading
    table[`10000 ${kind}`] = { 'us an item besides reading': Math.round(us), 'hits an item': Math.round(hits / count) }
  }
  return table
}

function usedBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
