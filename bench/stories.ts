import { deserialize, serialize } from 'node:v8'
import { createCopyFinder, type CopyFinder, type SavedCopies } from '../src/stories/copy-finder.ts'
import { noIncident } from '../src/stories/read-incident.ts'
import { readProfile, type Emphasis, type Profile } from '../src/stories/read-profile.ts'
import { createStoryFinder, type SavedFinder, type StoryFinder } from '../src/stories/story-finder.ts'
import { usualStorySettings } from '../src/stories/story-settings.ts'
import { createRandom, writeReport } from './stories/write-report.ts'
import { createMinHash, createPlainTfIdf, createSimHash, type Rival } from './stories/rivals.ts'

/** Articles timed once a window is full. */
const timed = 300
/** A rival that compares with everything is timed on fewer. */
const timedSlowly = 10
/** Comparing whole vectors with more than so many takes minutes. */
const mostForTfIdf = 100_000

/**
 * Cost of placing one article (profile, copy and story) when the window of seven days holds so many, beside MinHash,
 * SimHash and TF-IDF that compare an article with all earlier ones. The window is filled with articles of known stories.
 * `npm run bench -- stories 10000 100000 500000`
 */
export default async function run(args: readonly string[]): Promise<void> {
  const windows = args.length > 0 ? args.map(Number) : [10_000, 100_000]
  console.log(
    'articles   Dateline ms   profile+copy+story      memory MB   restart s   MinHash ms   SimHash ms   TF-IDF ms',
  )
  for (const size of windows) console.log(measure(size))
  return Promise.resolve()
}

function measure(size: number): string {
  const eventsADay = Math.ceil(size / 7 / 4)
  const random = createRandom(size)
  const before = memoryMb()
  const stories = createStoryFinder()
  const copies = createCopyFinder({ oneIn: 16 })
  for (let at = 0; at < size; at++) {
    const { text, event } = writeReport(random, (at / size) * 7, eventsADay)
    copies.add(at, text)
    stories.remember(plainProfile(text, (at / size) * 7), event)
  }
  const memory = memoryMb() - before
  const restart = timeRestart(stories, copies)
  // The first ones are placed before the clock runs: code gets fast by being run.
  const warm = Array.from({ length: timed }, () => writeReport(random, 6.98, eventsADay).text)
  for (const [at, text] of warm.entries()) stories.place(size + at, profileOf(text, 6.98))
  const texts = Array.from({ length: timed }, () => writeReport(random, 6.99, eventsADay).text)
  const profiles: Profile[] = []
  const parts = [
    timePer(texts, text => profiles.push(profileOf(text, 7))),
    timePer(texts, (text, at) => copies.findAndAdd(size + timed + at, text)),
    timePer(profiles, (profile, at) => stories.place(size + timed + at, profile)),
  ]
  const ours = parts.reduce((sum, part) => sum + part, 0)
  const able = [createMinHash(), createSimHash(), ...(size > mostForTfIdf ? [] : [createPlainTfIdf()])]
  const rivals = able.map(rival => timeRival(rival, size))
  const cells = [
    String(size).padEnd(9),
    ours.toFixed(3).padStart(12),
    parts
      .map(part => part.toFixed(2))
      .join(' + ')
      .padStart(20),
  ]
  cells.push(memory.toFixed(0).padStart(14), restart.toFixed(2).padStart(11))
  return [...cells, ...rivals.map(ms => `${ms.toFixed(2)} (${(ms / ours).toFixed(1)}x)`.padStart(12))].join(' ')
}

/** Seconds to read back what was saved, from bytes. */
function timeRestart(stories: StoryFinder, copies: CopyFinder): number {
  const saved = [serialize(stories.save()), serialize(copies.save())] as const
  const start = cpuMs()
  createStoryFinder(usualStorySettings, deserialize(saved[0]) as SavedFinder)
  createCopyFinder({ oneIn: 16 }, deserialize(saved[1]) as SavedCopies)
  return (cpuMs() - start) / 1000
}

/** As `readProfile` without its stemming and folding, which made-up words don't need: for filling a window fast. */
function plainProfile(text: string, day: number): Profile {
  const terms = new Map<string, Emphasis>()
  const titleEnd = text.indexOf('. ')
  for (const { 0: surface, index } of text.matchAll(/\w+/g)) {
    const isInTitle = index < titleEnd
    const stem = surface.toLowerCase()
    const { weight } = terms.get(stem) ?? { weight: 0 }
    const isName = surface !== stem
    terms.set(stem, { weight: weight + (isInTitle ? 3 : 1), surface, isName, isScene: false, isInTitle })
  }
  const date = (Date.UTC(2026, 0, 5) + day * 86_400_000) / 86_400_000
  return { terms, day: date, quoted: new Int32Array(0), incident: noIncident }
}

function profileOf(text: string, day: number): Profile {
  const title = text.slice(0, text.indexOf('. '))
  return readProfile({ title, text, publishedAt: new Date(Date.UTC(2026, 0, 5) + day * 86_400_000) })
}

/** Rivals keep one signature an article and compare a new one with all; the signatures are of a smaller sample, repeated. */
function timeRival(rival: Rival, size: number): number {
  const random = createRandom(size + 1)
  const sample = Array.from({ length: 1000 }, () => rival.read(writeReport(random, 6).text))
  for (let at = 0; at < size; at++) rival.keep(sample[at % sample.length] ?? 0)
  const reports = Array.from({ length: timedSlowly }, () => writeReport(random, 6).text)
  return timePer(reports, text => rival.findNearest(rival.read(text)))
}

function timePer<Item>(items: readonly Item[], work: (item: Item, at: number) => void): number {
  const start = cpuMs()
  for (const [at, item] of items.entries()) work(item, at)
  return (cpuMs() - start) / items.length
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
