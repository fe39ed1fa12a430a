import type { CommandWorkerTask } from './command-worker.ts'
import { openCommandRoom } from './commands/open-command-room.ts'
import { openCharts } from './charts/open-charts.ts'
import type { Startup } from './config/load.ts'
import { holdFolder } from './corpus/sqlite/hold-folder.ts'
import { mindFiles } from './corpus/sqlite/mind-files.ts'
import { openSqliteStore } from './corpus/sqlite/open-sqlite-store.ts'
import { connect, TokenRefusal, type Connection, type ConnectOptions } from './discord/connect.ts'
import { openGuardedFetch } from './feeds/fetch/guarded-fetch.ts'
import { openCallbackServer } from './feeds/websub/callback-server.ts'
import { systemClock } from './schedule/system-clock.ts'
import { openLog, type Logger } from './observe/open-log.ts'
import type { BotDesk } from './pipeline/desk.ts'
import { openReaders } from './pipeline/readers.ts'
import { openWatchRoom } from './pipeline/open-watch-room.ts'
import { openPlayground } from './playground/open-playground.ts'
import { readSampleReports, type SampleReports } from './playground/read-sample-reports.ts'
import type { Playground } from './playground/playground.ts'
import { openStreet } from './open-street.ts'
import { createFaultReports } from './report-faults.ts'
import { startWork } from './start-work.ts'
import { followPress, importStock } from './stock-playground.ts'

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

/** So long after the last picture, what draws them gives back its memory. */
const chartsIdleMs = 120_000
const sampleFolder = 'config/corpus'

/** Starts everything and joins it: store, readers, fetch, Discord (real or playground), polls and deliveries. */
export async function openApp(given: Startup, { say, fail, signal }: AppOptions): Promise<App> {
  const startup = given.token === undefined ? hasten(given) : given
  const { settings } = startup
  const log = openLog(settings.logLevel)
  const fault = createFaultReports(log, settings.dataFolder, systemClock.now)
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
    const store = await openSqliteStore({ folder: settings.dataFolder, say })
    closers.push(() => store.close())
    const findDamage = await mindFiles(settings.dataFolder)
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
      steadyMs: systemClock.steadyMs,
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
      fault,
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
        reportError: error => fault('push failed', error),
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
    if (playground !== undefined) await followPress(playground, { store, settings, clock: systemClock.now })
    closers.push(
      await startWork({
        ...street,
        readers,
        room,
        store,
        courier: connection.courier,
        startup,
        log,
        fault,
        findDamage,
        fail,
        signal: stopping.signal,
      }),
    )
    // Ended before all that waits for them: what is being read now is read again after the next start.
    closers.push(async () => void (await Promise.all([readers.close(), watches.close()])))
    if (samples !== undefined) {
      const stock = samples.stock.map(({ file }) => `${sampleFolder}/${file}`)
      await importStock({ store, readers, settings, clock: systemClock.now, stock, signal: stopping.signal })
    }
    say(greeting(connection, playground))
    return { close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Who tries the playground wants to see something: nobody waits there for a fuller report. */
function hasten(startup: Startup): Startup {
  const { stories } = startup.settings
  const hastened = {
    ...stories,
    holdSeconds: Math.min(stories.holdSeconds, 1),
    editEverySeconds: Math.min(stories.editEverySeconds, 3),
  }
  return { ...startup, settings: { ...startup.settings, stories: hastened } }
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

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= work())
}
