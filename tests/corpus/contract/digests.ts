import { expect, test } from 'vitest'
import type { NewDigest } from '../../../src/corpus/digest-store.ts'
import type { CorpusStore } from '../../../src/corpus/store.ts'
import { later, makeFeed, makeReport, noon, subscription } from '../make-report.ts'
import type { Stores } from '../store.contract.ts'

export function makeDigest(wishes: Partial<NewDigest> = {}): NewDigest {
  return {
    guildId: '100',
    ownerId: '7',
    name: 'Morning',
    topic: { kind: 'feeds', scope: { kind: 'all' } },
    schedule: { every: 'day', weekday: 1, hour: 8, minute: 0, timeZone: 'Asia/Kabul' },
    target: { kind: 'channel', channelId: '55' },
    roleId: undefined,
    state: 'active',
    createdAt: noon,
    nextDueAt: later(60),
    coveredUntil: noon,
    ...wishes,
  }
}

/** What is told of several stories at set times, and which period each telling covers. */
export function promiseDigests({ store, openAnother }: Stores): void {
  const keep = async (title: string, minutes: number, feedId?: number, to: CorpusStore = store()) => {
    const at = later(minutes)
    const url = `https://courier.example/${encodeURIComponent(title)}`
    const report = makeReport({ title, text: `${title}, officials said.`, url, feedId, publishedAt: at, seenAt: at })
    const [outcome] = await to.ingest([report])
    return outcome?.articleId ?? -1
  }
  const begin = (id: number, dueAt: number, now: number, nextDueAt: number) =>
    store().beginDigest(id, later(dueAt), { now: later(now), nextDueAt: later(nextDueAt) })
  const take = (minutes: number) => store().takeErrands(later(minutes), 10, later(minutes + 1))

  test('a digest is kept whole, also over a restart, and changed and removed', async () => {
    const wished = makeDigest({
      topic: { kind: 'query', query: 'flood', scope: { kind: 'tags', tags: ['floods'] } },
      target: { kind: 'forum', channelId: '55', tagIds: ['3'] },
      roleId: '9',
    })
    const added = await store().addDigest(wished)
    expect(added).toMatchObject(wished)
    const other = await openAnother()
    expect(await other.getDigest(added.id)).toEqual(added)
    expect(await other.digestsOf('100')).toEqual([added])
    expect(await other.digestsOf('200')).toEqual([])
    const changed = await store().updateDigest(added.id, { name: 'Evening', roleId: undefined, nextDueAt: later(90) })
    expect(changed).toEqual({ ...added, name: 'Evening', roleId: undefined, nextDueAt: later(90) })
    expect(await other.getDigest(added.id)).toEqual(changed)
    expect(await store().removeDigest(added.id)).toBe(true)
    expect(await store().removeDigest(added.id)).toBe(false)
    expect(await store().getDigest(added.id)).toBeUndefined()
    expect(await store().updateDigest(added.id, { name: 'Night' })).toBeUndefined()
  })

  test('those that are active and due are told of, longest due first', async () => {
    const late = await store().addDigest(makeDigest({ nextDueAt: later(2) }))
    const later5 = await store().addDigest(makeDigest({ name: 'Other', nextDueAt: later(1) }))
    await store().addDigest(makeDigest({ name: 'Paused', nextDueAt: later(1), state: 'paused' }))
    await store().addDigest(makeDigest({ name: 'Tomorrow', nextDueAt: later(99) }))
    expect((await store().dueDigests(later(2), 10)).map(({ id }) => id)).toEqual([later5.id, late.id])
    expect((await store().dueDigests(later(1), 10)).map(({ id }) => id)).toEqual([later5.id])
    expect(await store().dueDigests(noon, 10)).toEqual([])
  })

  test('a period reaches from the last one to what has come in, and each report is in one period', async () => {
    const before = await keep('Before', -10)
    const { id } = await store().addDigest(makeDigest())
    const first = await keep('First', 10)
    expect(await begin(id, 60, 61, 120)).toBe(true)
    const [errand] = await take(61)
    if (errand?.kind !== 'digest') throw new Error('no digest is told')
    expect(errand).toMatchObject({ digestId: id, since: noon, until: later(61), attempts: 1, queuedAt: later(61) })
    expect(await store().getDigest(id)).toMatchObject({ nextDueAt: later(120), coveredUntil: later(61) })
    // It was read before the digest fell due, and kept just after.
    const second = await keep('Second', 59)
    const ids = [before, first, second]
    const scope = { kind: 'guild', guildId: '100' } as const
    expect(await store().arrivedIn(ids, errand, scope)).toEqual([first])

    await store().finishErrand(errand.id)
    await begin(id, 120, 120, 180)
    const [next] = await take(120)
    if (next?.kind !== 'digest') throw new Error('no digest is told')
    expect(next).toMatchObject({ since: later(61), until: later(120) })
    expect(await store().arrivedIn(ids, next, scope)).toEqual([second])
  })

  test('of two that find it due at once, one begins it', async () => {
    const { id } = await store().addDigest(makeDigest())
    const other = await openAnother()
    const next = { now: later(61), nextDueAt: later(120) }
    const begun = await Promise.all([
      store().beginDigest(id, later(60), next),
      other.beginDigest(id, later(60), next),
      store().beginDigest(id, later(60), next),
    ])
    expect(begun.filter(Boolean)).toHaveLength(1)
    expect(await take(61)).toHaveLength(1)
    expect(await begin(999, 60, 61, 120)).toBe(false)
  })

  test('a period that certainly was not sent is told with the next one', async () => {
    const { id } = await store().addDigest(makeDigest())
    await begin(id, 60, 60, 120)
    const [refused] = await take(60)
    await store().putOffErrand(refused?.id ?? -1, later(130))
    await begin(id, 120, 120, 180)
    expect(await take(129)).toEqual([])
    expect(await take(130)).toMatchObject([{ id: refused?.id, since: noon, until: later(120), queuedAt: later(60) }])
  })

  test('a period that may have been sent is left as it is', async () => {
    const { id } = await store().addDigest(makeDigest())
    await begin(id, 60, 60, 120)
    const [unknown] = await take(60)
    await begin(id, 120, 120, 180)
    expect(await take(120)).toMatchObject([
      { id: unknown?.id, since: noon, until: later(60), attempts: 2 },
      { since: later(60), until: later(120), attempts: 1 },
    ])
  })

  test('one that is paused is not begun', async () => {
    const { id } = await store().addDigest(makeDigest({ state: 'paused' }))
    expect(await begin(id, 60, 61, 120)).toBe(false)
    expect(await take(61)).toEqual([])
  })

  test('what stood in its way is told until it gets through', async () => {
    const { id } = await store().addDigest(makeDigest())
    await store().noteDigestTrouble(id, 'Missing Permissions')
    expect(await store().getDigest(id)).toMatchObject({ trouble: 'Missing Permissions', toldAt: undefined })
    await store().noteDigestTold(id, later(3), 'view')
    expect(await store().getDigest(id)).toMatchObject({ trouble: undefined, toldAt: later(3), toldView: 'view' })
    await store().noteDigestTrouble(id, 'Missing Permissions')
    expect(await store().updateDigest(id, { name: 'Evening' })).toMatchObject({ trouble: undefined })
  })

  test('when it is given up its owner is told once, and it is paused where nobody could ever be told', async () => {
    const { id } = await store().addDigest(makeDigest())
    await begin(id, 60, 60, 120)
    const [errand] = await take(60)
    const giveUp = { trouble: 'Unknown Channel', isForGood: true, notice: 'It is gone.', now: later(61) }
    await store().giveUpDigest(errand?.id ?? -1, id, giveUp)
    await store().giveUpDigest(errand?.id ?? -1, id, giveUp)
    expect(await store().getDigest(id)).toMatchObject({ state: 'paused', trouble: 'Unknown Channel' })
    expect(await take(99)).toMatchObject([{ kind: 'digest-trouble', digestId: id, userId: '7', text: 'It is gone.' }])

    const other = await store().addDigest(makeDigest({ name: 'Other' }))
    await begin(other.id, 60, 60, 120)
    const [second] = await take(60)
    await store().giveUpDigest(second?.id ?? -1, other.id, { ...giveUp, isForGood: false, notice: undefined })
    expect(await store().getDigest(other.id)).toMatchObject({ state: 'active', trouble: 'Unknown Channel' })
    expect((await take(200)).filter(({ kind }) => kind === 'digest')).toEqual([])
  })

  test('a digest that is removed is told no more, and takes nothing of others with it', async () => {
    const { id } = await store().addDigest(makeDigest())
    const other = await store().addDigest(makeDigest({ name: 'Other' }))
    await begin(id, 60, 60, 120)
    await begin(other.id, 60, 60, 120)
    await store().removeDigest(id)
    expect(await take(60)).toMatchObject([{ digestId: other.id }])
  })

  test('a server that is removed takes its digests with it', async () => {
    const { id } = await store().addDigest(makeDigest())
    const other = await store().addDigest(makeDigest({ guildId: '200' }))
    await begin(id, 60, 60, 120)
    await store().removeGuild('100')
    expect(await store().digestsOf('100')).toEqual([])
    expect(await store().digestsOf('200')).toEqual([other])
    expect(await take(60)).toEqual([])
  })

  test('a report comes in when the first feed of the server brings it, whoever had it before', async () => {
    const [{ feed: theirs }, { feed: ours }, { feed: second }] = await Promise.all([
      store().follow(makeFeed('https://a.example/feed'), subscription('200'), noon),
      store().follow(makeFeed('https://b.example/feed'), subscription('100'), noon),
      store().follow(makeFeed('https://c.example/feed'), subscription('100'), noon),
    ])
    const article = await keep('Shared', 1, theirs.id)
    const { id } = await store().addDigest(makeDigest({ coveredUntil: later(2) }))
    expect(await keep('Shared', 3, ours.id)).toBe(article)
    const digest = await store().getDigest(id)
    const period = { after: digest?.coveredMark ?? -1, through: Number.MAX_SAFE_INTEGER }
    const arrived = (guildId: string, feedIds?: readonly number[], within = period) =>
      store().arrivedIn([article], within, { kind: 'guild', guildId }, feedIds)
    expect(await arrived('100')).toEqual([article])
    expect(await arrived('200')).toEqual([])
    expect(await arrived('300')).toEqual([])
    expect(await arrived('100', [ours.id])).toEqual([article])
    expect(await arrived('100', [second.id])).toEqual([])
    // Another feed of the same server brings it again: it is no news.
    const anew = await store().addDigest(makeDigest({ name: 'Other', coveredUntil: later(4) }))
    expect(await keep('Shared', 5, second.id)).toBe(article)
    expect(await arrived('100', undefined, { ...period, after: anew.coveredMark })).toEqual([])
  })
}
