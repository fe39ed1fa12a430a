import { deserialize, serialize, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { analyse } from '../src/text/analyse.ts'
import { type AnalysedArticle, analyseArticle } from '../src/watches/analyse-article.ts'
import { parseQuery } from '../src/watches/parse-query.ts'
import type { Query } from '../src/watches/query.ts'
import { type WatchIndex, type WatchSnapshot, createWatchIndex } from '../src/watches/watch-index.ts'
import { createMadeUp } from './watches/made-up.ts'
import { measureFts, measureIncludes, measureRegex } from './watches/rivals.ts'

const itemCount = 200
const sizes = [1000, 10_000, 100_000, 1_000_000]

/**
 * `npm run bench -- watches [most]`: items of 600 words against up to so many watches (1,000,000 unless told): time an item
 * beside tokenising alone, memory, adding, removing, a cold start; and a loop over the watches with includes, regex and FTS5.
 */
export default async function run(args: readonly string[]): Promise<void> {
  const most = Number(args[0] ?? 1_000_000)
  const news = createMadeUp(5)
  const items = Array.from({ length: itemCount }, () => news.makeArticle())
  const tokenising = measureTokenising(items)
  console.log(
    `CPU time of one thread. Tokenising alone: ${tokenising.toFixed(0)} us an item of ${analyse(items[0]?.text ?? '', 'en').length} words`,
  )
  const table: Record<string, Record<string, string | number>> = {}
  for (const size of sizes.filter(size => size <= most)) {
    const queries = Array.from({ length: size }, () => news.makeQuery())
    table[`${size} watches`] = measure(queries, items, news.frequency, tokenising)
  }
  console.table(table)
  await Promise.resolve()
}

type Item = { readonly title: string; readonly text: string }

function analysed({ title, text }: Item): AnalysedArticle {
  return analyseArticle({ title, text, publisher: 'Valley Post', language: 'en', publishedAt: new Date(0) })
}

function measureTokenising(items: readonly Item[]): number {
  return Math.min(...Array.from({ length: rounds }, () => timeEach(items, ({ text }) => analyse(text, 'en'))))
}

/** The best of some rounds. */
const rounds = 5

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

function measure(
  written: readonly string[],
  items: readonly Item[],
  frequency: (word: string) => number,
  tokenising: number,
): Record<string, string | number> {
  const before = usedBytes()
  const start = cpuMicroseconds()
  const index = fill(written, frequency)
  const coldMs = (cpuMicroseconds() - start) / 1000
  const bytes = (usedBytes() - before) / written.length
  const hits = items.reduce((count, item) => count + index.match(analysed(item)).length, 0)
  const matching = (): number => timeEach(items, item => index.match(analysed(item)))
  const us = Math.min(...Array.from({ length: rounds }, matching))
  const extra = written.slice(0, 1000).flatMap(text => parsed(`${text} zzz`))
  const add = timeEach([...extra.entries()], ([at, query]) => index.add(-1 - at, query))
  const remove = timeEach([...extra.keys()], at => index.remove(-1 - at))
  const snapshot = serialize(index.save())
  const loading = cpuMicroseconds()
  createWatchIndex(frequency, deserialize(snapshot) as WatchSnapshot)
  const loadMs = (cpuMicroseconds() - loading) / 1000
  const rivals = measureRivals(written, items)
  return {
    'us an item': Math.round(us),
    'x tokenising': Number((us / tokenising).toFixed(1)),
    'hits an item': Math.round(hits / items.length),
    'distinct queries': index.queryCount,
    'bytes a watch': Math.round(bytes),
    'add us': Number(add.toFixed(1)),
    'remove us': Number(remove.toFixed(1)),
    'parse and add all, ms': Math.round(coldMs),
    'from snapshot, ms': Math.round(loadMs),
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

/** A loop over the watches, where it ends in time. */
function measureRivals(written: readonly string[], items: readonly Item[]): Record<string, number> {
  const few = items.slice(0, written.length > 10_000 ? 3 : 20)
  if (written.length > 100_000) return {}
  return {
    includes: measureIncludes(written, few),
    regex: measureRegex(written, few.slice(0, 3)),
    ...(written.length > 10_000 ? {} : { FTS5: measureFts(written, few.slice(0, 3)) }),
  }
}

function usedBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
