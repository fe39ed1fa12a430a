import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const corpus = new URL('../../config/corpus/', import.meta.url)
const records: unknown = JSON.parse(readFileSync(new URL('index.json', corpus), 'utf8'))
const feeds: unknown = JSON.parse(readFileSync(new URL('../../config/feeds.json', import.meta.url), 'utf8'))

describe('the sample reports', () => {
  const reports = recordsOf(records)
  const filesOnDisk = readdirSync(corpus).filter(name => name.endsWith('.txt'))

  it('are thirty or more, and each file is listed once', () => {
    expect(reports.length).toBeGreaterThanOrEqual(30)
    expect(reports.map(report => stringOf(report, 'file')).toSorted()).toEqual(filesOnDisk.toSorted())
  })

  it('come from eight or more publishers that cannot exist, in six or more languages', () => {
    expect(new Set(reports.map(report => report['publisher'])).size).toBeGreaterThanOrEqual(8)
    expect(new Set(reports.map(report => report['language'])).size).toBeGreaterThanOrEqual(6)
    for (const report of reports) expect(new URL(stringOf(report, 'url')).hostname).toMatch(/^[a-z-]+\.example$/)
    expect(new Set(reports.map(report => report['url'])).size).toBe(reports.length)
  })

  it.each(reports.map(report => [stringOf(report, 'file'), report] as const))(
    '%s opens as its entry says',
    (file, report) => {
      const [title, gap, opening, ...rest] = readFileSync(new URL(file, corpus), 'utf8').split('\n')
      const publishedAt = new Date(stringOf(report, 'publishedAt'))
      expect(title).toBe(stringOf(report, 'title'))
      expect(gap).toBe('')
      expect(publishedAt.toISOString()).toBe(report['publishedAt'])
      const day = publishedAt.toISOString().slice(0, 10)
      expect(/^ date (.{10}) /.exec(opening ?? '')?.[1] ?? day).toBe(day)
      expect(rest.filter(line => line.trim() === '').length).toBeGreaterThan(2)
      expect(stringOf(report, 'language')).toMatch(/^[a-z]{2}$/)
    },
  )

  it('stand in order of time', () => {
    const times = reports.map(report => stringOf(report, 'publishedAt'))
    expect(times).toEqual(times.toSorted())
  })
})

describe('the starter feeds', () => {
  const starters = recordsOf(feeds)

  it('are forty or more addresses, each named once, all over https', () => {
    expect(starters.length).toBeGreaterThanOrEqual(40)
    const urls = starters.map(feed => new URL(stringOf(feed, 'url')))
    expect(new Set(urls.map(url => url.href)).size).toBe(starters.length)
    expect(urls.filter(url => url.protocol !== 'https:')).toEqual([])
  })

  it.each(starters.map(feed => [stringOf(feed, 'url'), feed] as const))('%s says what it is', (_, feed) => {
    expect(Object.keys(feed)).toEqual(['url', 'title', 'publisher', 'language', 'region', 'tags'])
    expect(stringOf(feed, 'title')).not.toBe('')
    expect(stringOf(feed, 'publisher')).not.toBe('')
    expect(stringOf(feed, 'language')).toMatch(/^[a-z]{2}$/)
    expect(stringOf(feed, 'region')).toMatch(/^[a-z-]+$/)
    expect(feed['tags']).toSatisfy((tags: unknown) => Array.isArray(tags) && tags.length > 0)
  })

  it('speak eight or more languages', () => {
    expect(new Set(starters.map(feed => feed['language'])).size).toBeGreaterThanOrEqual(8)
  })
})

function recordsOf(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new Error('expected a list')
  return value.map((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) throw new Error('expected a list of objects')
    return { ...entry }
  })
}

function stringOf(record: Record<string, unknown>, key: string): string {
  const value = record[key]
  if (typeof value !== 'string') throw new Error(`expected ${key} to be a string`)
  return value
}
