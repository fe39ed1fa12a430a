import { createDelivering } from './alerts/deliver.ts'
import { mindLostChannels } from './alerts/mind-lost-channels.ts'
import { runErrands } from './alerts/run-errands.ts'
import type { CommandWorkerTask } from './command-worker.ts'
import { openCommandRoom } from './commands/open-command-room.ts'
import { openCharts, type Charts } from './charts/open-charts.ts'
import type { Startup } from './config/load.ts'
import type { Settings } from './config/settings.ts'
import { holdFolder } from './corpus/sqlite/hold-folder.ts'
import { openSqliteStore } from './corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from './corpus/store.ts'
import { connect, TokenRefusal, type Connection, type ConnectOptions } from './discord/connect.ts'
import { openGuardedFetch, type GuardedFetch } from './feeds/fetch/guarded-fetch.ts'
import { mayAskNow } from './feeds/timing/may-ask-now.ts'
import { openCallbackServer, type CallbackOptions } from './feeds/websub/callback-server.ts'
import { systemClock } from './schedule/system-clock.ts'
import { choosePace } from './feeds/timing/pace.ts'
import type { Feed } from './model/feed.ts'
import { openLog, type Logger } from './observe/open-log.ts'
import { beginDigests } from './pipeline/begin-digests.ts'
import { createDesk } from './pipeline/create-desk.ts'
import type { BotDesk } from './pipeline/desk.ts'
import { createPoller, type Poller } from './pipeline/create-poller.ts'
import { pollFeed, takePush, type PollParts } from './pipeline/poll-feed.ts'
import { gatherTimes } from './pipeline/gather-times.ts'
import { openReaders, type Readers } from './pipeline/readers.ts'
import { openWatchRoom } from './pipeline/open-watch-room.ts'
import type { WatchRoom } from './pipeline/watch-room.ts'
import { createTriedPages } from './pipeline/tried-pages.ts'
import { openPlayground } from './playground/open-playground.ts'
import { readSampleReports, type SampleReports } from './playground/read-sample-reports.ts'
import type { Playground } from './playground/playground.ts'
import { openAlertReaders, openStories } from './open-stories.ts'
import { startTicks, type Ticks } from './schedule/start-ticks.ts'
import { stockPlayground } from './stock-playground.ts'

export type App = {
  /** Ends cleanly: nothing that was promised is lost. */
  close(): Promise<void>
}

export type AppOptions = {
  /** Tells the person at the terminal. */
  readonly say: (line: string) => void
  /** Told when the bot can't go on; whoever started it ends it. */
  readonly fail: (error: Error) => void
  /** Raised when the start itself is called off. */
  readonly signal: AbortSignal
}

const deliverySeconds = 2
/** Most of them wait for their host; settings.feeds.concurrency bounds what is on the network. */
const pollsAtOnce = 256
const pollPatienceMs = 60_000
/** So long after the last picture, what draws them gives back its memory. */
const chartsIdleMs = 120_000
const sampleFolder = 'config/corpus'

/** Starts everything and joins it: store, readers, fetch, Discord (real or playground), polls and deliveries. */
export async function openApp(startup: Startup, { say, fail, signal }: AppOptions): Promise<App> {
  const { settings } = startup
  const log = openLog(settings.logLevel)
  const closers: (() => Promise<void>)[] = []
  const stopping = new AbortController()
  const close = once(async () => {
    stopping.abort()
    for (const end of closers.toReversed()) await end().catch((error: unknown) => log.error({ err: error }, 'closing'))
  })
  signal.addEventListener('abort', () => stopping.abort())

  try {
    const letGo = holdFolder(settings.dataFolder)
    closers.push(async () => letGo())
    const store = await openSqliteStore({ folder: settings.dataFolder })
    closers.push(() => store.close())
    const desk = Promise.withResolvers<BotDesk>()
    const room = openCommandRoom({
      entry: new URL('./command-worker.ts', import.meta.url),
      args: [JSON.stringify({ settings, starterFeeds: startup.starterFeeds } satisfies CommandWorkerTask)],
      desk: desk.promise,
    })
    closers.push(() => room.close())
    const watches = openWatchRoom({
      entry: new URL('./watch-worker.ts', import.meta.url),
      args: [settings.dataFolder],
    })
    closers.push(() => watches.close())
    const readers = openReaders(settings.workers)
    closers.push(() => readers.close())
    const charts = openCharts({ idleMs: chartsIdleMs })
    closers.push(() => charts.close())
    const samples = startup.token === undefined ? readSampleReports(sampleFolder, startup.samples) : undefined
    const playground = samples === undefined ? undefined : await openPlaygroundWith(samples, startup, say)
    if (playground !== undefined) closers.push(() => playground.close())

    const privateHosts = [...settings.feeds.privateHosts, ...(playground === undefined ? [] : [playground.host])]
    const fetch = openGuardedFetch({
      privateHosts,
      userAgent: userAgent(settings.contact),
      clock: systemClock,
      limits: { maxRunning: settings.feeds.concurrency, totalMs: settings.feeds.fetchTimeoutSeconds * 1000 },
    })
    const street = openStreet({
      startup,
      store,
      readers,
      watches,
      charts,
      fetch,
      privateHosts,
      log,
      signal: stopping.signal,
    })
    closers.push(() => street.poller.settled())
    desk.resolve(street.desk)
    if (settings.websub.publicUrl !== '') {
      const hubs = await openCallbackServer({
        ...settings.websub,
        now: systemClock.now,
        findLease: async feedId => (await store.getFeed(feedId))?.poll.push,
        keepLease: store.keepLease,
        takePush: street.takePush,
        reportError: error => log.error({ err: error }, 'push failed'),
      })
      closers.push(() => hubs.close())
    }

    // What commands lack is told now, and not as if Discord were out of reach.
    await room.definitions()
    const connection = await connectPatiently(
      {
        token: startup.token ?? playground?.token ?? '',
        api: playground?.apiUrl ?? startup.discordApi,
        room,
        store,
        clock: systemClock.now,
        report: event => logInteraction(log, event),
        warn: (event, error) => log.warn({ err: error }, event),
        revoked: fail,
      },
      say,
      stopping.signal,
    )
    closers.push(() => connection.close())
    closers.push(
      await startWork({ ...street, readers, room, store, connection, startup, log, signal: stopping.signal }),
    )
    // Ended before all that waits for them: what is being read now is read again after the next start.
    closers.push(async () => void (await Promise.all([readers.close(), watches.close()])))
    if (playground !== undefined && samples !== undefined) {
      const stock = samples.stock.map(({ file }) => `${sampleFolder}/${file}`)
      await stockPlayground(playground, {
        store,
        readers,
        settings,
        clock: systemClock.now,
        stock,
        signal: stopping.signal,
      })
    }
    say(greeting(connection, playground))
    return { close }
  } catch (error) {
    await close()
    throw error
  }
}

type Street = {
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
  readonly signal: AbortSignal
}

/** From feed to outbox, and what commands ask of it; nothing runs yet. */
function openStreet({
  startup,
  store,
  readers,
  watches,
  charts,
  fetch,
  privateHosts,
  log,
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
    gatherAt: seenAt => gatherTimes(seenAt, { dailyAt: settings.alerts.dailyAt, timeZone: settings.timeZone }),
    callbackBase: settings.websub.publicUrl === '' ? undefined : settings.websub.publicUrl,
    signal,
  }
  const poller = createPoller({
    store,
    concurrency: pollsAtOnce,
    clock,
    poll: feed => pollFeed(feed, pollParts),
    mayAsk: feed => mayAskNow(feed.poll, paceOf(feed), clock()),
    report: report => {
      const isNews = report.taken + report.revised > 0 || report.reason !== undefined
      log[report.faults.length > 0 ? 'warn' : isNews ? 'info' : 'debug'](report, 'polled')
      if (report.taken + report.queued > 0) nudgePlacing.run()
    },
    failed: async (feed, error) => {
      // We are leaving: the feed stays due and is asked at the next start.
      if (signal.aborted) return
      log.error({ err: error, feed: feed.url }, 'poll failed')
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

type WorkParts = Street & {
  readonly readers: Readers
  readonly room: ReturnType<typeof openCommandRoom>
  readonly store: CorpusStore
  readonly connection: Connection
  readonly startup: Startup
  readonly log: Logger
  readonly signal: AbortSignal
}

/** Starts polls and deliveries; what it gives back stops them. */
async function startWork(parts: WorkParts): Promise<() => Promise<void>> {
  const { startup, log } = parts
  const { alerts, feeds } = startup.settings
  const deliver = { nudge: () => undefined as void }
  const stories = openStories({
    store: parts.store,
    ask: parts.readers.ask,
    settings: startup.token === undefined ? hasten(startup.settings.stories) : startup.settings.stories,
    clock: systemClock.now,
    signal: parts.signal,
    placed: () => deliver.nudge(),
  })
  const delivery = {
    readers: openAlertReaders(parts.readers.ask),
    isPlacingStuck: stories.isStuck,
    store: parts.store,
    courier: mindLostChannels(parts.connection.courier, channelId =>
      parts.store.pauseWatchesInto(channelId, 'its channel was deleted', systemClock.now()),
    ),
    clock: systemClock.now,
    catchUp: { afterMs: alerts.catchUpAfterMinutes * 60_000, from: alerts.catchUpFrom },
    keepTryingMs: alerts.keepTryingHours * 3_600_000,
    signal: parts.signal,
    digests: parts.room.digests,
    report: (event: object) => log.info(event, 'delivered'),
  }
  const delivering = createDelivering(delivery)
  await delivering.recover()
  const failed = (error: unknown) => log.error({ err: error }, 'tick failed')
  const deliveries = startTicks(
    deliverySeconds,
    async () => {
      await delivering.lookForLost()
      await delivering.deliverDue()
    },
    failed,
  )
  deliver.nudge = deliveries.nudge
  const placing = startTicks(deliverySeconds, stories.placeWaiting, failed)
  parts.nudgePlacing.run = placing.nudge
  const digests = {
    store: parts.store,
    clock: systemClock.now,
    startedAt: systemClock.now(),
    settleMs: startup.settings.digests.settleSeconds * 1000,
  }
  const errands = startTicks(
    deliverySeconds,
    async () => {
      await beginDigests(digests)
      await runErrands(delivery)
    },
    failed,
  )
  // It only reads and queues: whoever leaves need not wait for it.
  const stopped = new Promise<void>(resolve => parts.signal.addEventListener('abort', () => resolve()))
  const lookouts = startTicks(60, () => Promise.race([parts.room.checkLookouts(), stopped]), failed)
  lookouts.nudge()
  const polls = startTicks(feeds.tickSeconds, parts.poller.pollDue, failed)
  polls.nudge()
  return async () => {
    await stopAll([polls, placing, deliveries, errands, lookouts])
    await stories.close()
  }
}

/** Who tries the playground wants to see something: nobody waits there for a fuller report. */
function hasten(stories: Settings['stories']): Settings['stories'] {
  return {
    ...stories,
    holdSeconds: Math.min(stories.holdSeconds, 1),
    editEverySeconds: Math.min(stories.editEverySeconds, 3),
  }
}

async function stopAll(ticks: readonly Ticks[]): Promise<void> {
  await Promise.all(ticks.map(one => one.stop()))
}

function openPlaygroundWith(
  { toRelease }: SampleReports,
  { settings, recordRequests }: Startup,
  tell: (line: string) => void,
): Promise<Playground> {
  return openPlayground({
    port: settings.playground.port,
    stateFile: `${settings.dataFolder}/playground.state`,
    reports: toRelease,
    releaseSeconds: settings.playground.releaseSeconds,
    recordRequests,
    tell,
  })
}

/** Discord may be out of reach when we start: a wrong token ends us, anything else is tried again. */
async function connectPatiently(
  options: ConnectOptions,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Connection> {
  for (let waitMs = 2000; ; waitMs = Math.min(waitMs * 2, 60_000)) {
    try {
      return await connect(options)
    } catch (error) {
      if (error instanceof TokenRefusal || signal.aborted) throw error
      say(
        `Discord can't be reached (${error instanceof Error ? error.message : String(error)}). Trying again in ${waitMs / 1000} s.`,
      )
      await systemClock.wait(waitMs, signal)
    }
  }
}

function greeting(connection: Connection, playground: Playground | undefined): string {
  if (playground !== undefined) return `No DISCORD_TOKEN, so here is the playground: ${playground.address}`
  return `Logged in as ${connection.botName}. Invite it with:\n${connection.inviteLink}`
}

function logInteraction(log: Logger, event: { interaction: string; ms: number; error?: unknown }): void {
  const fields = { interaction: event.interaction, ms: Math.round(event.ms) }
  if (event.error === undefined) log.info(fields, 'answered')
  else log.error({ ...fields, err: event.error }, 'answer failed')
}

function userAgent(contact: string): string {
  return `Dateline/0.1 (news monitoring bot${contact === '' ? '' : `; ${contact}`})`
}

function hostAndPort(url: string): string {
  if (!URL.canParse(url)) return ''
  const { hostname, port, protocol } = new URL(url)
  return `${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= work())
}
