import { deserialize, serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { createCopyFinder } from '../../src/stories/copy-finder.ts'
import { readProfile, type Profile } from '../../src/stories/read-profile.ts'
import { createStoryFinder } from '../../src/stories/story-finder.ts'
import { usualStorySettings } from '../../src/stories/story-settings.ts'
import { readLookAlikes, readStories, type GoldReport } from './gold/read-gold.ts'

const english = readStories().filter(report => report.language === 'en')

function profileOf({ title, text, date, language }: Pick<GoldReport, 'title' | 'text' | 'date' | 'language'>) {
  return readProfile({ title, text, language, publishedAt: new Date(date) })
}

function placeAll(reports: readonly GoldReport[], settings = usualStorySettings): number[] {
  const finder = createStoryFinder(settings)
  return reports.map((report, at) => finder.place(at, profileOf(report)).storyId)
}

/** Mean over reports of the share of its cluster that is its story, and of its story that is in its cluster. */
function bCubed(reports: readonly GoldReport[], labels: readonly number[]) {
  let precision = 0
  let recall = 0
  for (const [at, report] of reports.entries()) {
    const cluster = reports.filter((_, other) => labels[other] === labels[at])
    const story = reports.filter(other => other.story === report.story)
    const both = cluster.filter(other => other.story === report.story).length
    precision += both / cluster.length
    recall += both / story.length
  }
  precision /= reports.length
  recall /= reports.length
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}

test('gold reports fall into their stories', () => {
  const { f1, precision } = bCubed(english, placeAll(english))
  expect(f1).toBeGreaterThan(0.92)
  expect(precision).toBeGreaterThan(0.92)
})

test.each([
  ['turbat-bus-bomb', 'khuzdar-terminal-bomb'],
  ['tillaberi-village', 'menaka-market'],
  ['arequipa-quake', 'iquique-quake'],
])('reports of %s and of its look-alike %s stay apart', (one, other) => {
  const labels = placeAll(english)
  const labelsOf = (story: string) => new Set(labels.filter((_, at) => english[at]?.story === story))
  expect([...labelsOf(one)].filter(label => labelsOf(other).has(label))).toEqual([])
})

test('incidents of one sort are stories of their own, and their reports find together', () => {
  const reports = [...english, ...readLookAlikes()]
  const labels = placeAll(reports)
  const found = readLookAlikes().map(({ id, story }, at) => {
    const first = reports.findIndex(report => report.story === story)
    const label = labels[english.length + at] ?? -1
    return [id, reports[label]?.id === reports[first]?.id ? story : reports[label]?.id]
  })
  expect(found).toEqual(readLookAlikes().map(({ id, story }) => [id, story]))
})

/** How like a story that the first report opened a second one is found, whether it joins or not. */
function likenessOf(first: string, second: string, day: number): number {
  const finder = createStoryFinder({ ...usualStorySettings, leastLikeness: 0 })
  const read = (text: string, of: number) =>
    readProfile({ title: '', text, publishedAt: new Date(Date.UTC(2026, 2, of, 12)) })
  finder.place(1, read(first, 2))
  return finder.place(2, read(second, day)).likeness
}

test('the toll of an incident may rise on the day after, but not days later', () => {
  const first =
    'A mosque wall in Nushki fell on worshippers and killed six, doctors said on Monday. Rain had soaked it.'
  const second = 'A wall in Nushki fell on people and killed nine, doctors said on'
  const known = 'A wall in Nushki fell on people and killed six, doctors said on'
  expect(likenessOf(first, `${second} Tuesday.`, 3)).toBeGreaterThan(likenessOf(first, `${known} Tuesday.`, 3) * 0.7)
  expect(likenessOf(first, `${second} Thursday.`, 5)).toBeLessThan(likenessOf(first, `${known} Thursday.`, 5) * 0.6)
})

test('where the story names no day its reports are of no other day', () => {
  const first = 'A mosque wall in Nushki fell on worshippers and killed six, doctors said.'
  const second = 'A wall in Nushki fell on people and killed nine, doctors said'
  const undated = likenessOf(first, `${second}.`, 5)
  expect(likenessOf(first, `${second} on Thursday.`, 5)).toBeGreaterThan(undated * 0.7)
})

test('an incident elsewhere with other victims is far less alike than one with the same', () => {
  const first = 'A mosque wall in Nushki fell on worshippers and killed six, doctors said on Monday.'
  const second = 'A wall in Kharan fell on people and killed'
  const alike = likenessOf(first, `${second} six, doctors said on Monday.`, 2)
  expect(likenessOf(first, `${second} nine, doctors said on Monday.`, 2)).toBeLessThan(alike * 0.7)
})

test('the same quotation ties reports that share little else', () => {
  const said = 'Nobody asked the river whether it wanted a bridge'
  const first = `The council of Astor met and engineers drew a line on a map of the gorge. “${said},” said a woman.`
  const second = (words: string) => `Lorries would bring dust and toll booths, says a teacher behind her loom. ${words}`
  const told = likenessOf(first, second(`Nobody asked the river, she says, whether it wanted a bridge.`), 2)
  expect(likenessOf(first, second(`“${said},” she says.`), 2)).toBeGreaterThan(told + 0.02)
})

test('a higher bar makes more stories, a lower one fewer', () => {
  const count = (leastLikeness: number) => new Set(placeAll(english, { ...usualStorySettings, leastLikeness })).size
  expect(count(0.3)).toBeGreaterThan(count(0.16))
  expect(count(0.16)).toBeGreaterThan(count(0.05))
})

test('the first report opens its story and gives it its id', () => {
  const [first] = english
  if (first === undefined) throw new Error('no gold')
  expect(createStoryFinder().place(77, profileOf(first))).toEqual({
    storyId: 77,
    isNew: true,
    likeness: 0,
    revisions: [],
  })
})

test('a remembered article takes later ones in as if it had been placed', () => {
  const [first] = english
  if (first === undefined) throw new Error('no gold')
  const finder = createStoryFinder()
  finder.remember(profileOf(first), 5)
  expect(finder.openStories).toBe(1)
  expect(finder.place(6, profileOf(first))).toMatchObject({ storyId: 5, isNew: false })
})

test('a story that was quiet for longer than the window takes nothing more', () => {
  const [first] = english
  if (first === undefined) throw new Error('no gold')
  const finder = createStoryFinder()
  finder.place(1, profileOf(first))
  const later = new Date(Date.parse(first.date) + 40 * 86_400_000).toISOString()
  expect(finder.place(2, profileOf({ ...first, date: later })).isNew).toBe(true)
})

/** Reports of made-up words: "a3 b2" holds three words of the sort a and two of b. */
function written(sorts: string, hour = 0): Profile {
  const words = sorts.split(' ').flatMap(sort => {
    const [, letter = '', from = '0', to = '0'] = /^([a-z])(\d+)-(\d+)$/.exec(sort) ?? []
    return Array.from({ length: Number(to) - Number(from) }, (_, at) => `${letter}${spell(Number(from) + at)}`)
  })
  return readProfile({ title: '', text: words.join(' '), publishedAt: new Date(Date.UTC(2026, 4, 1, hour)) })
}

function spell(number: number): string {
  const letter = (place: number) => 'bdfgklmnprtvz'.charAt(Math.floor(number / 13 ** place) % 13)
  return `${letter(0)}o${letter(1)}u${letter(2)}ox`
}

test('a report like two stories that are like each other merges the younger into the older', () => {
  const finder = createStoryFinder({ ...usualStorySettings, leastLikeness: 0.9 })
  expect(finder.place(1, written('a0-30 b0-50', 1)).isNew).toBe(true)
  expect(finder.place(2, written('b0-50 c0-30', 2)).isNew).toBe(true)
  const { revisions, storyId } = finder.place(3, written('a10-30 b0-50 c10-30', 3))
  expect(revisions).toEqual([{ kind: 'merge', from: 2, into: 1 }])
  expect(storyId).toBe(1)
  expect(finder.place(4, written('b0-50 c0-30', 4)).storyId).toBe(1)
})

test('a report like two stories that are not like each other merges nothing', () => {
  const finder = createStoryFinder()
  finder.place(1, written('a0-80', 1))
  finder.place(2, written('c0-80', 2))
  expect(finder.place(3, written('a0-60 c0-60', 3)).revisions).toEqual([])
})

test('what was put in a story on a thin likeness follows the report that shows its own', () => {
  const finder = createStoryFinder()
  for (const id of [1, 2, 3]) finder.place(id, written('a0-80', id))
  expect(finder.place(4, written('a0-17 b0-60', 4))).toMatchObject({ storyId: 1, isNew: false })
  const { storyId, isNew, revisions } = finder.place(5, written('b0-60 c0-20', 5))
  expect({ storyId, isNew }).toEqual({ storyId: 5, isNew: true })
  expect(revisions).toEqual([{ kind: 'split', from: 1, into: 5, articleIds: [4] }])
  expect(finder.place(6, written('b0-60', 6)).storyId).toBe(5)
  expect(finder.place(7, written('a0-80', 7)).storyId).toBe(1)
})

test('an archive placed after live articles falls into its stories', () => {
  const finder = createStoryFinder()
  finder.place(1, written('a0-60', 24 * 300))
  finder.place(2, written('b0-60', 1))
  expect(finder.place(3, written('b0-50', 5)).storyId).toBe(2)
  expect(finder.place(4, written('a0-50', 8)).isNew).toBe(true)
  expect(finder.place(5, written('a0-50', 24 * 300 + 3)).storyId).toBe(1)
})

test('a saga of weeks stays one story by the words that only it holds', () => {
  const finder = createStoryFinder()
  const labels = [0, 6, 11, 17, 22].map(
    (day, at) => finder.place(at + 1, written(`a0-40 ${'bcdef'.charAt(at)}0-20`, day * 24)).storyId,
  )
  expect(labels).toEqual([1, 1, 1, 1, 1])
})

test('a finder goes on where the saved one stopped, and passes over what another version saved', () => {
  const half = Math.floor(english.length / 2)
  const finder = createStoryFinder()
  for (const [at, report] of english.slice(0, half).entries()) finder.place(at, profileOf(report))
  const saved = deserialize(serialize(finder.save())) as ReturnType<typeof finder.save>
  const restored = createStoryFinder(usualStorySettings, saved)
  const goOn = (with_: typeof finder) =>
    english.slice(half).map((report, at) => with_.place(half + at, profileOf(report)))
  expect(goOn(restored)).toEqual(goOn(finder))
  const other = createStoryFinder(usualStorySettings, { ...saved, version: 0 })
  expect(other.openStories).toBe(0)
})

test('articles are put where somebody else knows them to be, all of a story with the one that opened it', () => {
  const finder = createStoryFinder()
  finder.place(1, written('a0-60', 1))
  finder.place(2, written('b0-60', 2))
  finder.remember(written('c0-60', 3), 2, 3)
  finder.remember(written('d0-60', 4), 1, 4)
  finder.correct(4, 2)
  expect(finder.place(5, written('d0-60', 5)).storyId).toBe(2)
  finder.correct(2, 1)
  finder.correct(99, 1)
  expect(finder.place(6, written('c0-60', 6)).storyId).toBe(1)
  expect(finder.resolve(2)).toBe(1)
})

test('an article of the story that was merged away is remembered in the other', () => {
  const finder = createStoryFinder({ ...usualStorySettings, leastLikeness: 0.9 })
  finder.place(1, written('a0-30 b0-50', 1))
  finder.place(2, written('b0-50 c0-30', 2))
  finder.place(3, written('a10-30 b0-50 c10-30', 3))
  finder.remember(written('d0-60', 4), 2)
  expect(finder.place(5, written('d0-60', 5)).storyId).toBe(1)
})

test('the first two hundred articles of a corpus fall into their stories, with nothing learned yet', () => {
  const events = Array.from({ length: 40 }, (_, at) => `${'abcdefgh'.charAt(at % 8)}${at * 40}-${at * 40 + 50}`)
  const finder = createStoryFinder()
  const common = 'x0-30'
  const labels = Array.from(
    { length: 200 },
    (_, at) => finder.place(at, written(`${events[at % 40] ?? ''} ${common}`, Math.floor(at / 20))).storyId,
  )
  expect(labels).toEqual(labels.map((_, at) => at % 40))
})

test('gold copies are found and nothing else is taken for one', () => {
  const finder = createCopyFinder()
  for (const [at, report] of english.entries()) {
    const found = finder.findAndAdd(at, report.text)
    const family = report.dup === undefined || report.dup === report.id ? undefined : report.dup
    const foundFamily = found === undefined ? undefined : (english[found.articleId]?.dup ?? 'nobody')
    expect([report.id, foundFamily]).toEqual([report.id, family])
  }
})
