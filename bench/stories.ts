import { createCopyFinder } from '../src/stories/copy-finder.ts'
import { readProfile, type Profile } from '../src/stories/read-profile.ts'
import { createStoryFinder } from '../src/stories/story-finder.ts'
import { createRandom, writeReport, type Random } from './stories/write-report.ts'
import { createMinHash, createPlainTfIdf, createSimHash, type Rival } from './stories/rivals.ts'

/** Articles timed once a window is full. */
const timed = 300
/** A rival that compares with everything is timed on fewer. */
const timedSlowly = 20

/**
 * Cost of placing one article (story and copy) when the window of seven days holds so many, beside MinHash, SimHash and
 * TF-IDF that compare an article with all earlier ones. `npm run bench -- stories 10000 100000 500000`
 */
export default async function run(args: readonly string[]): Promise<void> {
  const windows = args.length > 0 ? args.map(Number) : [10_000, 100_000]
  console.log('articles   Dateline ms   memory MB   MinHash ms   SimHash ms   TF-IDF ms')
  for (const size of windows) console.log(measure(size))
  return Promise.resolve()
}

function measure(size: number): string {
  const random = createRandom(size)
  const before = memoryMb()
  const stories = createStoryFinder()
  const copies = createCopyFinder({ oneIn: 16 })
  const place = (at: number, text: string, profile: Profile) => {
    copies.findAndAdd(at, text)
    stories.place(at, profile)
  }
  for (let at = 0; at < size; at++) place(at, ...report(random, at / size))
  const memory = memoryMb() - before
  const reports = Array.from({ length: timed }, () => writeReport(random, 7))
  const ours = timePer(reports, (text, at) => place(size + at, text, profileOf(text, 7)))
  const rivals = [createMinHash(), createSimHash(), createPlainTfIdf()].map(rival => timeRival(rival, size))
  const cells = [String(size).padEnd(9), ours.toFixed(3).padStart(12), memory.toFixed(0).padStart(11)]
  return [...cells, ...rivals.map(ms => `${ms.toFixed(2)} (${(ms / ours).toFixed(1)}x)`.padStart(12))].join(' ')
}

function report(random: Random, share: number): readonly [string, Profile] {
  const text = writeReport(random, share * 7)
  return [text, profileOf(text, share * 7)]
}

function profileOf(text: string, day: number): Profile {
  const title = text.slice(0, text.indexOf('. '))
  return readProfile({ title, text, publishedAt: new Date(Date.UTC(2026, 0, 5) + day * 86_400_000) })
}

/** Rivals keep one signature an article and compare a new one with all; the signatures are of a smaller sample, repeated. */
function timeRival(rival: Rival, size: number): number {
  const random = createRandom(size + 1)
  const sample = Array.from({ length: 1000 }, () => rival.read(writeReport(random, 7)))
  for (let at = 0; at < size; at++) rival.keep(sample[at % sample.length] ?? 0)
  const reports = Array.from({ length: timedSlowly }, () => writeReport(random, 7))
  return timePer(reports, text => rival.findNearest(rival.read(text)))
}

function timePer(texts: readonly string[], work: (text: string, at: number) => void): number {
  const start = cpuMs()
  for (const [at, text] of texts.entries()) work(text, at)
  return (cpuMs() - start) / texts.length
}

/** Time of the processor, so that other programs don't count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function memoryMb(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1_048_576
}
