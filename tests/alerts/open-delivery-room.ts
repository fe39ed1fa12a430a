import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { REST } from 'discord.js'
import { createDelivering, type Delivering, type DeliveryEvent } from '../../src/alerts/deliver.ts'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import type { NewWatch } from '../../src/corpus/watch-store.ts'
import { createCourier } from '../../src/discord/create-courier.ts'
import type { ArticleContent } from '../../src/model/article.ts'
import type { Watch } from '../../src/model/watch.ts'
import { createManualClock } from '../../src/playground/double/clock.ts'
import type { DiscordDouble } from '../../src/playground/double/double.ts'
import { openDiscordDouble } from '../../src/playground/double/open-double.ts'
import { makeReport, makeWatch, noon } from '../corpus/make-report.ts'
import { placeAlone } from '../corpus/place-stories.ts'
import { plainReaders } from './plain-readers.ts'

/** A real store, a real Discord client and a local Discord, with a clock that stands still. */
export type DeliveryRoom = {
  readonly discord: DiscordDouble
  readonly store: CorpusStore
  readonly delivering: Delivering
  readonly events: DeliveryEvent[]
  /** A channel of this test alone, and the path of its messages. */
  readonly channelId: string
  readonly alertsPath: string
  /** A new channel, no watches, no faults: as if opened anew, but quicker. */
  clear(): Promise<void>
  now(): Date
  pass(ms: number): void
  addWatch(wishes?: Partial<NewWatch>): Promise<Watch>
  /** Keeps an article that the watches answer; gives its id. */
  queue(title: string, watches: readonly Watch[], more?: Partial<ArticleContent>): Promise<number>
  /** Looks for what was lost and sends what is due, as each tick does. */
  tick(): Promise<void>
  /** Ticks every ten seconds until so many minutes have passed. */
  ticks(minutes: number): Promise<void>
  /** Forgets all that is only in memory, as a crash does. */
  crash(): Promise<void>
  /** Raises the signal of the deliveries. */
  stop(): void
  /** Titles in a channel, oldest first, without marks. */
  posted(where?: string): readonly string[]
  /** "sent", "dropped: why", ... of each alert about an article. */
  fates(articleId: number): Promise<readonly string[]>
  close(): Promise<void>
}

export async function openDeliveryRoom(): Promise<DeliveryRoom> {
  const clock = createManualClock(noon)
  const discord = await openDiscordDouble({ clock, hasRelaxedRateLimits: true })
  const folder = mkdtempSync(join(tmpdir(), 'dateline-alerts-'))
  const store = await openSqliteStore({ folder })
  const events: DeliveryEvent[] = []
  const { guildId, editorId } = discord.seed
  let channelId = discord.seed.alertsId
  let stopping = new AbortController()
  const create = () => {
    const options = { api: discord.apiUrl, version: '10', retries: 0, rejectOnRateLimit: () => true }
    return createDelivering({
      store,
      courier: createCourier(new REST(options), discord.token),
      readers: plainReaders,
      isPlacingStuck: () => false,
      clock: clock.now,
      catchUp: { afterMs: 3_600_000, from: 5, floodFrom: 15 },
      keepTryingMs: 48 * 3_600_000,
      signal: stopping.signal,
      report: event => void events.push(event),
    })
  }
  let delivering = create()
  const tick = async () => {
    await delivering.lookForLost()
    await delivering.deliverDue()
  }
  return {
    discord,
    store,
    get delivering() {
      return delivering
    },
    events,
    get channelId() {
      return channelId
    },
    get alertsPath() {
      return `/channels/${channelId}/messages`
    },
    async clear() {
      discord.faults.clear()
      for (const watch of await store.activeWatches()) await store.removeWatch(watch.id)
      clock.advance(3_600_000)
      await tick()
      channelId = discord.stage.addChannel(guildId, 'alerts')
      stopping = new AbortController()
      delivering = create()
    },
    now: clock.now,
    pass: ms => clock.advance(ms),
    addWatch: wishes =>
      store.addWatch(makeWatch({ guildId, ownerId: editorId, target: { kind: 'channel', channelId }, ...wishes })),
    async queue(title, watches, more) {
      const seenAt = clock.now()
      const hits = watches.map(({ id }) => ({ watchId: id, dueAt: seenAt }))
      const text = `${title}. The river rose, officials said, in ${channelId}.`
      const [outcome] = await store.ingest([makeReport({ title, text, publishedAt: seenAt, seenAt, hits, ...more })])
      if (outcome === undefined) throw new Error('nothing was kept')
      await placeAlone(store, seenAt)
      return outcome.articleId
    },
    tick,
    async ticks(minutes) {
      for (let passed = 0; passed < minutes * 6; passed++) {
        clock.advance(10_000)
        await tick()
      }
    },
    async crash() {
      clock.advance(1)
      stopping = new AbortController()
      delivering = create()
      await delivering.recover()
    },
    stop: () => stopping.abort(),
    posted: (where = channelId) =>
      discord
        .as(editorId)
        .messages(where, { limit: 200 })
        .map(message => message.embeds[0]?.title?.replaceAll('**', '') ?? message.content),
    async fates(articleId) {
      const rows = await store.alertsAbout(articleId, guildId)
      return rows.map(({ state, reason }) => (reason === undefined ? state : `${state}: ${reason}`))
    },
    async close() {
      await store.close()
      await discord.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
