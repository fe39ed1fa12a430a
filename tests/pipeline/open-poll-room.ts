import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { openGuardedFetch } from '../../src/feeds/fetch/guarded-fetch.ts'
import { choosePace } from '../../src/feeds/timing/pace.ts'
import type { Watch } from '../../src/model/watch.ts'
import { pollFeed, type PollParts, type PollReport } from '../../src/pipeline/poll-feed.ts'
import { openReaders } from '../../src/pipeline/readers.ts'
import { createWatchRoom } from '../../src/pipeline/watch-room.ts'
import { makeFeed, makeWatch, noon, subscription } from '../corpus/make-report.ts'

export type PrintedItem = {
  readonly title: string
  readonly text?: string
  readonly guid?: string
  readonly link?: string
}

/** A real store, real readers and a real server, whose feeds answer as each test wants. */
export type PollRoom = {
  readonly store: CorpusStore
  /** "http://127.0.0.1:PORT" */
  readonly origin: string
  answer(path: string, listener: RequestListener): void
  /** What the feed at this path prints from now on. */
  print(path: string, items: readonly PrintedItem[]): void
  follow(path: string, guildId?: string): Promise<number>
  watch(query: string, guildId?: string): Promise<Watch>
  /** `instead`: parts that the test replaces. */
  poll(feedId: number, signal?: AbortSignal, instead?: Partial<PollParts>): Promise<PollReport>
  readonly parts: Omit<PollParts, 'signal'>
  pass(ms: number): void
  now(): Date
  titles(): Promise<readonly string[]>
  close(): Promise<void>
}

export async function openPollRoom(): Promise<PollRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-poll-'))
  const store = await openSqliteStore({ folder })
  const readers = openReaders(1)
  const answers = new Map<string, RequestListener>()
  const server = createServer((request, response) => {
    const listener = answers.get(request.url ?? '')
    if (listener === undefined) response.writeHead(404).end()
    else listener(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  let passedMs = 0
  const now = () => new Date(noon.getTime() + passedMs)
  const parts: Omit<PollParts, 'signal'> = {
    store,
    readers,
    fetch: openGuardedFetch({
      privateHosts: [host],
      userAgent: 'Dateline/test',
      clock: {
        now: () => new Date(),
        wait: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }),
      },
      limits: { hostGapMs: 0, totalMs: 500 },
    }),
    room: createWatchRoom(store),
    tried: { take: () => undefined },
    clock: now,
    random: () => 0.5,
    paceOf: () => choosePace(true, { intervalMs: 900_000, privateIntervalMs: 10_000 }),
    readFullText: true,
    gatherBy: { dailyAt: '00:00', timeZone: 'UTC' },
    callbackBase: undefined,
  }
  const room: PollRoom = {
    store,
    origin: `http://${host}`,
    answer: (path, listener) => void answers.set(path, listener),
    print(path, items) {
      answers.set(path, (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(renderFeed(room.origin, items))
      })
    },
    async follow(path, guildId = '100') {
      const { feed } = await store.follow(
        makeFeed(room.origin + path, `Publisher of ${path}`),
        subscription(guildId),
        now(),
      )
      return feed.id
    },
    watch: (query, guildId = '100') =>
      store.addWatch(makeWatch({ query, guildId, target: { kind: 'channel', channelId: guildId } })),
    parts,
    async poll(feedId, signal = new AbortController().signal, instead = {}) {
      const feed = await store.getFeed(feedId)
      if (feed === undefined) throw new Error(`no feed ${feedId}`)
      return pollFeed(feed, { ...parts, signal, ...instead })
    },
    pass: ms => void (passedMs += ms),
    now,
    async titles() {
      const page = await store.searchArticles({
        candidates: { kind: 'everything' },
        scope: { kind: 'all' },
        sort: 'oldest',
        offset: 0,
        limit: 2000,
      })
      return page.articles.map(({ title }) => title)
    },
    async close() {
      await readers.close()
      await store.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return room
}

/** Long enough that nobody looks for more on the page. */
export const longText = 'The work on the quay took a day and a night and the ferries waited. '.repeat(12)

function renderFeed(origin: string, items: readonly PrintedItem[]): string {
  const rendered = items.map(({ title, text = `${title}. ${longText}`, guid = title, link = `/${title}` }) => {
    const address = new URL(link, origin).href
    return `<item><title>${title}</title><link>${address}</link><guid isPermaLink="false">${guid}</guid><description>${text}</description></item>`
  })
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Quay News</title><link>${origin}/</link>${rendered.join('')}</channel></rss>`
}
