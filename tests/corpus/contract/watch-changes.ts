import { expect, test } from 'vitest'
import { makeWatch } from '../make-report.ts'
import type { Stores } from '../store.contract.ts'

/** What whoever keeps an index of all watches is told. */
export function promiseWatchChanges({ store, openAnother }: Stores): void {
  const changedSince = async (generation: number) =>
    (await store().watchesChangedSince(generation, 0, 100)).map(({ watchId, active }) => [watchId, active?.query])

  test('only what changed since is told, with what it is now', async () => {
    const [first, second, third] = [
      await store().addWatch(makeWatch({ query: 'flood' })),
      await store().addWatch(makeWatch({ query: 'storm' })),
      await store().addWatch(makeWatch({ query: 'ferry' })),
    ]
    const before = await store().watchGeneration()
    expect(await changedSince(before)).toEqual([])
    await store().updateWatch(second.id, { query: 'gale' })
    await store().updateWatch(first.id, { state: 'paused' })
    await (await openAnother()).removeWatch(third.id)
    expect(await changedSince(before)).toEqual([
      [first.id, undefined],
      [second.id, 'gale'],
      [third.id, undefined],
    ])
    const between = await store().watchGeneration()
    await store().updateWatch(second.id, { query: 'squall' })
    expect(await changedSince(between)).toEqual([[second.id, 'squall']])
  })

  test('an alias changes the watches of its server, and no others', async () => {
    const own = await store().addWatch(makeWatch({ guildId: '100' }))
    await store().addWatch(makeWatch({ guildId: '200' }))
    const alias = { name: 'Sarhad', spellings: ['Sarhadd'], acronyms: [] }
    for (const change of [
      () => store().saveAlias('100', alias),
      () => store().saveAlias('100', { ...alias, spellings: [] }),
      () => store().removeAlias('100', 'sarhad'),
    ]) {
      const before = await store().watchGeneration()
      await change()
      expect((await changedSince(before)).map(([id]) => id)).toEqual([own.id])
    }
  })

  test('the watches of a server that is gone have changed', async () => {
    const { id } = await store().addWatch(makeWatch({ guildId: '100' }))
    const before = await store().watchGeneration()
    await store().removeGuild('100')
    expect(await changedSince(before)).toEqual([[id, undefined]])
  })

  test('watches and changes come in pages, by id', async () => {
    const ids: number[] = []
    for (let at = 0; at < 5; at++) ids.push((await store().addWatch(makeWatch())).id)
    await store().updateWatch(ids[1] ?? 0, { state: 'paused' })
    const active = await store().activeWatchesAfter(ids[0] ?? 0, 2)
    expect(active.map(({ id }) => id)).toEqual([ids[2], ids[3]])
    const changes = await store().watchesChangedSince(0, ids[0] ?? 0, 2)
    expect(changes.map(({ watchId }) => watchId)).toEqual([ids[1], ids[2]])
  })

  test('a census counts active watches and knows its database', async () => {
    const { id } = await store().addWatch(makeWatch())
    await store().addWatch(makeWatch())
    await store().updateWatch(id, { state: 'paused' })
    const census = await store().watchCensus()
    expect(census.active).toBe(1)
    expect(await (await openAnother()).watchCensus()).toEqual(census)
  })
}
