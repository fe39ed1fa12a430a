import { expect, test } from 'vitest'
import { newPollState } from '../../../src/model/new-poll-state.ts'
import { later, makeFeed, makeReport, makeWatch, noon, subscription } from '../make-report.ts'
import { placeAlone } from '../place-stories.ts'
import type { Stores } from '../store.contract.ts'

const hourMs = 3_600_000

/** What becomes of due times when the machine's clock is set back by an hour. */
export function promiseClock({ store }: Stores): void {
  test('a feed is asked when it would have been, and knows when it was asked', async () => {
    const { feed } = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
    const poll = { ...newPollState(later(15)), firstPolledAt: noon, lastPolledAt: noon }
    await store().recordPoll(feed.id, poll)
    await store().followClockBack(hourMs)
    expect(await store().dueFeeds(later(-46), 9)).toEqual([])
    const [due] = await store().dueFeeds(later(-45), 9)
    expect(due?.poll).toEqual({ ...poll, dueAt: later(-45), lastPolledAt: later(-60) })
  })
  test('an alert that waits is claimed when it would have been; what is told daily keeps its hour', async () => {
    const instant = await store().addWatch(makeWatch({ name: 'instant' }))
    const daily = await store().addWatch(
      makeWatch({ name: 'daily', delivery: 'daily', target: { kind: 'channel', channelId: '56' } }),
    )
    const hits = [instant, daily].map(({ id }) => ({ watchId: id, dueAt: later(1) }))
    await store().ingest([makeReport({ hits })])
    await placeAlone(store(), noon)
    const dueBefore = (await store().alertsOfWatch(daily.id, 1)).map(row => row.dueAt)
    await store().followClockBack(hourMs)
    expect((await store().alertsOfWatch(daily.id, 1)).map(row => row.dueAt)).toEqual(dueBefore)
    expect(await store().claimAlerts(later(-60), 9, false)).toEqual([])
    const claims = await store().claimAlerts(later(-59), 9, false)
    expect(claims.flatMap(({ rows }) => rows.map(row => row.watchId))).toContain(instant.id)
    expect(await store().claimAlerts(later(-58), 9, false)).toEqual([])
  })
  test('an errand is taken when it would have been', async () => {
    const { feed } = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
    const notice = { news: 'gone', text: 'is gone', dueAt: later(30) } as const
    await store().recordPoll(feed.id, { ...newPollState(later(90)), lastPolledAt: noon }, {}, notice)
    await store().followClockBack(hourMs)
    expect(await store().takeErrands(later(-31), 9, later(99))).toEqual([])
    expect(await store().takeErrands(later(-30), 9, later(99))).toHaveLength(1)
  })
}
