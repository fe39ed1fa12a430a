import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createRollFile } from '../src/pipeline/roll-file.ts'
import {
  createStorySorter,
  type SavedSorter,
  type SortedArticle,
  type StorySorter,
} from '../src/pipeline/sort-stories.ts'
import { readProfile } from '../src/stories/read-profile.ts'
import { usualStorySettings } from '../src/stories/story-settings.ts'
import { createPress, createRandom } from './stories/write-report.ts'
import { createMinHash, createPlainTfIdf, createSimHash, type Rival } from './stories/rivals.ts'

/** Articles timed once a window is full: enough that what is packed now and then counts by its share. */
const timed = 3000
/** So many are sorted before the clock runs: code is compiled while it runs for the first time, and that costs too. */
const untimed = 2000
/** A rival that compares with everything is timed on fewer. */
const timedSlowly = 10
/** Comparing whole vectors with more than so many takes minutes. */
const mostForTfIdf = 100_000
/** Of the reports that fill a window, so many are told at once. */
const batch = 100

/**
 * Cost of sorting one article (profile, copy and story), as the story room does it, when its window of seven days holds so
 * many, beside MinHash, SimHash and TF-IDF that compare an article with all earlier ones; and what it takes to know the
 * window again after a restart. A fifth of the reports are copies. The window is filled with articles of known stories, which
 * takes some minutes. `npm run bench -- stories 10000 100000 500000`
 */
export default async function run(args: readonly string[]): Promise<void> {
  const windows = args.length > 0 ? args.map(Number) : [10_000, 100_000]
  console.log(
    'articles   Dateline ms   of it profile   memory MB   file MB   saving s   restart s   MinHash ms   SimHash ms   TF-IDF ms',
  )
  for (const size of windows) console.log(await measure(size))
}

async function measure(size: number): Promise<string> {
  const press = createPress(createRandom(size), Math.ceil(size / 7))
  const article = (id: number, day: number) => articleOf(id, day, press.write(day).text)
  const before = await memoryMb()
  const filled = fill(size, press)
  const memory = (await memoryMb()) - before
  const { sorter, ...roll } = await restart(filled)
  for (let at = 0; at < untimed; at++) sorter.sort([article(size + at, 6.98)])
  const articles = Array.from({ length: timed }, (_, at) => article(size + untimed + at, 6.99))
  const profile = timePer(articles, one => readProfile(one))
  const ours = timePer(articles, one => sorter.sort([one]))
  const able = [createMinHash(), createSimHash(), ...(size > mostForTfIdf ? [] : [createPlainTfIdf()])]
  const rivals = able.map(rival => timeRival(rival, size))
  const cells = [String(size).padEnd(9), ours.toFixed(3).padStart(12), profile.toFixed(2).padStart(15)]
  cells.push(memory.toFixed(0).padStart(11), roll.fileMb.toFixed(0).padStart(9))
  cells.push(roll.savingSeconds.toFixed(2).padStart(10), roll.readingSeconds.toFixed(2).padStart(11))
  return [...cells, ...rivals.map(ms => `${ms.toFixed(2)} (${(ms / ours).toFixed(1)}x)`.padStart(12))].join(' ')
}

function fill(size: number, press: ReturnType<typeof createPress>): StorySorter {
  const sorter = createStorySorter(usualStorySettings)
  for (let from = 0; from < size; from += batch)
    sorter.remember(
      Array.from({ length: Math.min(batch, size - from) }, (_, at) => {
        const day = ((from + at) / size) * 7
        const { text, event } = press.write(day)
        return { article: articleOf(from + at, day, text), storyId: event }
      }),
    )
  return sorter
}

/** What the next process begins with, and what it took to write and read that; by the clock. */
async function restart(sorter: StorySorter) {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'))
  const path = join(folder, 'stories.roll')
  try {
    const file = createRollFile<SavedSorter>(path)
    const start = performance.now()
    await file.write(sorter.save())
    const written = performance.now()
    const saved = await file.read()
    const restored = createStorySorter(usualStorySettings, undefined, saved)
    const readingSeconds = (performance.now() - written) / 1000
    if (restored.size !== sorter.size) throw new Error('The file does not tell what was saved.')
    const fileMb = statSync(path).size / 1_048_576
    return { sorter: restored, savingSeconds: (written - start) / 1000, readingSeconds, fileMb }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function articleOf(id: number, day: number, text: string): SortedArticle {
  const title = text.slice(0, text.indexOf('. '))
  return { id, title, text, language: 'en', publishedAt: new Date(Date.UTC(2026, 0, 5) + day * 86_400_000) }
}

/** Rivals keep one signature an article and compare a new one with all; the signatures are of a smaller sample, repeated. */
function timeRival(rival: Rival, size: number): number {
  const press = createPress(createRandom(size + 1), 1000)
  const sample = Array.from({ length: 1000 }, () => rival.read(press.write(6).text))
  for (let at = 0; at < size; at++) rival.keep(sample[at % sample.length] ?? 0)
  const reports = Array.from({ length: timedSlowly }, () => press.write(6).text)
  return timePer(reports, text => rival.findNearest(rival.read(text)))
}

function timePer<Item>(items: readonly Item[], work: (item: Item) => void): number {
  const start = cpuMs()
  for (const item of items) work(item)
  return (cpuMs() - start) / items.length
}

/** Time of the processor, so that other programs don't count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What is in use. Columns are let go of only after whoever held them. */
async function memoryMb(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collectGarbage()
    await setImmediate()
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1_048_576
}
