import { expect, test } from 'vitest'
import { renderTimeline } from '../../src/commands/render-timeline.ts'
import { keepTimeline, readKeptTimeline } from '../../src/commands/timeline-kept.ts'
import type { Article } from '../../src/model/article.ts'
import type { Peak } from '../../src/pipeline/find-peaks.ts'
import { mergeEvents, type PrintedEvent } from '../../src/stories/merge-events.ts'
import { readToldEvents } from '../../src/stories/read-told-events.ts'

const scope = { kind: 'guild', guildId: '1' } as const

function article(id: number, text: string, publisher = `Paper ${id}`): Article {
  const publishedAt = new Date('2026-03-05T08:00:00Z')
  return {
    id,
    title: `Report [${id}]`,
    text,
    publisher,
    url: `https://paper.example/${id}`,
    author: undefined,
    language: 'en',
    dateline: undefined,
    publishedAt,
    firstSeenAt: publishedAt,
    imageUrl: undefined,
    completeness: 'full',
    revision: 1,
  }
}

function printedIn({ id, text, publisher, publishedAt, language }: Article): PrintedEvent[] {
  return readToldEvents({ text, language, publishedAt }).map(event => ({
    ...event,
    report: id,
    publisher,
    publishedAt,
    language,
  }))
}

/** The pages as they are shown, after they were kept and read back; `hidden` is no longer in sight. */
async function check(reports: readonly Article[], peaks: readonly Peak[] = [], hidden = 0): Promise<string[]> {
  const articles = new Map(reports.map(one => [one.id, one]))
  const merged = mergeEvents(reports.flatMap(printedIn), 60)
  const found = { ...merged, peaks, articles, total: reports.length, isEstimate: false }
  const kept = readKeptTimeline(JSON.stringify(keepTimeline(found, 'Timeline', [])))
  const store = {
    getArticle: (id: number) => Promise.resolve(articles.get(id)),
    isVisible: (id: number) => Promise.resolve(id !== hidden),
  }
  return Promise.all(kept.starts.map((_, page) => renderTimeline(kept, page, scope, store)))
}

test('a day of many reports stands before what happened on it, with its top headline', async () => {
  const first = article(1, 'Guards closed the pass on March 2 after a quarrel over a well.')
  const story = {
    first: { ...first, storyId: undefined },
    reports: 7,
    publishers: ['Paper 1', 'Paper 2', 'Paper 3'],
  }
  const [page = ''] = await check([first], [{ day: '2026-03-02', reports: 9, expected: 1.6, story }])
  const lines = page.split('\n')
  expect(lines[0]).toBe('**2026-03-02**')
  expect(lines[1]).toBe('📈 **9 reports** in one day, usually 2')
  expect(lines[2]).toContain('[Report \\[1\\]](<https://paper.example/1>)')
  expect(lines[3]).toBe('-# Paper 1 and 2 more')
  expect(page).toContain('> Guards closed the pass **on March 2** after a quarrel over a well.')
})

test('marks from outside stay literal', async () => {
  const [page] = await check([article(1, 'Guards closed **all** of the @everyone pass on March 2 after a quarrel.')])
  expect(page).toContain('> Guards closed \\*\\*all\\*\\* of the @\u200Beveryone pass **on March 2**')
})

test('what the asker may no longer see is left out', async () => {
  const text = 'Guards closed the pass on March 2 after a quarrel over a well.'
  const both = [article(1, text), article(2, text)]
  expect((await check(both, [], 2)).join()).not.toContain('Paper 2')
  expect((await check([article(3, text)], [], 3)).join()).toBe('')
})

test('pages are full but not too long, and leave nothing out', async () => {
  const days = Array.from({ length: 28 }, (_, at) => at + 1)
  const reports = days.map(day =>
    article(day, `The ${'long '.repeat(60)}tide rose again on Feb ${day} at pier ${day * 7}.`),
  )
  const pages = await check(reports)
  expect(pages.length).toBeGreaterThan(3)
  for (const page of pages) expect(page.length).toBeLessThan(4000)
  for (const day of days) expect(pages.join()).toContain(`2026-02-${String(day).padStart(2, '0')}`)
})
