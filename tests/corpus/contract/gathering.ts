import { expect, test } from 'vitest'
import { later, makeReport, makeWatch, noon } from '../make-report.ts'
import { placeAlone } from '../place-stories.ts'
import type { Stores } from '../store.contract.ts'

const hourly = new Date('2026-03-05T13:00:00Z')
const daily = new Date('2026-03-06T08:00:00Z')

/** Alerts that wait for one another: those of hourly and daily watches, and what is beyond a watch's cap. */
export function promiseGathering({ store }: Stores): void {
  async function queue(title: string, watchId: number, seenAt = noon): Promise<number> {
    const hits = [{ watchId, dueAt: seenAt }]
    const request = makeReport({ title, text: `${title} was told of at length.`, seenAt, hits })
    const [outcome] = await store().ingest([{ ...request, gatherBy: { dailyAt: '08:00', timeZone: 'UTC' } }])
    return outcome?.articleId ?? 0
  }
  const rowOf = async (articleId: number) => (await store().alertsAbout(articleId, '100'))[0]

  test.for([
    ['instant', noon, false],
    ['hourly', hourly, true],
    ['daily', daily, true],
  ] as const)('an alert of a watch that tells %s is due then', async ([delivery, dueAt, isGathered]) => {
    const { id } = await store().addWatch(makeWatch({ delivery }))
    expect(await rowOf(await queue('One', id))).toMatchObject({ dueAt, isGathered, reason: undefined })
  })
  test('a server that chose a clock of its own is told by that', async () => {
    const hourlyWatch = await store().addWatch(makeWatch({ delivery: 'hourly' }))
    const dailyWatch = await store().addWatch(makeWatch({ delivery: 'daily' }))
    const other = await store().addWatch(makeWatch({ guildId: '200', delivery: 'daily' }))
    await store().saveGuildSettings({ guildId: '100', timeZone: 'Asia/Kathmandu' })
    const report = await queue('One', hourlyWatch.id)
    expect(await rowOf(report)).toMatchObject({ dueAt: new Date('2026-03-05T12:15:00Z') })
    expect(await rowOf(await queue('Two', dailyWatch.id))).toMatchObject({
      dueAt: new Date('2026-03-06T08:00:00+05:45'),
    })
    const elsewhere = await queue('Three', other.id)
    expect((await store().alertsAbout(elsewhere, '200'))[0]).toMatchObject({ dueAt: daily })
    await store().saveGuildSettings({ guildId: '100', dailyAt: '20:30' })
    expect(await rowOf(await queue('Four', dailyWatch.id))).toMatchObject({ dueAt: new Date('2026-03-05T20:30:00Z') })
  })
  test('what daily watches gathered moves with the clock of their server, and is told once', async () => {
    const own = await store().addWatch(makeWatch({ delivery: 'daily' }))
    const hurried = await store().addWatch(makeWatch({ name: 'hourly', delivery: 'hourly' }))
    const other = await store().addWatch(makeWatch({ guildId: '200', delivery: 'daily' }))
    const [moved, kept, elsewhere] = [
      await queue('One', own.id),
      // Hourly and daily come together then.
      await queue('Two', hurried.id, new Date(daily.getTime() - 60_000)),
      await queue('Three', other.id),
    ]
    await placeAlone(store())
    const unplaced = await queue('Four', own.id)
    await placeAlone(store())
    const evening = new Date('2026-03-05T20:30:00Z')
    await store().saveGuildSettings({ guildId: '100', dailyAt: '20:30' }, { from: daily, to: evening })
    expect(await rowOf(moved)).toMatchObject({ dueAt: evening, isGathered: true })
    expect(await rowOf(unplaced)).toMatchObject({ dueAt: evening })
    expect(await rowOf(kept)).toMatchObject({ dueAt: daily })
    expect((await store().alertsAbout(elsewhere, '200'))[0]).toMatchObject({ dueAt: daily })

    const [claim] = await store().claimAlerts(evening, 9)
    expect(claim?.rows.map(row => row.articleId)).toEqual([moved, unplaced])
  })
  test('what comes beyond the cap of an hour is gathered, not dropped, and says why', async () => {
    const { id } = await store().addWatch(makeWatch({ hourlyCap: 2 }))
    const other = await store().addWatch(makeWatch({ name: 'other' }))
    await queue('One', id)
    await queue('Two', id, later(20))
    expect(await rowOf(await queue('Three', id, later(30)))).toMatchObject({
      state: 'queued',
      dueAt: hourly,
      isGathered: true,
      reason: '2 alerts in the last hour',
    })
    expect(await rowOf(await queue('Four', other.id, later(30)))).toMatchObject({ isGathered: false })
    expect(await rowOf(await queue('Five', id, later(61)))).toMatchObject({ isGathered: false, dueAt: later(61) })
    expect(await rowOf(await queue('Six', id, later(62)))).toMatchObject({ isGathered: true })
  })
  test('alerts that were never sent do not count against the cap', async () => {
    const { id } = await store().addWatch(makeWatch({ hourlyCap: 1 }))
    const first = await rowOf(await queue('One', id))
    await store().markDropped([first?.id ?? 0], 'the watch was muted', later(1))
    expect(await rowOf(await queue('Two', id, later(2)))).toMatchObject({ isGathered: false })
  })
  test('an alert for a forum bears its tags', async () => {
    const target = { kind: 'forum', channelId: '70', tagIds: ['71'] } as const
    const { id } = await store().addWatch(makeWatch({ target }))
    const articleId = await queue('One', id)
    expect((await rowOf(articleId))?.target).toEqual(target)
    const elsewhere = { ...target, tagIds: [] }
    await store().updateWatch(id, { target: elsewhere })
    expect((await rowOf(articleId))?.target).toEqual(elsewhere)
  })
}
