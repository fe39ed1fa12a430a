import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { longText, openPollRoom, type PollRoom } from './open-poll-room.ts'

let room: PollRoom

beforeAll(async () => {
  room = await openPollRoom()
})

afterAll(async () => {
  await room.close()
})

const hourMs = 3_600_000

async function stateOf(feedId: number) {
  const feed = await room.store.getFeed(feedId)
  if (feed === undefined) throw new Error(`no feed ${feedId}`)
  return feed
}

test('a permanent redirect is adopted after three polls in a row, a temporary one never', async () => {
  room.print('/new', [{ title: 'Quay' }])
  for (const status of [301, 308, 302, 307]) {
    room.answer(`/old-${status}`, (_, response) => response.writeHead(status, { location: '/new' }).end())
  }
  const urlsAfter = async (path: string, polls: number) => {
    const feedId = await room.follow(path)
    const urls: string[] = []
    for (let poll = 0; poll < polls; poll++) {
      await room.poll(feedId)
      urls.push(new URL((await stateOf(feedId)).url).pathname)
    }
    return urls
  }
  expect(await urlsAfter('/old-301', 3)).toEqual(['/old-301', '/old-301', '/new'])
  expect((await urlsAfter('/old-302', 4)).at(-1)).toBe('/old-302')
  expect((await urlsAfter('/old-307', 4)).at(-1)).toBe('/old-307')
  // Another feed stands there by now: then this one keeps its own.
  expect((await urlsAfter('/old-308', 4)).at(-1)).toBe('/old-308')
})

test('validators come back byte for byte, 304 is a success, and a body that hashes as before is not read again', async () => {
  const etag = Buffer.from('"caf\u00e9-\u00ff"', 'latin1').toString('latin1')
  const asked: IncomingMessage[] = []
  let answers304 = true
  room.answer('/with-etag', (request, response) => {
    asked.push(request)
    if (answers304 && request.headers['if-none-match'] === etag) return void response.writeHead(304).end()
    response.writeHead(200, { etag, 'content-type': 'application/rss+xml' })
    response.end(
      `<rss version="2.0"><channel><title>E</title><item><title>One</title><guid>1</guid><description>${longText}</description></item></channel></rss>`,
    )
  })
  const feedId = await room.follow('/with-etag')
  expect(await room.poll(feedId)).toMatchObject({ outcome: 'read', taken: 1 })
  expect(await room.poll(feedId)).toMatchObject({ outcome: 'unchanged' })
  answers304 = false
  expect(await room.poll(feedId)).toMatchObject({ outcome: 'same', taken: 0 })
  expect((await stateOf(feedId)).poll).toMatchObject({ failures: 0 })
  expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, etag, etag])
})

test('the longest wish wins: max-age, ttl and Retry-After lengthen the wait, none shortens it', async () => {
  const wait = async (path: string, headers: Record<string, string>, status = 200, channel = '') => {
    room.answer(path, (_, response) => {
      response.writeHead(status, { 'content-type': 'application/rss+xml', ...headers })
      response.end(`<rss version="2.0"><channel><title>W</title>${channel}</channel></rss>`)
    })
    const feedId = await room.follow(path)
    await room.poll(feedId)
    return (await stateOf(feedId)).poll.dueAt.getTime() - room.now().getTime()
  }
  expect(await wait('/w1', {})).toBeLessThan(60_000)
  expect(await wait('/w2', { 'cache-control': 'max-age=7200' })).toBeGreaterThanOrEqual(2 * hourMs)
  expect(await wait('/w3', { 'cache-control': 'max-age=1' })).toBeGreaterThanOrEqual(10_000)
  expect(await wait('/w4', {}, 200, '<ttl>180</ttl>')).toBeGreaterThanOrEqual(3 * hourMs)
  expect(await wait('/w5', { 'cache-control': 'max-age=3600' }, 200, '<ttl>180</ttl>')).toBeGreaterThanOrEqual(
    3 * hourMs,
  )
})

test('a page that was busy is read when the feed next changes, and that is no news to those who had the teaser', async () => {
  let isBusy = true
  room.answer('/busy-page', (_, response) => {
    if (isBusy) return void response.writeHead(502).end()
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(`<html><body><article><h1>Busy</h1><p>${longText} Pilot Sarwari waved.</p></article></body></html>`)
  })
  const busy = { title: 'Busy', text: 'A teaser.', link: '/busy-page' }
  room.print('/busy', [busy])
  const feedId = await room.follow('/busy')
  expect(await room.poll(feedId)).toMatchObject({ taken: 1 })
  const held = () => room.store.findArticleByUrl(`${room.origin}/busy-page`)
  expect(await held()).toMatchObject({ text: 'A teaser.', completeness: 'teaser' })
  isBusy = false
  room.print('/busy', [{ title: 'Other' }, busy])
  expect(await room.poll(feedId)).toMatchObject({ taken: 1, revised: 1, queued: 0 })
  expect(await held()).toMatchObject({ completeness: 'full' })
  expect((await held())?.text).toContain('Pilot Sarwari')
  room.print('/busy', [{ title: 'Third' }, { title: 'Other' }, busy])
  expect(await room.poll(feedId)).toMatchObject({ taken: 1, revised: 0 })
})
