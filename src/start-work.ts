import type { Courier } from './alerts/courier.ts'
import { createDelivering } from './alerts/deliver.ts'
import { mindLostChannels } from './alerts/mind-lost-channels.ts'
import { runErrands } from './alerts/run-errands.ts'
import type { OpenRoom } from './commands/open-command-room.ts'
import type { Startup } from './config/load.ts'
import type { CorpusStore } from './corpus/store.ts'
import type { Logger } from './observe/open-log.ts'
import { openAlertReaders, openStories } from './open-stories.ts'
import type { Street } from './open-street.ts'
import { beginDigests } from './pipeline/begin-digests.ts'
import type { Readers } from './pipeline/readers.ts'
import type { ReportFault } from './report-faults.ts'
import { mindClock } from './schedule/mind-clock.ts'
import { startTicks, type Ticks } from './schedule/start-ticks.ts'
import { systemClock } from './schedule/system-clock.ts'

const deliverySeconds = 2

type WorkParts = Pick<Street, 'poller' | 'nudgePlacing'> & {
  readonly readers: Readers
  readonly room: OpenRoom
  readonly store: CorpusStore
  readonly courier: Courier
  readonly startup: Startup
  readonly log: Logger
  readonly fault: ReportFault
  /** What befell the files of the store, if anything. */
  readonly findDamage: () => Promise<Error | undefined>
  /** Told once that we can't go on. */
  readonly fail: (error: Error) => void
  readonly signal: AbortSignal
}

/** Starts polls and deliveries; what it gives back stops them. */
export async function startWork(parts: WorkParts): Promise<() => Promise<void>> {
  const { startup, log } = parts
  const { alerts, feeds } = startup.settings
  const deliver = { nudge: () => undefined as void }
  const stories = openStories({
    store: parts.store,
    folder: startup.settings.dataFolder,
    ask: parts.readers.ask,
    settings: startup.settings.stories,
    clock: systemClock.now,
    signal: parts.signal,
    placed: () => deliver.nudge(),
  })
  const delivery = {
    readers: openAlertReaders(parts.readers.ask),
    isPlacingStuck: stories.isStuck,
    store: parts.store,
    courier: mindLostChannels(parts.courier, channelId =>
      parts.store.pauseWatchesInto(channelId, 'its channel was deleted', systemClock.now()),
    ),
    clock: systemClock.now,
    catchUp: { afterMs: alerts.catchUpAfterMinutes * 60_000, from: alerts.catchUpFrom, floodFrom: alerts.floodFrom },
    keepTryingMs: alerts.keepTryingHours * 3_600_000,
    signal: parts.signal,
    digests: parts.room.digests,
    report: (event: object) => log.info(event, 'delivered'),
  }
  const delivering = createDelivering(delivery)
  await delivering.recover()
  const failed = (error: unknown) => parts.fault('tick failed', error)
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
  const followClock = mindClock(systemClock, parts.store.followClockBack)
  const minding = startTicks(
    deliverySeconds,
    async () => {
      await followClock()
      const damage = await parts.findDamage()
      if (damage !== undefined && !parts.signal.aborted) parts.fail(damage)
    },
    failed,
  )
  const polls = startTicks(feeds.tickSeconds, parts.poller.pollDue, failed)
  polls.nudge()
  return async () => {
    await stopAll([minding, polls, placing, deliveries, errands, lookouts])
    await stories.close()
  }
}

async function stopAll(ticks: readonly Ticks[]): Promise<void> {
  await Promise.all(ticks.map(one => one.stop()))
}
