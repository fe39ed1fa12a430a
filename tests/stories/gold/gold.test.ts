import { describe, expect, it } from 'vitest'
import { readLookAlikes, readNovelty, readStories } from './read-gold.ts'

const stories = readStories()
const novelty = readNovelty()

describe('the gold stories', () => {
  it('hold a hundred or more English reports of twelve or more stories', () => {
    const english = stories.filter(report => report.language === 'en')
    expect(english.length).toBeGreaterThanOrEqual(100)
    const shared = Map.groupBy(stories, report => report.story).values().filter(reports => reports.length > 1)
    expect([...shared].length).toBeGreaterThanOrEqual(12)
  })

  it('stand in order of arrival, each under its own id', () => {
    const dates = stories.map(report => report.date)
    expect(dates).toEqual(dates.toSorted((a, b) => Date.parse(a) - Date.parse(b)))
    expect(dates.map(date => new Date(date).toISOString())).toEqual(dates)
    expect(new Set(stories.map(report => report.id)).size).toBe(stories.length)
  })

  it.each(stories.map(report => [report.id, report] as const))('%s is a short report with a headline', (_, report) => {
    expect(report.title.length).toBeGreaterThan(20)
    const words = report.text.split(/\s+/).length
    expect(words).toBeGreaterThanOrEqual(40)
    expect(words).toBeLessThanOrEqual(170)
    expect(report.text).toBe(report.text.trim())
  })

  it('name a family of copies after its first report, within one story, and its members share a paragraph', () => {
    const families = Map.groupBy(stories.filter(report => report.dup !== undefined), report => report.dup)
    expect(families.size).toBeGreaterThanOrEqual(12)
    for (const [family, [original, ...copies]] of families) {
      expect(original?.id).toBe(family)
      expect(copies.length).toBeGreaterThan(0)
      for (const copy of copies) {
        expect(copy.story).toBe(original?.story)
        expect(copy.publisher).not.toBe(original?.publisher)
        expect(sharedParagraphs(copy.text, original?.text ?? '')).toBeGreaterThan(0)
      }
    }
  })

  it('hold no unmarked copy', () => {
    const unmarked = stories.filter((report, index) =>
      stories.slice(0, index).some(earlier => sharedParagraphs(report.text, earlier.text) > 0 && report.dup !== (earlier.dup ?? earlier.id)),
    )
    expect(unmarked.map(report => report.id)).toEqual([])
  })
})

describe('the gold of look-alikes', () => {
  it('holds sixteen or more incidents of two or more reports each, in order of arrival', () => {
    const reports = readLookAlikes()
    const sizes = [...Map.groupBy(reports, ({ story }) => story).values()].map(({ length }) => length)
    expect(sizes.length).toBeGreaterThanOrEqual(16)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2)
    const times = reports.map(({ date }) => Date.parse(date))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })
})

describe('the gold of what is new', () => {
  it('marks a hundred or more sentences, new and old in fair shares', () => {
    const sentences = novelty.flatMap(record => record.sentences)
    const fresh = sentences.filter(sentence => sentence.isNew).length
    expect(sentences.length).toBeGreaterThanOrEqual(100)
    expect(fresh / sentences.length).toBeGreaterThan(0.35)
    expect(fresh / sentences.length).toBeLessThan(0.65)
  })

  it.each(novelty.map(record => [record.id, record] as const))('%s is made of its sentences', (_, record) => {
    expect(record.sentences.map(sentence => sentence.text).join(' ')).toBe(record.text.replaceAll('\n\n', ' '))
    expect(record.earlier.length).toBeGreaterThan(0)
  })
})

function sharedParagraphs(one: string, other: string): number {
  const paragraphs = new Set(other.split('\n\n'))
  return one.split('\n\n').filter(paragraph => paragraphs.has(paragraph)).length
}
