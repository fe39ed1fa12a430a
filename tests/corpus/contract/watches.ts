import { expect, test } from 'vitest'
import type { NewWatch } from '../../../src/corpus/watch-store.ts'
import { later, makeFeed, makeReport, makeWatch, noon, subscription } from '../make-report.ts'
import type { Stores } from '../store.contract.ts'

/** Standing queries and how others learn that they changed. */
export function promiseWatches({ store, openAnother }: Stores): void {
  test('a watch comes back as it was given', async () => {
    const wished = makeWatch({
      target: { kind: 'dm', userId: '900719925474099313' },
      roleId: '8',
      mutedUntil: later(3),
      scope: { kind: 'tags', tags: ['war', 'água'] },
      delivery: 'daily',
      hourlyCap: 12,
      state: 'paused',
      pauseReason: 'its channel is gone',
    })
    const kept = await store().addWatch(wished)
    expect(kept).toEqual({ ...wished, id: kept.id })
    expect(await store().getWatch(kept.id)).toStrictEqual(kept)
    expect(await store().getWatch(99)).toBeUndefined()
  })
  test('the fields given are replaced, also by undefined', async () => {
    const { id } = await store().addWatch(makeWatch({ roleId: '8', mutedUntil: later(3) }))
    const changed = await store().updateWatch(id, { name: 'rivers', mutedUntil: undefined, state: 'paused' })
    expect(changed).toEqual({ ...makeWatch({ roleId: '8' }), id, name: 'rivers', state: 'paused' })
    expect(await store().getWatch(id)).toEqual(changed)
    expect(await store().updateWatch(99, { name: 'x' })).toBeUndefined()
  })
  test('a watch looks at all feeds unless it is told which', async () => {
    const { scope: _, ...plain } = makeWatch()
    const { id, scope } = await store().addWatch(plain)
    expect(scope).toEqual({ kind: 'all' })
    const narrowed = await store().updateWatch(id, { scope: { kind: 'feeds', feedIds: [3, 4] } })
    expect(narrowed).toEqual({ ...makeWatch(), id, scope: { kind: 'feeds', feedIds: [3, 4] } })
    expect(await store().getWatch(id)).toEqual(narrowed)
  })
  test('a watch can open posts in a forum, with tags', async () => {
    const { id } = await store().addWatch(makeWatch())
    const target = { kind: 'forum', channelId: '70', tagIds: ['71', '72'] } as const
    await store().updateWatch(id, { target })
    expect((await store().getWatch(id))?.target).toEqual(target)
    await store().updateWatch(id, { target: { kind: 'channel', channelId: '9' } })
    expect((await store().getWatch(id))?.target).toEqual({ kind: 'channel', channelId: '9' })
  })
  test('why the bot paused a watch is forgotten once it goes on', async () => {
    const { id } = await store().addWatch(makeWatch())
    expect(await store().updateWatch(id, { state: 'paused', pauseReason: 'its channel is gone' })).toMatchObject({
      pauseReason: 'its channel is gone',
    })
    await store().updateWatch(id, { state: 'active' })
    expect((await store().getWatch(id))?.pauseReason).toBeUndefined()
  })
  test('when a channel is gone, its watches are paused with the reason, and each owner is told once', async () => {
    const gone = (name: string, ownerId: string, more: Partial<NewWatch> = {}) =>
      store().addWatch(makeWatch({ name, ownerId, target: { kind: 'channel', channelId: '66' }, ...more }))
    const [a, b, c] = [await gone('a', '7'), await gone('b', '7'), await gone('c', '8')]
    await gone('d', '7', { state: 'paused' })
    const elsewhere = await gone('e', '7', { target: { kind: 'channel', channelId: '67' } })
    const forum = await gone('f', '9', { target: { kind: 'forum', channelId: '66', tagIds: [] } })
    expect(await store().pauseWatchesInto('66', 'its channel was deleted', noon)).toBe(4)
    expect(await store().pauseWatchesInto('66', 'its channel was deleted', noon)).toBe(0)
    for (const { id } of [a, b, c, forum]) {
      const now = await store().getWatch(id)
      expect(now).toMatchObject({ state: 'paused', pauseReason: 'its channel was deleted' })
    }
    expect(await store().getWatch(elsewhere.id)).toMatchObject({ state: 'active' })
    const errands = await store().takeErrands(later(1), 10, later(2))
    expect(errands).toMatchObject([
      { kind: 'watch-trouble', userId: '7', guildId: '100', watchIds: [a.id, b.id] },
      { kind: 'watch-trouble', userId: '8', watchIds: [c.id] },
      { kind: 'watch-trouble', userId: '9', watchIds: [forum.id] },
    ])
  })
  test('a server sees its own watches, by name', async () => {
    for (const [name, guildId] of [
      ['storms', '100'],
      ['Floods', '100'],
      ['other', '200'],
    ] as const) {
      await store().addWatch(makeWatch({ name, guildId }))
    }
    expect((await store().watchesOf('100')).map(({ name }) => name)).toEqual(['Floods', 'storms'])
  })
  test('active watches are those of all servers that are not paused', async () => {
    await store().addWatch(makeWatch({ name: 'a' }))
    await store().addWatch(makeWatch({ name: 'b', state: 'paused' }))
    await store().addWatch(makeWatch({ name: 'c', guildId: '200', mutedUntil: later(60) }))
    expect((await store().activeWatches()).map(({ name }) => name)).toEqual(['a', 'c'])
    expect((await store().counts()).watches).toBe(3)
  })
  test('the generation rises with each change of a watch or subscription, seen by every process', async () => {
    const other = await openAnother()
    let last = await other.watchGeneration()
    const rises = async (change: () => Promise<unknown>) => {
      await change()
      const now = await other.watchGeneration()
      expect(now).toBeGreaterThan(last)
      last = now
    }
    await rises(() => store().addWatch(makeWatch()))
    await rises(() => store().updateWatch(1, { name: 'x' }))
    await rises(() => store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon))
    await rises(() => store().unfollow('100', 1))
    await rises(() => store().removeWatch(1))
    await rises(() => store().saveAlias('100', { name: 'Kabul', spellings: [], acronyms: ['KBL'] }))
    await rises(() => store().removeAlias('100', 'Kabul'))
    await rises(() => store().removeGuild('100'))
    await store().ingest([makeReport({})])
    expect(await other.watchGeneration()).toBe(last)
  })
  test('a server keeps its own aliases, one by each name in any case', async () => {
    const kabul = { name: 'Kabul', spellings: ['Caboul', 'کابل'], acronyms: ['KBL'] }
    await store().saveAlias('100', kabul)
    await store().saveAlias('100', { ...kabul, name: 'Aden' })
    await store().saveAlias('200', { ...kabul, spellings: [] })
    await store().saveAlias('100', { ...kabul, name: 'KABUL' })
    expect(await store().aliasesOf('100')).toEqual([
      { ...kabul, name: 'Aden' },
      { ...kabul, name: 'KABUL' },
    ])
    expect((await store().allAliases()).map(({ guildId, alias }) => `${guildId} ${alias.name}`)).toEqual([
      '100 Aden',
      '100 KABUL',
      '200 Kabul',
    ])
    expect(await store().removeAlias('100', 'kabul')).toBe(true)
    expect(await store().removeAlias('100', 'kabul')).toBe(false)
    await store().removeGuild('100')
    expect(await store().aliasesOf('100')).toEqual([])
    expect(await store().aliasesOf('200')).toHaveLength(1)
  })
  test('a removed watch takes its waiting alerts along and its number is not used again', async () => {
    const { id } = await store().addWatch(makeWatch())
    await store().ingest([makeReport({ hits: [{ watchId: id, dueAt: noon }] })])
    expect(await store().removeWatch(id)).toBe(true)
    expect(await store().removeWatch(id)).toBe(false)
    expect(await store().claimAlerts(later(60), 10)).toEqual([])
    expect(await store().alertsAbout(1, '100')).toMatchObject([
      { state: 'dropped', watchName: 'floods', reason: 'the watch was removed' },
    ])
    expect((await store().addWatch(makeWatch())).id).toBeGreaterThan(id)
  })
}
