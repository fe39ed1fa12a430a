import type { FeedStore } from '../corpus/feed-store.ts'
import type { Feed } from '../model/feed.ts'
import type { PollReport } from './poll-feed.ts'

export type PollerParts = {
  readonly store: Pick<FeedStore, 'dueFeeds' | 'getFeed'>
  readonly poll: (feed: Feed) => Promise<PollReport>
  /** Polls under way at most; most of them wait until their host may be asked. */
  readonly concurrency: number
  /** May the feed be asked although it is not due? */
  readonly mayAsk: (feed: Feed) => boolean
  readonly clock: () => Date
  readonly report: (report: PollReport) => void
  /** Never ask a feed again sooner. */
  readonly restMs: (feed: Feed) => number
  /** A poll threw: a fault of ours, not of the feed. The feed must be put off, or it would be due at once again. */
  readonly failed: (feed: Feed, error: unknown) => Promise<void>
}

export type Poller = {
  /** Starts polls of due feeds while there is room; does not wait for them. */
  pollDue(): Promise<void>
  /** Polls one feed now, if it may be asked, and waits for it; joins a poll that is under way. */
  pollNow(feedId: number): Promise<void>
  /** Does work on a feed while no poll of it is under way. Rejects as the work does. */
  alone(feedId: number, work: (feed: Feed) => Promise<PollReport>): Promise<void>
  /** Resolves when no poll is under way. */
  settled(): Promise<void>
}

/** Runs polls side by side, at most `concurrency`, never two of one feed. One feed's failure touches no other. */
export function createPoller(parts: PollerParts): Poller {
  const running = new Map<number, Promise<void>>()
  /** Feeds that are due in the store, but were asked: nothing could be written down, as on a full disk. */
  const resting = new Map<number, Date>()

  async function run(feed: Feed): Promise<void> {
    try {
      parts.report(await parts.poll(feed))
    } catch (error) {
      await parts.failed(feed, error).catch(() => {
        resting.set(feed.id, parts.clock())
      })
    }
  }

  function rests(feed: Feed): boolean {
    const askedAt = resting.get(feed.id)
    if (askedAt === undefined) return false
    const restedMs = parts.clock().getTime() - askedAt.getTime()
    // A clock that was set back says nothing.
    if (restedMs >= 0 && restedMs < parts.restMs(feed)) return true
    resting.delete(feed.id)
    return false
  }

  function start(feed: Feed): Promise<void> {
    const known = running.get(feed.id)
    if (known !== undefined) return known
    const started = run(feed).finally(() => running.delete(feed.id))
    running.set(feed.id, started)
    return started
  }

  return {
    async pollDue() {
      const room = parts.concurrency - running.size
      if (room <= 0) return
      const due = await parts.store.dueFeeds(parts.clock(), room + running.size + resting.size)
      // No start rejects: whatever fails is told.
      for (const feed of due.filter(one => !running.has(one.id) && !rests(one)).slice(0, room)) void start(feed)
    },
    async pollNow(feedId) {
      const feed = await parts.store.getFeed(feedId)
      if (feed !== undefined && (running.has(feedId) || (parts.mayAsk(feed) && !rests(feed)))) await start(feed)
    },
    async alone(feedId, work) {
      for (let busy = running.get(feedId); busy !== undefined; busy = running.get(feedId))
        await busy.catch(() => undefined)
      const { promise: done, resolve } = Promise.withResolvers<void>()
      running.set(feedId, done)
      try {
        const feed = await parts.store.getFeed(feedId)
        if (feed !== undefined) parts.report(await work(feed))
      } finally {
        running.delete(feedId)
        resolve()
      }
    },
    async settled() {
      await Promise.allSettled(running.values())
    },
  }
}
