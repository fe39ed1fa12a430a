import type { Charts } from './charts/open-charts.ts'
import type { Startup } from './config/load.ts'
import type { CorpusStore } from './corpus/store.ts'
import type { GuardedFetch } from './feeds/fetch/guarded-fetch.ts'
import { mayAskNow } from './feeds/timing/may-ask-now.ts'
import { choosePace } from './feeds/timing/pace.ts'
import type { CallbackOptions } from './feeds/websub/callback-server.ts'
import type { Feed } from './model/feed.ts'
import type { Logger } from './observe/open-log.ts'
import { createDesk } from './pipeline/create-desk.ts'
import { createPoller, type Poller } from './pipeline/create-poller.ts'
import type { BotDesk } from './pipeline/desk.ts'
import { pollFeed, takePush, type PollParts } from './pipeline/poll-feed.ts'
import type { Readers } from './pipeline/readers.ts'
import { createTriedPages } from './pipeline/tried-pages.ts'
import type { WatchRoom } from './pipeline/watch-room.ts'
import type { ReportFault } from './report-faults.ts'
import { systemClock } from './schedule/system-clock.ts'

/** Most of them wait for their host; settings.feeds.concurrency bounds what is on the network. */
const pollsAtOnce = 256
const pollPatienceMs = 60_000

/** What polls feeds and what answers for them. */
export type Street = {
  readonly desk: BotDesk
  readonly poller: Poller
  readonly takePush: CallbackOptions['takePush']
  readonly nudgePlacing: { run: () => void }
}

type StreetParts = {
  readonly startup: Startup
  readonly store: CorpusStore
  readonly readers: Readers
  readonly watches: WatchRoom
  readonly charts: Charts
  readonly fetch: GuardedFetch
  readonly privateHosts: readonly string[]
  readonly log: Logger
  readonly fault: ReportFault
  readonly signal: AbortSignal
}

/** From feed to outbox, and what commands ask of it; nothing runs yet. */
export function openStreet({
  startup,
  store,
  readers,
  watches,
  charts,
  fetch,
  privateHosts,
  log,
  fault,
  signal,
}: StreetParts): Street {
  const { settings } = startup
  const clock = systemClock.now
  const nudgePlacing = { run: () => undefined as void }
  const paceOf = (feed: Feed) =>
    choosePace(privateHosts.includes(hostAndPort(feed.url)), {
      intervalMs: settings.feeds.intervalMinutes * 60_000,
      privateIntervalMs: settings.feeds.privateIntervalSeconds * 1000,
    })
  const tried = createTriedPages(clock)
  const pollParts: PollParts = {
    tried,
    store,
    room: watches,
    fetch,
    readers,
    clock,
    paceOf,
    random: Math.random,
    readFullText: settings.feeds.readFullText,
    gatherBy: { dailyAt: settings.alerts.dailyAt, timeZone: settings.timeZone },
    callbackBase: settings.websub.publicUrl === '' ? undefined : settings.websub.publicUrl,
    signal,
  }
  const poller = createPoller({
    store,
    concurrency: pollsAtOnce,
    clock,
    poll: feed => pollFeed(feed, pollParts),
    restMs: feed => paceOf(feed).floorMs,
    mayAsk: feed => mayAskNow(feed.poll, paceOf(feed), clock()),
    report: report => {
      const isNews = report.taken + report.revised > 0 || report.reason !== undefined
      log[report.faults.length > 0 ? 'warn' : isNews ? 'info' : 'debug'](report, 'polled')
      if (report.taken + report.queued > 0) nudgePlacing.run()
    },
    failed: async (feed, error) => {
      // We are leaving: the feed stays due and is asked at the next start.
      if (signal.aborted) return
      fault('poll failed', error, { feed: feed.url })
      const dueAt = new Date(clock().getTime() + paceOf(feed).floorMs)
      await store.recordPoll(feed.id, { ...feed.poll, dueAt })
    },
  })
  // Whoever asks is told how things stand, also while a first poll reads its hundredth page.
  const pollNow = (feedId: number) => Promise.race([poller.pollNow(feedId), systemClock.wait(pollPatienceMs, signal)])
  const desk = createDesk({ store, tried, fetch, readers, charts, clock, pollNow, signal })
  const takeIn: CallbackOptions['takePush'] = (feedId, page) =>
    poller.alone(feedId, feed => takePush(feed, page, pollParts))
  return { desk, poller, takePush: takeIn, nudgePlacing }
}

function hostAndPort(url: string): string {
  if (!URL.canParse(url)) return ''
  const { hostname, port, protocol } = new URL(url)
  return `${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`
}
