import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import type { Validators } from '../../../src/feeds/fetch/fetched.ts'
import { createHandClock } from './hand-clock.ts'
import { fetchFrom, neverAborted, openFetch } from './fetch-from.ts'
import { openLoopback } from './loopback.ts'

const lookupLoopback = async () => [{ address: '127.0.0.1', family: 4 }]

const oddEtag = 'W/"caf\u00c3\u00a9 -- gzip"'
const oddDate = 'Mon, 2 Mar 2026 7:00:00 +0000'

test('validators come back to the server byte for byte, and 304 is an answer', async () => {
  await using server = await openLoopback((request, response) => {
    const isKnown = request.headers['if-none-match'] === oddEtag && request.headers['if-modified-since'] === oddDate
    response.writeHead(isKnown ? 304 : 200, { etag: oddEtag, 'last-modified': oddDate }).end(isKnown ? '' : '<rss/>')
  })
  const first = await fetchFrom(server, '/feed')
  expect(first).toMatchObject({ kind: 'fresh', etag: oddEtag, lastModified: oddDate })
  const validators: Validators = { url: `${server.origin}/feed`, etag: oddEtag, lastModified: oddDate }
  expect(await fetchFrom(server, '/feed', { validators })).toMatchObject({ kind: 'unchanged' })
})

test('validators are told only to the address that gave them', async () => {
  await using server = await openLoopback((request, response) => {
    if (request.url === '/old') response.writeHead(302, { location: '/new' }).end()
    else response.end('<rss/>')
  })
  const validators: Validators = { url: `${server.origin}/new`, etag: '"1"', lastModified: undefined }
  await fetchFrom(server, '/old', { validators })
  expect(server.requests.map(it => it.headers['if-none-match'])).toEqual([undefined, '"1"'])
})

test('a validator that no header can hold is left out', async () => {
  await using server = await openLoopback((_request, response) => response.end('<rss/>'))
  const validators: Validators = { url: `${server.origin}/`, etag: '"\u007f"', lastModified: 'дата' }
  expect(await fetchFrom(server, '/', { validators })).toMatchObject({ kind: 'fresh' })
  expect(server.requests[0]?.headers).not.toHaveProperty('if-none-match')
})

test('a contact that no header can hold does not stop us', async () => {
  await using server = await openLoopback((_request, response) => response.end('<rss/>'))
  const fetch = openFetch([server], { userAgent: 'Dateline/1 (редакция desk@example.org)' })
  await fetch.fetchPage(server.origin, { signal: neverAborted })
  expect(server.requests[0]?.headers['user-agent']).toBe('Dateline/1 ( desk@example.org)')
})

test('after the machine’s clock was set back, a host gets no more peace than its second', async () => {
  await using server = await openLoopback((_request, response) => response.end('<rss/>'))
  const steady = createHandClock()
  let aheadMs = 0
  const clock = { ...steady, now: () => new Date(steady.now().getTime() + aheadMs) }
  const wall = { refuseUrl: () => undefined, refuseAddress: () => undefined, isPrivateHost: () => false }
  const fetch = openFetch([], { clock, steadyMs: () => steady.now().getTime(), wall, lookup: lookupLoopback })
  const ask = () => fetch.fetchPage(server.origin, { signal: neverAborted })
  expect(await ask()).toMatchObject({ kind: 'fresh' })
  aheadMs = -3_600_000
  const second = ask()
  await steady.advance(999)
  expect(server.requests).toHaveLength(1)
  await steady.advance(1)
  expect(await second).toMatchObject({ kind: 'fresh' })
})

test('a host is asked one thing at a time, with a second between two; other hosts do not wait', async () => {
  let running = 0
  let most = 0
  const waiting: (() => void)[] = []
  await using server = await openLoopback((_request, response) => {
    most = Math.max(most, ++running)
    waiting.shift()?.()
    response.end('<rss/>', () => running--)
  })
  const clock = createHandClock()
  // As strangers, to whom the gap is owed; the wall would not let them be on loopback.
  const wall = { refuseUrl: () => undefined, refuseAddress: () => undefined, isPrivateHost: () => false }
  const fetch = openFetch([], { clock, wall, lookup: lookupLoopback })
  const ask = (host: string) => fetch.fetchPage(`http://${host}:${server.port}/`, { signal: neverAborted })
  const fetching = [ask('a.example'), ask('a.example'), ask('a.example')]
  await fetching[0]
  await ask('b.example')
  await clock.advance(999)
  expect(server.requests.map(it => it.headers.host?.[0])).toEqual(['a', 'b'])
  const { promise: second, resolve } = Promise.withResolvers<void>()
  waiting.push(resolve)
  await clock.advance(1)
  await second
  await fetching[1]
  await clock.advance(1000)
  await Promise.all(fetching)
  expect(server.requests.map(it => it.headers.host?.[0])).toEqual(['a', 'b', 'a', 'a'])
  expect(most).toBe(1)
})

test('a 304 that nobody asked for is a failure', async () => {
  await using server = await openLoopback((_request, response) => response.writeHead(304).end())
  expect(await fetchFrom(server, '/')).toMatchObject({ kind: 'failed' })
})

test('we say who we are, and send no cookie, no referer and nothing else that tells', async () => {
  await using server = await openLoopback((request, response) => {
    if (request.url === '/1') response.writeHead(302, { location: '/2', 'set-cookie': 'id=1; Path=/' }).end()
    else response.setHeader('set-cookie', 'id=1; Path=/').end('<rss/>')
  })
  const fetch = openFetch([server])
  await fetch.fetchPage(`${server.origin}/1`, { signal: neverAborted })
  await fetch.fetchPage(`${server.origin}/2`, { signal: neverAborted })
  expect(server.requests).toHaveLength(3)
  for (const { headers } of server.requests) {
    expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
    expect(headers['user-agent']).toBe('Dateline/test (+mailto:desk@example.org)')
    expect(headers.connection).toBe('close')
  }
})

test.each(['/fresh', '/unchanged', '/moved', '/missing', '/endless'])(
  'no connection stays open after %s',
  async path => {
    const closed: Promise<unknown>[] = []
    await using server = await openLoopback((request, response) => {
      closed.push(once(request.socket, 'close'))
      if (request.url === '/unchanged') response.writeHead(304).end()
      else if (request.url === '/moved') response.writeHead(302, { location: '/fresh' }).end('moved')
      else if (request.url === '/missing') response.writeHead(404).end('missing')
      else if (request.url === '/endless') response.writeHead(404).write('missing')
      else response.end('<rss/>')
    })
    const validators: Validators = { url: `${server.origin}/unchanged`, etag: '"1"', lastModified: undefined }
    await fetchFrom(server, path, { validators })
    expect((await Promise.all(closed)).length).toBe(path === '/moved' ? 2 : 1)
  },
)

describe('redirects', () => {
  const routes: Record<string, [status: number, location: string]> = {
    '/301': [301, '/page'],
    '/308': [308, '/page#part'],
    '/302': [302, '/page'],
    '/301-302': [301, '/302'],
    '/302-301': [302, '/301'],
    '/301-301': [301, '/301'],
    '/circle': [301, '/circle-back'],
    '/circle-back': [302, '/circle'],
    '/self': [301, '/self'],
    '/nowhere': [301, 'http://'],
    '/bare': [301, ''],
  }
  const openMaze = () =>
    openLoopback((request, response) => {
      const path = request.url ?? ''
      const step = /^\/long(\d+)$/.exec(path)
      const [status, location] = step === null ? (routes[path] ?? [200, '']) : [302, `/long${Number(step[1]) + 1}`]
      response.writeHead(status, location === '' ? {} : { location }).end('page')
    })

  test.each([
    ['/301', '/page'],
    ['/308', '/page'],
    ['/302', undefined],
    ['/302-301', undefined],
    ['/301-302', '/302'],
    ['/301-301', '/page'],
    ['/page', undefined],
  ])('%s leads for good to %s', async (path, permanent) => {
    await using server = await openMaze()
    const permanentUrl = permanent === undefined ? undefined : server.origin + permanent
    expect(await fetchFrom(server, path)).toMatchObject({
      kind: 'fresh',
      finalUrl: `${server.origin}/page`,
      permanentUrl,
    })
  })

  test.each([
    ['/circle', 'the server redirects in a circle', 2],
    ['/self', 'the server redirects in a circle', 1],
    ['/long0', 'the server redirects more than 5 times', 6],
    ['/nowhere', 'the server redirects to nowhere', 1],
    ['/bare', 'the server redirects to nowhere', 1],
  ])('%s ends', async (path, reason, requests) => {
    await using server = await openMaze()
    expect(await fetchFrom(server, path)).toEqual({ kind: 'failed', reason, isTemporary: false })
    expect(server.requests).toHaveLength(requests)
  })
})

describe('answers that are no page', () => {
  test.each([
    [410, { kind: 'gone', reason: 'the publisher took it away for good (410)' }],
    [404, { kind: 'failed', reason: 'the server has no such page (404)', isTemporary: false }],
    [403, { kind: 'failed', reason: 'the server refuses us (403)', isTemporary: false }],
    [500, { kind: 'failed', reason: 'the server has a fault (500)', isTemporary: true }],
    [503, { kind: 'failed', reason: 'the server has a fault (503)', isTemporary: true }],
    [204, { kind: 'failed', reason: 'the server gave an answer without a page (204)', isTemporary: false }],
  ])('%i', async (status, fetched) => {
    await using server = await openLoopback((_request, response) => response.writeHead(status).end())
    expect(await fetchFrom(server, '/')).toEqual(fetched)
  })

  test('410 behind a temporary redirect does not end the feed', async () => {
    await using server = await openLoopback((request, response) => {
      if (request.url === '/feed') response.writeHead(302, { location: '/elsewhere' }).end()
      else response.writeHead(410).end()
    })
    expect(await fetchFrom(server, '/feed')).toMatchObject({ kind: 'failed' })
  })
})

describe('Retry-After holds for the whole host', () => {
  test.each([
    [429, '120', 120_000],
    [503, '120', 120_000],
    [429, 'Mon, 02 Mar 2026 08:02:00 GMT', 120_000],
    [503, 'Mon, 02 Mar 2026 07:00:00 GMT', 0],
    [429, '99999999999', 7 * 24 * 3_600_000],
  ])('%i with %s', async (status, value, retryAfterMs) => {
    await using server = await openLoopback((_request, response) =>
      response.writeHead(status, { 'retry-after': value }).end(),
    )
    expect(await fetchFrom(server, '/')).toMatchObject({ kind: 'rateLimited', retryAfterMs })
  })

  test('on a private address it holds for the very port', async () => {
    await using busy = await openLoopback((_request, response) =>
      response.writeHead(429, { 'retry-after': '120' }).end(),
    )
    await using other = await openLoopback((_request, response) => response.end('<rss/>'))
    const fetch = openFetch([busy, other])
    const kinds = [busy, other].map(it => fetch.fetchPage(it.origin, { signal: neverAborted }))
    expect((await Promise.all(kinds)).map(it => it.kind)).toEqual(['rateLimited', 'fresh'])
  })

  test('other feeds of the host are not asked before it is over, and then again', async () => {
    await using server = await openLoopback((request, response) => {
      if (request.url === '/busy') response.writeHead(429, { 'retry-after': '120' }).end()
      else response.end('<rss/>')
    })
    const clock = createHandClock()
    const fetch = openFetch([server], { clock })
    const kindOf = async (path: string) => (await fetch.fetchPage(server.origin + path, { signal: neverAborted })).kind
    expect(await kindOf('/busy')).toBe('rateLimited')
    await clock.advance(119_000)
    expect(await kindOf('/other')).toBe('rateLimited')
    expect(server.requests).toHaveLength(1)
    await clock.advance(1000)
    expect(await kindOf('/other')).toBe('fresh')
  })
})

describe('how long an answer stays fresh', () => {
  const date = 'Mon, 02 Mar 2026 08:00:00 GMT'
  test.each([
    [{ 'cache-control': 'public, max-age=600' }, 600_000],
    [{ 'cache-control': 'Max-Age="600"', age: '100' }, 500_000],
    [{ 'cache-control': 'max-age=600', expires: 'Mon, 02 Mar 2026 09:00:00 GMT', date }, 600_000],
    [{ expires: 'Mon, 02 Mar 2026 09:00:00 GMT', date }, 3_600_000],
    [{ expires: '0', date }, 0],
    [{ 'cache-control': 'no-cache, max-age=600' }, 0],
    [{ 'cache-control': 'max-age=soon' }, 0],
    [{ 'cache-control': 'public' }, undefined],
  ])('%j', async (headers, lifetimeMs) => {
    await using server = await openLoopback((_request, response) => response.writeHead(200, headers).end('<rss/>'))
    expect(await fetchFrom(server, '/')).toMatchObject({ kind: 'fresh', lifetimeMs })
  })
})
