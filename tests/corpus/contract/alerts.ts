import { expect, test } from 'vitest'
import type { AlertClaim } from '../../../src/corpus/alert-store.ts'
import { placeAlone } from '../place-stories.ts'
import { later, makeReport, makeWatch, noon } from '../make-report.ts'
import type { Stores } from '../store.contract.ts'

/** The outbox: nothing lost, nothing twice. */
export function promiseAlerts({ store, openAnother }: Stores): void {
  /** Keeps an article that the watches answer, due at noon. */
  async function queue(title: string, watchIds: readonly number[], dueAt = noon) {
    const hits = watchIds.map(watchId => ({ watchId, dueAt }))
    const [outcome] = await store().ingest([makeReport({ title, hits })])
    await placeAlone(store())
    return outcome
  }
  const addWatch = async (wishes: Parameters<typeof makeWatch>[0] = {}) =>
    (await store().addWatch(makeWatch(wishes))).id

  test('an alert is queued with its article, for watches that still want it', async () => {
    const active = await addWatch()
    const paused = await addWatch({ state: 'paused' })
    const muted = await addWatch({ mutedUntil: later(1) })
    const awake = await addWatch({ mutedUntil: noon })
    expect(await queue('One', [active, paused, muted, awake, 99])).toMatchObject({ kind: 'new', queued: 2 })
    expect((await store().alertsAbout(1, '100')).map(({ watchId }) => watchId)).toEqual([active, awake])
    expect(await store().alertsAbout(1, '200')).toEqual([])
  })
  test('the newest alerts of a watch come first, and no more than asked for', async () => {
    const [one, other] = [await addWatch(), await addWatch()]
    for (const title of ['First', 'Second', 'Third']) await queue(title, [one, other])
    expect((await store().alertsOfWatch(one, 2)).map(({ articleId, watchId }) => [articleId, watchId])).toEqual([
      [3, one],
      [2, one],
    ])
    expect(await store().alertsOfWatch(99, 2)).toEqual([])
  })
  test('a watch hears of an article once, whatever becomes of the article', async () => {
    const watch = await addWatch()
    const url = 'https://courier.example/a'
    const hits = [{ watchId: watch, dueAt: noon }]
    const edited = makeReport({ url, text: 'The river fell again, officials said.', hits })
    const outcomes = await store().ingest([makeReport({ url, hits }), makeReport({ url, hits }), edited])
    expect(outcomes.map(({ kind, queued }) => `${kind} ${queued}`)).toEqual(['new 1', 'known 0', 'revised 0'])
  })
  test('a watch that comes late still hears of a known article', async () => {
    await queue('One', [])
    expect(await queue('One', [await addWatch()])).toMatchObject({ kind: 'known', queued: 1 })
  })
  test('due rows of one article and target are one claim, oldest first', async () => {
    const [a, b] = [await addWatch({ name: 'a' }), await addWatch({ name: 'b' })]
    const dm = await addWatch({ target: { kind: 'dm', userId: '5' } })
    await queue('Later', [a], later(1))
    await queue('First', [a, b, dm])
    await queue('Not yet', [a], later(9))
    const claims = await store().claimAlerts(later(1), 10)
    expect(shape(claims)).toEqual([[`${a} 2`, `${b} 2`], [`${dm} 2`], [`${a} 1`]])
    expect(new Set(claims.map(({ key }) => key)).size).toBe(3)
    expect(claims.every(({ key }) => key.length <= 25)).toBe(true)
    expect(claims[0]?.rows[0]).toMatchObject({
      state: 'claimed',
      attempts: 1,
      claimedAt: later(1),
      watchName: 'a',
      query: 'flood OR river',
      guildId: '100',
      target: { kind: 'channel', channelId: '900719925474099312' },
      queuedAt: noon,
      dueAt: noon,
    })
    expect(await store().claimAlerts(later(1), 10)).toEqual([])
  })
  test('a claim takes no more than the limit', async () => {
    const watch = await addWatch()
    for (const title of ['One', 'Two', 'Three']) await queue(title, [watch])
    expect(shape(await store().claimAlerts(noon, 2))).toEqual([[`${watch} 1`], [`${watch} 2`]])
    expect(shape(await store().claimAlerts(noon, 2))).toEqual([[`${watch} 3`]])
  })
  test('no claim is handed out twice, however many ask at once', async () => {
    const watch = await addWatch()
    const hits = [{ watchId: watch, dueAt: noon }]
    await store().ingest(
      Array.from({ length: 40 }, (_, at) => makeReport({ title: `Report ${at}`, hits })),
      { together: true },
    )
    await placeAlone(store())
    const others = [store(), await openAnother(), await openAnother()]
    const claims = await Promise.all(
      Array.from({ length: 30 }, (_, at) => (others[at % 3] ?? store()).claimAlerts(noon, 2)),
    )
    const ids = rowIds(claims.flat())
    expect(ids).toHaveLength(40)
    expect(new Set(ids).size).toBe(40)
  })
  test('the key of a claim stays over retries and restarts', async () => {
    await queue('One', [await addWatch()])
    const [first] = await store().claimAlerts(noon, 1)
    const other = await openAnother()
    expect((await other.unresolvedClaims(later(1)))[0]?.key).toBe(first?.key)
    await other.postpone(rowIds(first === undefined ? [] : [first]), later(2), 'busy')
    const late = await addWatch({ name: 'late' })
    await queue('One', [late])
    const [second] = await store().claimAlerts(later(2), 5)
    expect(second?.key).toBe(first?.key)
    expect(second?.rows).toMatchObject([{ attempts: 2, reason: 'busy' }, { attempts: 1 }])
  })
  test('claims that nobody marked are unresolved', async () => {
    await queue('One', [await addWatch()])
    const claims = await store().claimAlerts(later(1), 1)
    expect(await store().unresolvedClaims(later(1))).toEqual([])
    expect(await store().unresolvedClaims(later(2))).toEqual(claims)
    await store().markSent(rowIds(claims), '4711', later(2))
    expect(await store().unresolvedClaims(later(9))).toEqual([])
  })
  test('sent and dropped are final', async () => {
    const watch = await addWatch()
    await queue('One', [watch])
    await queue('Two', [watch])
    const [one, two] = rowIds(await store().claimAlerts(noon, 2)).map(id => [id])
    if (one === undefined || two === undefined) throw new Error('Two rows were queued.')
    await store().markSent(one, '4711', later(1))
    await store().markDropped(two, 'the channel is gone', later(2))
    for (const ids of [one, two]) {
      await store().postpone(ids, later(3), 'late')
      await store().markDropped(ids, 'late', later(3))
      await store().markSent(ids, '1', later(3))
    }
    expect(await store().alertsAbout(1, '100')).toMatchObject([{ state: 'sent', messageId: '4711' }])
    expect(await store().alertsAbout(2, '100')).toMatchObject([
      { state: 'dropped', reason: 'the channel is gone', messageId: undefined },
    ])
    expect(await store().claimAlerts(later(99), 9)).toEqual([])
  })
  test('a postponed alert of a watch that was removed meanwhile is dropped', async () => {
    const watch = await addWatch()
    await queue('One', [watch])
    const ids = rowIds(await store().claimAlerts(noon, 1))
    await store().removeWatch(watch)
    expect(await store().unresolvedClaims(later(1))).toHaveLength(1)
    await store().postpone(ids, noon, 'busy')
    expect(await store().alertsAbout(1, '100')).toMatchObject([{ state: 'dropped' }])
  })
  test('what waits goes where its watch points now', async () => {
    const watch = await addWatch()
    await queue('One', [watch])
    await store().updateWatch(watch, { target: { kind: 'dm', userId: '5' }, name: 'renamed' })
    await placeAlone(store())
    expect((await store().claimAlerts(noon, 1))[0]?.rows).toMatchObject([
      { target: { kind: 'dm', userId: '5' }, watchName: 'renamed' },
    ])
  })
  test('alerts are counted by server and period', async () => {
    const watch = await addWatch()
    for (const title of ['One', 'Two', 'Three', 'Four']) await queue(title, [watch])
    const [one = -1, two = -1] = rowIds(await store().claimAlerts(noon, 3))
    await store().markSent([one], '1', later(1))
    await store().markDropped([two], 'gone', later(5))
    expect(await store().alertCounts('100', noon)).toEqual({ queued: 2, sent: 1, dropped: 1 })
    expect(await store().alertCounts('100', later(2))).toEqual({ queued: 0, sent: 0, dropped: 1 })
    expect(await store().alertCounts('200', noon)).toEqual({ queued: 0, sent: 0, dropped: 0 })
    expect(await store().counts()).toMatchObject({ alertsQueued: 2, alertsSent: 1 })
  })
}

const shape = (claims: readonly AlertClaim[]) =>
  claims.map(({ rows }) => rows.map(row => `${row.watchId} ${row.articleId}`))
const rowIds = (claims: readonly AlertClaim[]) => claims.flatMap(({ rows }) => rows.map(({ id }) => id))
