import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDesk } from '../../src/pipeline/create-desk.ts'
import { createTriedPages } from '../../src/pipeline/tried-pages.ts'
import { openPollRoom, type PollRoom } from './open-poll-room.ts'

let room: PollRoom

beforeAll(async () => {
  room = await openPollRoom()
})

afterAll(async () => {
  await room.close()
})

const items = '<item><title>The quay opens</title><guid>1</guid></item>'
const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>Quay News</title>${items}</channel></rss>`

/** A feed that counts who asks for it, and a desk that tries it. */
function openTrial(path: string) {
  let asked = 0
  room.answer(path, (_request, response) => {
    asked++
    response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"one"' }).end(body)
  })
  const tried = createTriedPages(room.now)
  const { signal } = new AbortController()
  const unused = () => Promise.reject(new Error('nobody asks for this'))
  const desk = createDesk({ ...room.parts, tried, charts: { draw: unused }, pollNow: unused, signal })
  return { tried, asked: () => asked, tryIt: () => desk.tryFeed(room.origin + path) }
}

test('a feed that was tried a moment ago is not asked for again by its first poll', async () => {
  const trial = openTrial('/tried')
  expect(await trial.tryIt()).toMatchObject({ kind: 'feed', feed: { title: 'Quay News' } })
  const feedId = await room.follow('/tried')
  expect(await room.poll(feedId, undefined, { tried: trial.tried })).toMatchObject({ outcome: 'read', taken: 1 })
  expect(trial.asked()).toBe(1)
  expect((await room.store.getFeed(feedId))?.poll.etag).toBe('"one"')
  await room.poll(feedId, undefined, { tried: trial.tried })
  expect(trial.asked()).toBe(2)
})

test('what was tried long before is asked for', async () => {
  const trial = openTrial('/tried-before')
  await trial.tryIt()
  room.pass(3 * 60_000)
  const feedId = await room.follow('/tried-before')
  expect(await room.poll(feedId, undefined, { tried: trial.tried })).toMatchObject({ outcome: 'read' })
  expect(trial.asked()).toBe(2)
})

test('of very many that were tried only the last are remembered', () => {
  const { tried } = openTrial('/many')
  const page = {
    kind: 'fresh',
    contentType: undefined,
    finalUrl: 'https://a.example/',
    permanentUrl: undefined,
    etag: undefined,
    lastModified: undefined,
    answeredDate: undefined,
    lifetimeMs: undefined,
    linkHeaders: [],
  } as const
  const bytes = new Uint8Array(8 * 1024 * 1024)
  for (let at = 0; at < 6; at++) tried.keep(`https://${at}.example/`, { ...page, bytes })
  expect([0, 1, 2, 3, 4, 5].filter(at => tried.take(`https://${at}.example/`) !== undefined)).toEqual([2, 3, 4, 5])
})
