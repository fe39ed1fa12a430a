import { expect, test } from 'vitest'
import { createCopyFinder } from '../../src/stories/copy-finder.ts'
import { readProfile } from '../../src/stories/read-profile.ts'
import { createStoryFinder } from '../../src/stories/story-finder.ts'
import { usualStorySettings } from '../../src/stories/story-settings.ts'
import { readStories, type GoldReport } from './gold/read-gold.ts'

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
  expect(f1).toBeGreaterThan(0.88)
  expect(precision).toBeGreaterThan(0.9)
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

test('a report between two stories that are one merges the younger into the older', () => {
  const report = (text: string, hour: number) =>
    readProfile({ title: text, text: `${text}. ${text}.`, publishedAt: new Date(Date.UTC(2026, 4, 1, hour)) })
  const finder = createStoryFinder({ ...usualStorySettings, leastLikeness: 0.5, leastMergeLikeness: 0.4 })
  const left = 'Ferry Samara sinks off Ibo island, crew rescued by fishermen'
  const right = 'Ferry Samara lost, crew hunted by navy divers near Matemo lagoon'
  expect(finder.place(1, report(left, 1)).isNew).toBe(true)
  expect(finder.place(2, report(right, 2)).isNew).toBe(true)
  const { revisions, storyId } = finder.place(3, report(`${left} ${right}`, 3))
  expect(revisions).toEqual([{ kind: 'merge', from: 2, into: 1 }])
  expect(storyId).toBe(1)
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
