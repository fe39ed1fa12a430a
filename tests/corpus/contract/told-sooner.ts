import { expect, test } from 'vitest'
import type { AlertClaim } from '../../../src/corpus/alert-store.ts'
import { later, makeReport, makeWatch } from '../make-report.ts'
import { place } from '../place-stories.ts'
import type { Stores } from '../store.contract.ts'

/** An instant watch and one that wants digests, in one channel: a story is told once, and each keeps what it wants. */
export function promiseToldSooner({ store }: Stores): void {
  const addWatch = async (name: string, wishes: Parameters<typeof makeWatch>[0] = {}) =>
    (await store().addWatch(makeWatch({ name, ...wishes }))).id
  const instant = (wishes = {}) => addWatch('dams', wishes)
  const digest = (wishes = {}) => addWatch('water', { delivery: 'hourly', ...wishes })
  async function keep(title: string, watchIds: readonly number[], minutes = 0): Promise<number> {
    const at = later(minutes)
    const hits = watchIds.map(watchId => ({ watchId, dueAt: at }))
    const [kept] = await store().ingest([makeReport({ title, text: `${title}.`, publishedAt: at, seenAt: at, hits })])
    return kept?.articleId ?? 0
  }
  const placeAt = (articleId: number, storyId: number, minutes = 0, more: Parameters<typeof place>[3] = {}) =>
    place(store(), articleId, storyId, { at: later(minutes), ...more })
  const claim = (minutes: number) => store().claimAlerts(later(minutes), 100)
  /** Sends all that is due; gives the watches that each message was sent for. */
  async function send(minutes = 0): Promise<readonly string[]> {
    const claims = await claim(minutes)
    for (const one of claims) await store().markSent(idsOf(one), `m${one.rows[0]?.id}`, later(minutes))
    return claims.map(({ rows }) => rows.map(({ watchName }) => watchName).join(' '))
  }
  const rowsOf = (articleId: number) => store().alertsAbout(articleId, '100')
  const fates = async (articleId: number) =>
    (await rowsOf(articleId)).map(({ watchName, state }) => `${watchName} ${state}`)

  test('one message tells both, says which of them wanted a digest, and the digest does not tell it again', async () => {
    const [one, other] = [await instant(), await digest()]
    await placeAt(await keep('One', [one, other]), 1)
    expect(await send(0)).toEqual(['dams water'])
    expect(await rowsOf(1)).toMatchObject([{ isGathered: false }, { isGathered: true, dueAt: hour }])
    expect((await store().getStoryPost(1))?.watches).toEqual([
      { name: 'dams', isGathered: false },
      { name: 'water', isGathered: true },
    ])
    expect(await send(61)).toEqual([])
  })
  test('what is folded for a digest is named as such, what is told both ways is not', async () => {
    const [one, other] = [await instant(), await digest()]
    await placeAt(await keep('One', [one]), 1)
    await send()
    await placeAt(await keep('Copy', [other], 1), 1, 1, { copyOf: 1 })
    await store().updateWatch(one, { delivery: 'hourly' })
    await placeAt(await keep('Another copy', [one], 2), 1, 2, { copyOf: 1 })
    expect((await store().getStoryPost(1))?.watches).toEqual([
      { name: 'dams', isGathered: false },
      { name: 'water', isGathered: true },
    ])
  })
  test('a digest that waits goes with an instant alert, once', async () => {
    const [one, other] = [await instant(), await digest()]
    await placeAt(await keep('One', [other]), 1)
    expect(await send(5)).toEqual([])
    await placeAt(await keep('Two', [one], 6), 1, 6)
    expect(await send(6)).toEqual(['water dams'])
    expect(await send(61)).toEqual([])
  })
  test('an instant alert waits for a better report too where a digest waits already', async () => {
    const [one, other] = [await instant(), await digest()]
    await placeAt(await keep('One', [other]), 1)
    const hold = { rules: { holdMs: 120_000 } }
    await placeAt(await keep('Two', [one], 1), 1, 1, hold)
    expect(await send(2)).toEqual([])
    await placeAt(await keep('Three', [one], 2), 1, 2, hold)
    expect(await send(3)).toEqual(['water dams dams'])
  })
  test('where the instant watch is gone before anything was sent, the digest keeps its time', async () => {
    for (const isFirst of [true, false]) {
      const [one, other] = [await instant({ name: `dams ${isFirst}` }), await digest()]
      const first = await keep(`One ${isFirst}`, isFirst ? [one, other] : [other])
      await placeAt(first, first, 0, { rules: { holdMs: 60_000 } })
      if (!isFirst) await placeAt(await keep('Two', [one], 0), first)
      await store().removeWatch(one)
      expect(await send(5)).toEqual([])
    }
    expect(await send(61)).toEqual(['water water'])
  })
  test('what went along and was not sent after all is due at its own time', async () => {
    const [one, other] = [await instant(), await digest()]
    await placeAt(await keep('One', [one, other]), 1)
    const [claimed] = await claim(0)
    await store().postpone(idsOf(claimed), later(2), 'busy')
    expect(await rowsOf(1)).toMatchObject([{ dueAt: later(2) }, { dueAt: hour }])
    const [again] = await claim(2)
    expect(again?.rows).toHaveLength(2)
    const [first, second] = idsOf(again)
    await store().release([second ?? 0])
    await store().markDropped([first ?? 0], 'the watch was muted', later(2))
    expect(await send(59)).toEqual([])
    expect(await send(61)).toEqual(['water'])
  })
  test('what is given back takes no key along under which another is sent, and ends with its watch', async () => {
    const [one, daily] = [await digest(), await digest({ name: 'rivers', delivery: 'daily' })]
    const gone = await digest({ name: 'gates', delivery: 'daily' })
    await placeAt(await keep('One', [one, daily, gone]), 1)
    const [claimed] = await claim(61)
    const [first, ...rest] = idsOf(claimed)
    await store().markSent([first ?? 0], 'm1', later(61))
    await store().removeWatch(gone)
    await store().release(rest)
    expect(await fates(1)).toEqual(['water sent', 'rivers queued', 'gates dropped'])
    const [again] = await claim(24 * 60)
    expect(idsOf(again)).toEqual(rest.slice(0, 1))
    expect(again?.key).not.toBe(claimed?.key)
  })
  test('an instant alert that was folded into a message which is then only a digest is told at once', async () => {
    const [one, other, third] = [await instant(), await digest(), await instant({ name: 'rivers' })]
    await placeAt(await keep('One', [one, other]), 1)
    const [claimed] = await claim(0)
    await placeAt(await keep('Copy', [third, other], 1), 1, 1, { copyOf: 1 })
    expect(await fates(2)).toEqual(['water folded', 'rivers folded'].toSorted())
    const [first, second] = idsOf(claimed)
    await store().release([second ?? 0])
    await store().markDropped([first ?? 0], 'the watch was muted', later(1))
    expect(await send(2)).toEqual(['water rivers'])
    expect(await fates(2)).toEqual(['rivers sent', 'water folded'])
  })
  test('a role is called by its digest, not before: the digest links to the message that told its story sooner', async () => {
    const [one, other] = [await instant(), await digest({ roleId: '9' })]
    await placeAt(await keep('One', [one, other]), 1)
    expect(await send(0)).toEqual(['dams'])
    expect(await send(61)).toEqual(['water'])
    expect(await store().getStoryPost(2)).toMatchObject({ beforeMessageId: 'm1', messageId: 'm2' })
  })
  test('nor does an instant alert hurry a digest that calls a role; what else wants a digest waits with it', async () => {
    const [one, other] = [await instant(), await digest({ roleId: '9' })]
    await placeAt(await keep('One', [other]), 1)
    await placeAt(await keep('Two', [one], 1), 1, 1)
    const third = await digest({ name: 'rivers' })
    await placeAt(await keep('Three', [third], 1), 1, 1)
    expect(await send(1)).toEqual(['dams'])
    await placeAt(await keep('Copy', [one], 2), 1, 2, { copyOf: 1 })
    expect(await fates(4)).toEqual(['dams folded'])
    expect(await send(61)).toEqual(['water rivers'])
    expect(await store().getStoryPost(1)).toMatchObject({ beforeMessageId: 'm2', messageId: 'm1' })
  })
  test('an hourly digest hurries no role of a daily one either, whichever came first', async () => {
    const hourly = await digest()
    const daily = await digest({ name: 'rivers', delivery: 'daily', roleId: '9' })
    await placeAt(await keep('One', [hourly]), 1)
    await placeAt(await keep('Two', [daily], 1), 1, 1)
    await placeAt(await keep('Three', [daily], 2), 3, 2)
    await placeAt(await keep('Four', [hourly], 3), 3, 3)
    expect(await send(61)).toEqual(['water water'])
    expect(await send(24 * 60)).toEqual(['rivers rivers'])
    expect(await store().getStoryPost(2)).toMatchObject({ beforeMessageId: 'm1' })
    expect(await store().getStoryPost(3)).toMatchObject({ beforeMessageId: 'm1' })
  })
  test('where the message calls that role itself, they are one', async () => {
    const [one, other] = [await instant({ roleId: '9' }), await digest({ roleId: '9' })]
    await placeAt(await keep('One', [one, other]), 1)
    expect(await send(0)).toEqual(['dams water'])
    await placeAt(await keep('Two', [other], 1), 5, 1)
    await placeAt(await keep('Three', [one], 2), 5, 2)
    expect(await send(2)).toEqual(['water dams'])
  })
  test('a message is edited though a digest after it waits, or was sent', async () => {
    const [one, other] = [await instant(), await digest({ roleId: '9' })]
    await placeAt(await keep('One', [one, other]), 1)
    const edited = async (minutes: number) => {
      const errands = await store().takeErrands(later(minutes), 9, later(minutes + 1))
      for (const { id } of errands) await store().finishErrand(id)
      return errands.map(errand => errand.kind === 'story' && errand.storyPostId)
    }
    await send(0)
    await placeAt(await keep('Copy', [], 1), 1, 1, { copyOf: 1 })
    expect(await edited(2)).toEqual([1])
    await send(61)
    await placeAt(await keep('Late copy', [], 62), 1, 62, { copyOf: 1 })
    expect(await edited(63)).toEqual([1, 2])
  })
}

const hour = new Date('2026-03-05T13:00:00Z')
const idsOf = (claim: AlertClaim | undefined) => claim?.rows.map(({ id }) => id) ?? []
