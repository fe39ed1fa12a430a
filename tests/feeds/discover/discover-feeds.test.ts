import { describe, expect, test } from 'vitest'
import { discoverFeeds, type DiscoverTools } from '../../../src/feeds/discover/discover-feeds.ts'
import { findFeedLinks } from '../../../src/feeds/discover/feed-links.ts'
import { readTypedAddress } from '../../../src/feeds/discover/typed-address.ts'
import { decodeBytes } from '../../../src/feeds/read/decode-bytes.ts'
import { readFeed } from '../../../src/feeds/read/read-feed.ts'
import { neverAborted, openFetch } from '../fetch/fetch-from.ts'
import { openLoopback } from '../fetch/loopback.ts'

function feed(title: string, headlines: readonly string[] = ['One']): string {
  const items = headlines.map(it => `<item><title>${it}</title><link>https://a.example/${it}</link></item>`)
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>https://a.example/</link>${items.join('')}</channel></rss>`
}
const link = (path: string) => `<link rel="alternate" type="application/rss+xml" href="${path}">`

const reading: Pick<DiscoverTools, 'readFeed' | 'findFeedLinks'> = {
  readFeed,
  findFeedLinks: async ({ bytes, contentType, url }) => findFeedLinks(decodeBytes(bytes, contentType), url),
}

type Pages = Record<string, string | readonly [status: number, location: string]>

/** Serves the pages, looks for feeds from `path`, and names what was found without the server's address. */
async function check(pages: Pages, path = '/') {
  await using server = await openLoopback((request, response) => {
    const page = pages[request.url ?? '']
    if (page === undefined) response.writeHead(404).end()
    else if (typeof page === 'string') response.end(page)
    else response.writeHead(page[0], { location: page[1] }).end()
  })
  const tools = { ...reading, fetchPage: openFetch([server]).fetchPage, signal: neverAborted }
  const found = await discoverFeeds(server.origin + path, tools)
  const feeds = found.kind === 'feed' ? [found.feed] : found.kind === 'several' ? found.feeds : []
  return {
    kind: found.kind,
    feeds: feeds.map(it => `${it.url.replace(server.origin, '')} ${it.title}`),
    headlines: feeds[0]?.items.map(it => it.title),
    reason: found.kind === 'failed' ? found.reason : undefined,
    asked: server.requests.length,
  }
}

describe('what is found behind an address', () => {
  test('a feed itself, with its headlines', async () => {
    const found = await check({ '/feed': feed('World', ['One', 'Two', 'Three']) }, '/feed')
    expect(found).toMatchObject({ kind: 'feed', feeds: ['/feed World'], headlines: ['One', 'Two', 'Three'], asked: 1 })
  })

  test('the feed a page names', async () => {
    expect(await check({ '/': link('/f'), '/f': feed('World') })).toMatchObject({ kind: 'feed', feeds: ['/f World'] })
  })

  test('several feeds, those of comments left out', async () => {
    const pages = {
      '/': link('/c') + link('/f') + link('/g'),
      '/c': feed('Comments for Paper'),
      '/f': feed('World'),
      '/g': feed('Sport'),
    }
    expect(await check(pages)).toMatchObject({ kind: 'several', feeds: ['/f World', '/g Sport'] })
  })

  test('one feed under two names is one feed', async () => {
    const pages: Pages = { '/': link('/f') + link('/old'), '/f': feed('World'), '/old': [301, '/f'] }
    expect(await check(pages)).toMatchObject({ kind: 'feed', feeds: ['/f World'] })
  })

  test('a feed behind a temporary redirect keeps the address that was asked', async () => {
    expect(await check({ '/f': [302, '/today'], '/today': feed('World') }, '/f')).toMatchObject({ feeds: ['/f World'] })
    expect(await check({ '/f': [301, '/now'], '/now': feed('World') }, '/f')).toMatchObject({ feeds: ['/now World'] })
  })

  test('a feed at a usual place when the page names none', async () => {
    expect(await check({ '/': '<p>Hello', '/rss.xml': feed('World') })).toMatchObject({
      kind: 'feed',
      feeds: ['/rss.xml World'],
    })
  })

  test('a link that leads to no feed is passed over', async () => {
    expect(await check({ '/': link('/broken') + link('/f'), '/broken': '<p>', '/f': feed('World') })).toMatchObject({
      feeds: ['/f World'],
    })
  })

  test('nothing, with the reason', async () => {
    expect(await check({ '/': '<p>Hello' })).toMatchObject({
      kind: 'failed',
      reason: 'the page names no feed, and there is none at the usual places',
    })
    expect(await check({})).toMatchObject({ kind: 'failed', reason: 'the server has no such page (404)', asked: 1 })
  })
})

describe('what people type as an address', () => {
  test.each([
    ['https://a.example/feed', ['https://a.example/feed']],
    [' <https://a.example/feed> ', ['https://a.example/feed']],
    ['a.example', ['https://a.example/', 'http://a.example/']],
    ['a.example:8080/x?y', ['https://a.example:8080/x?y', 'http://a.example:8080/x?y']],
    ['feed://a.example/rss', ['http://a.example/rss']],
    ['feed:https://a.example/rss', ['https://a.example/rss']],
    ['دان.example', ['https://xn--mgbp4e.example/', 'http://xn--mgbp4e.example/']],
    ['dawn', []],
    ['what is new', []],
    ['javascript:alert(1)', []],
    ['ftp://a.example/', []],
    ['', []],
  ])('%j', (typed, addresses) => {
    expect(readTypedAddress(typed)).toEqual(addresses)
  })

  test('what is no address is said so', async () => {
    const tools = { ...reading, fetchPage: openFetch([]).fetchPage, signal: neverAborted }
    expect(await discoverFeeds('hello there', tools)).toEqual({ kind: 'failed', reason: 'that is not a web address' })
  })
})
