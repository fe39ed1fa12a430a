import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPollRoom, type PollRoom } from './open-poll-room.ts'

let room: PollRoom
let printed = 0

beforeAll(async () => {
  room = await openPollRoom()
})

afterAll(async () => {
  await room.close()
})

/** A path and a word that no other test uses. */
const fresh = () => ({ path: `/feed-${++printed}`, word: `zarrin${'abcdefghijklmnopqrstuvwxyz'[printed]}` })

/** A feed that is followed, watched for the word, and past its silent first poll. */
async function openFeed() {
  const { path, word } = fresh()
  room.print(path, [])
  const feedId = await room.follow(path)
  await room.watch(word)
  await room.poll(feedId)
  return { path, word, feedId }
}

/** How many alerts about the word a server is due within so many minutes. */
async function alertsOn(word: string, guildId = '100', minutes = 60): Promise<number> {
  const claims = await room.store.claimAlerts(new Date(room.now().getTime() + minutes * 60_000), 10_000, true)
  return claims.flatMap(claim => claim.rows).filter(row => row.guildId === guildId && row.query === word).length
}

test('a first poll alerts nobody, also when a stop cut it short in the middle of a page', async () => {
  const { path, word } = fresh()
  const page = Promise.withResolvers<void>()
  room.answer(`/page-of-${word}`, () => page.resolve())
  room.print(path, [{ title: `${word} two`, text: 'A teaser.', link: `/page-of-${word}` }, { title: `${word} one` }])
  const feedId = await room.follow(path)
  await room.watch(word)
  const stopping = new AbortController()
  const polling = room.poll(feedId, stopping.signal)
  await page.promise
  stopping.abort()
  expect(await polling).toMatchObject({ outcome: 'stopped', taken: 1 })
  expect((await room.store.getFeed(feedId))?.poll.firstPolledAt).toBeUndefined()

  const words = 'The ferry came back to the quay with the morning tide and everybody clapped. '.repeat(20)
  room.answer(`/page-of-${word}`, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(`<html><head><title>${word}</title></head><body><article><p>${words}</p></article></body></html>`)
  })
  expect(await room.poll(feedId)).toMatchObject({ outcome: 'read', taken: 1, queued: 0 })
  const article = await room.store.findArticleByUrl(`${room.origin}/page-of-${word}`)
  expect(article?.text).toContain('came back to the quay')
  expect(await alertsOn(word)).toBe(0)
})

test('on a full disk a poll ends at the first item, and all of them are kept and told once there is room', async () => {
  const { path, word, feedId } = await openFeed()
  room.print(path, [{ title: `${word} two` }, { title: `${word} one` }])
  let tried = 0
  const ingest = () => {
    tried++
    return Promise.reject(new Error('database or disk is full'))
  }
  const polling = room.poll(feedId, undefined, { store: { ...room.store, ingest } })
  await expect(polling).rejects.toThrow('disk is full')
  expect(tried).toBe(1)
  expect(await room.poll(feedId)).toMatchObject({ outcome: 'read', taken: 2, queued: 2, faults: [] })
  expect(await alertsOn(word)).toBe(2)
})

test('a later poll that was cut short goes on where it stood, and alerts for each item once', async () => {
  const { path, word, feedId } = await openFeed()
  const stopping = new AbortController()
  room.answer(`/stop-${word}`, () => stopping.abort())
  room.print(path, [{ title: `${word} two`, text: 'A teaser.', link: `/stop-${word}` }, { title: `${word} one` }])
  expect(await room.poll(feedId, stopping.signal)).toMatchObject({ outcome: 'stopped', queued: 1 })
  expect((await room.store.getFeed(feedId))?.poll.failures).toBe(0)
  expect(await room.poll(feedId)).toMatchObject({ queued: 1 })
  expect(await alertsOn(word)).toBe(2)
})

const answers: Readonly<Record<string, RequestListener>> = {
  'hangs before a word': () => undefined,
  'hangs in the middle': (_request, response) => void response.writeHead(200).write('<rss><channel>'),
  'redirects in circles': (request, response) => void response.writeHead(302, { location: request.url }).end(),
  'sends nine megabytes': (_request, response) => void response.writeHead(200).end('x'.repeat(9 * 1024 * 1024)),
  'sends no feed': (_request, response) =>
    void response.writeHead(200).end('<html><body>No feed lives here.</body></html>'),
  'sends nothing': (_request, response) => void response.writeHead(200).end(),
  'ends the connection': (_request, response) => void response.destroy(),
  'is broken': (_request, response) => void response.writeHead(500).end('sorry'),
}

for (const [name, listener] of Object.entries(answers)) {
  test(`a feed that ${name} waits, is said to fail, and is well again later`, async () => {
    const { path, word, feedId } = await openFeed()
    room.answer(path, listener)
    const report = await room.poll(feedId)
    expect(report.reason).toMatch(/\w+ \w+/)
    const failing = await room.store.getFeed(feedId)
    expect(failing?.poll.dueAt.getTime()).toBeGreaterThan(room.now().getTime())
    room.print(path, [{ title: `${word} returns` }])
    expect(await room.poll(feedId)).toMatchObject({ outcome: 'read', queued: 1 })
    expect((await room.store.getFeed(feedId))?.poll.failures).toBe(0)
  })
}

test('an item that changes its guid each time, or stands in the feed twice, alerts once', async () => {
  const { path, word, feedId } = await openFeed()
  for (const guid of ['a', 'b', 'c']) {
    room.print(path, [
      { title: `${word} item`, guid: `${guid}-1` },
      { title: `${word} item`, guid: `${guid}-2` },
    ])
    await room.poll(feedId)
  }
  expect(await alertsOn(word)).toBe(1)
})

test('a page that can not be had leaves the teaser, and the alert comes all the same', async () => {
  const { path, word, feedId } = await openFeed()
  room.answer(`/gone-${word}`, (_request, response) => void response.writeHead(503).end())
  room.print(path, [{ title: `${word} item`, text: 'Only a teaser.', link: `/gone-${word}` }])
  expect(await room.poll(feedId)).toMatchObject({ taken: 1, queued: 1 })
})

test('three hundred items at once are all kept', async () => {
  const { path, word, feedId } = await openFeed()
  const items = Array.from({ length: 300 }, (_, number) => ({ title: `Number ${number} ${word}` }))
  room.print(path, items)
  expect(await room.poll(feedId)).toMatchObject({ taken: 300, queued: 300 })
}, 20_000)

test('a server that follows a feed later hears of new items only', async () => {
  const { path, word, feedId } = await openFeed()
  room.print(path, [{ title: `${word} one` }])
  await room.poll(feedId)
  await room.follow(path, '200')
  await room.watch(word, '200')
  room.print(path, [{ title: `${word} two` }, { title: `${word} one` }])
  await room.poll(feedId)
  expect(await alertsOn(word, '200')).toBe(1)
})

test('an item known from another feed still reaches the servers that follow only this one', async () => {
  const { path, word, feedId } = await openFeed()
  const other = fresh()
  room.print(other.path, [])
  const otherId = await room.follow(other.path, '200')
  await room.watch(word, '200')
  await room.poll(otherId)
  const item = { title: `${word} one`, link: `/shared-${word}` }
  room.print(path, [item])
  room.print(other.path, [item])
  expect(await room.poll(feedId)).toMatchObject({ queued: 1 })
  expect(await room.poll(otherId)).toMatchObject({ taken: 0, queued: 1 })
})

test('after hours without a poll the alerts wait for one another', async () => {
  const { path, word, feedId } = await openFeed()
  room.pass(5 * 3_600_000)
  room.print(path, [{ title: `${word} two` }, { title: `${word} one` }])
  await room.poll(feedId)
  expect(await alertsOn(word, '100', 0)).toBe(0)
  expect(await alertsOn(word, '100', 0.5)).toBe(2)
})

test('an item that can not be kept holds up no later one, and comes again though the feed be the same', async () => {
  const { path, word, feedId } = await openFeed()
  room.print(path, [{ title: `${word} two` }, { title: `${word} one` }])
  const store = {
    ...room.store,
    ingest: (requests: Parameters<typeof room.store.ingest>[0]) =>
      requests.some(({ content }) => content.title === `${word} one`)
        ? Promise.reject(new Error('the disk is full'))
        : room.store.ingest(requests),
  }
  const faulty = await room.poll(feedId, undefined, { store })
  expect(faulty).toMatchObject({ outcome: 'read', taken: 1 })
  expect(faulty.faults).toEqual([`${word} one: Error: the disk is full`])
  expect(await room.poll(feedId)).toMatchObject({ outcome: 'read', taken: 1, faults: [] })
  expect(await alertsOn(word)).toBe(2)
  expect(await room.poll(feedId)).toMatchObject({ outcome: 'same' })
})

test('a report that can not be matched whole is matched by its beginning', async () => {
  const { path, word, feedId } = await openFeed()
  room.print(path, [{ title: 'A long report', text: `The ${word} sailed. ${'Nothing else happened. '.repeat(400)}` }])
  const asked: number[] = []
  const watches = {
    findHits: (...asking: Parameters<typeof room.parts.room.findHits>) => {
      asked.push(asking[0].text.length)
      return asking[0].text.length > 5000 ? Promise.reject(new Error('too long')) : room.parts.room.findHits(...asking)
    },
  }
  expect(await room.poll(feedId, undefined, { room: watches })).toMatchObject({ taken: 1, queued: 1, faults: [] })
  expect(asked.map(length => length > 5000)).toEqual([true, true, false])
  const article = await room.store.findArticleByUrl(`${room.origin}/A%20long%20report`)
  expect(article?.text.length).toBeGreaterThan(9000)
})

test('while nothing can be matched nothing is kept, so that no alert is lost', async () => {
  const { path, word, feedId } = await openFeed()
  room.print(path, [{ title: `${word} one` }])
  const watches = { findHits: () => Promise.reject(new Error('it is gone')) }
  const report = await room.poll(feedId, undefined, { room: watches })
  expect(report).toMatchObject({ taken: 0, queued: 0, faults: [`${word} one: Error: it is gone`] })
  expect(await room.poll(feedId)).toMatchObject({ taken: 1, queued: 1 })
  expect(await alertsOn(word)).toBe(1)
})
