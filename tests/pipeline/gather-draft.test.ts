import { expect, test } from 'vitest'
import type { Fetched } from '../../src/feeds/fetch/fetched.ts'
import type { PageReading } from '../../src/feeds/read/read-page.ts'
import type { Item } from '../../src/model/item.ts'
import { newPollState } from '../../src/model/new-poll-state.ts'
import { gatherDraft, type GatherParts } from '../../src/pipeline/gather-draft.ts'
import { later, makeFeed, noon } from '../corpus/make-report.ts'

const whole = 'The ferry came back to the quay with the morning tide and everybody clapped. '.repeat(20)
const feed = { ...makeFeed('https://courier.example/feed'), id: 1, createdAt: noon, poll: newPollState(noon) }
const answer = {
  permanentUrl: undefined,
  etag: undefined,
  lastModified: undefined,
  answeredDate: undefined,
  lifetimeMs: undefined,
  linkHeaders: [],
  contentType: 'text/html',
  bytes: new Uint8Array(),
}

function itemAt(url: string, more: Partial<Item> = {}): Item {
  return {
    guid: 'a',
    url,
    title: 'Ferry returns',
    text: 'The ferry came back.',
    author: undefined,
    publishedAt: undefined,
    language: 'en',
    categories: [],
    imageUrl: undefined,
    ...more,
  }
}

/** Gathers an item whose page answers so; what is asked for stands in `asked`. */
async function gather(item: Item, fetched: Fetched | string, page: Partial<PageReading> = {}) {
  const asked: string[] = []
  const reading = {
    kind: 'page',
    title: 'Ferry returns',
    text: whole,
    publisher: undefined,
    author: 'A. Zarrin',
    language: 'en',
    dateline: undefined,
    publishedAt: later(-60),
    imageUrl: undefined,
    completeness: 'full',
    ...page,
  } as PageReading
  const parts: GatherParts = {
    fetch: {
      fetchPage(url) {
        asked.push(url)
        return Promise.resolve(typeof fetched === 'string' ? { ...answer, kind: 'fresh', finalUrl: fetched } : fetched)
      },
    },
    readers: {
      readPage: () => Promise.resolve(reading),
      readFeed: () => Promise.reject(new Error('no feed is read here')),
      readOpml: () => Promise.reject(new Error('no feed is read here')),
      findFeedLinks: () => Promise.reject(new Error('no feed is read here')),
      readArticle: () => Promise.reject(new Error('no article is read here')),
      readReports: () => Promise.reject(new Error('no report is read here')),
      ask: () => Promise.resolve({ kind: 'failed', reason: 'nobody thinks here' }),
      close: () => Promise.resolve(),
    },
    readFullText: true,
    signal: new AbortController().signal,
  }
  return { asked, ...(await gatherDraft(item, feed, noon, parts)) }
}

test('a link through a wrapper that names its target is taken off, and the page itself asked', async () => {
  const wrapped = `https://www.google.com/url?q=${encodeURIComponent('https://courier.example/ferry')}&sa=x`
  const { asked, draft } = await gather(itemAt(wrapped), 'https://courier.example/ferry')
  expect(asked).toEqual(['https://courier.example/ferry'])
  expect(draft).toMatchObject({ url: 'https://courier.example/ferry', publisher: 'Indus Courier', text: whole })
})

test('a short link that leads on is resolved to the page it leads to', async () => {
  const { draft } = await gather(itemAt('https://t.co/Abc123'), 'https://courier.example/ferry?utm_source=x')
  expect(draft).toMatchObject({ url: 'https://courier.example/ferry', publisher: 'Indus Courier', text: whole })
})

test('a Google News link that leads nowhere keeps the teaser and says whose link it is', async () => {
  const link = `https://news.google.com/rss/articles/${'CBMiZ0FVX3lxTE5'.repeat(4)}?oc=5`
  const { draft, isFinal } = await gather(itemAt(link), link)
  expect(draft).toMatchObject({ publisher: 'Indus Courier (via Google News)', text: 'The ferry came back.' })
  expect(draft.url).toContain('news.google.com')
  expect(isFinal).toBe(true)
})

test('the date of a page stands in where the feed gives none, and no date lies ahead', async () => {
  const url = 'https://courier.example/ferry'
  expect((await gather(itemAt(url), url)).draft.publishedAt).toEqual(later(-60))
  expect((await gather(itemAt(url, { publishedAt: later(-90) }), url)).draft.publishedAt).toEqual(later(-90))
  expect((await gather(itemAt(url), url, { publishedAt: later(9) })).draft.publishedAt).toEqual(noon)
  expect((await gather(itemAt(url, { publishedAt: later(9) }), url)).draft.publishedAt).toEqual(noon)
})

test('a page that is busy may be read another time; one that is forbidden or gone is not asked for again', async () => {
  const url = 'https://courier.example/ferry'
  const busy = { kind: 'rateLimited', reason: 'busy', retryAfterMs: 1000, wasAsked: true } as const
  expect(await gather(itemAt(url), busy)).toMatchObject({ isFinal: false, draft: { completeness: 'teaser' } })
  expect(await gather(itemAt(url), { kind: 'failed', reason: 'timeout', isTemporary: true })).toMatchObject({
    isFinal: false,
  })
  expect(await gather(itemAt(url), { kind: 'failed', reason: '403', isTemporary: false })).toMatchObject({
    isFinal: true,
  })
  expect(await gather(itemAt(url), { kind: 'gone', reason: 'gone' })).toMatchObject({ isFinal: true })
})

test('what stands behind a wall of payment keeps its teaser and says so', async () => {
  const url = 'https://courier.example/ferry'
  const { draft } = await gather(itemAt(url), url, { text: 'Subscribe.', completeness: 'paywalled' })
  expect(draft).toMatchObject({ text: 'The ferry came back.', completeness: 'paywalled' })
})
