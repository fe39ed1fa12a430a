import { expect, test } from 'vitest'
import { later, makeFeed, makeReport, makeWatch, noon, subscription } from '../make-report.ts'
import { place, placeAlone } from '../place-stories.ts'
import type { Stores } from '../store.contract.ts'

/** What a server chose, and that it can be forgotten. */
export function promiseGuilds({ store, openAnother }: Stores): void {
  test('settings are empty until saved', async () => {
    expect(await store().guildSettings('100')).toEqual({ guildId: '100', managerRoleId: undefined })
    await store().saveGuildSettings({ guildId: '100', managerRoleId: '8' })
    expect(await store().guildSettings('100')).toEqual({ guildId: '100', managerRoleId: '8' })
    await store().saveGuildSettings({ guildId: '100', managerRoleId: undefined })
    expect(await store().guildSettings('100')).toEqual({ guildId: '100', managerRoleId: undefined })
  })
  test('all that a server may choose is kept, and taken back', async () => {
    const chosen = {
      guildId: '100',
      managerRoleId: '8',
      timeZone: 'Asia/Karachi',
      dailyAt: '07:30',
      holdSeconds: 90,
      followUpsPerDay: 0,
      newMessageAfterHours: 6,
    }
    await store().saveGuildSettings(chosen)
    expect(await store().guildSettings('100')).toEqual(chosen)
    expect(await store().guildSettings('200')).toEqual({ guildId: '200' })
    await store().saveGuildSettings({ guildId: '100' })
    expect(await store().guildSettings('100')).toEqual({ guildId: '100' })
  })
  test('stories are told in each server by the rules that it chose', async () => {
    const watches: number[] = []
    for (const guildId of ['100', '200']) watches.push((await store().addWatch(makeWatch({ guildId }))).id)
    await store().saveGuildSettings({ guildId: '100', holdSeconds: 300, followUpsPerDay: 0 })
    const hits = watches.map(watchId => ({ watchId, dueAt: noon }))
    const ids: number[] = []
    for (const title of ['River rises', 'River still rises']) {
      const [kept] = await store().ingest([makeReport({ title, text: `${title}, said the warden.`, hits })])
      ids.push(kept?.articleId ?? 0)
    }
    const [first = 0, second = 0] = ids
    await place(store(), first, first)
    const sent = await store().claimAlerts(noon, 9)
    expect(sent.flatMap(({ rows }) => rows.map(({ guildId }) => guildId))).toEqual(['200'])
    const held = await store().claimAlerts(later(5), 9)
    expect(held.flatMap(({ rows }) => rows.map(({ guildId }) => guildId))).toEqual(['100'])
    for (const [at, { rows }] of [...sent, ...held].entries())
      await store().markSent(
        rows.map(({ id }) => id),
        `7${at}`,
        later(5),
      )
    const news = [{ start: 0, end: 5, text: 'River', novelty: 1 }]
    await place(store(), second, first, { at: later(6), news })
    const states = async (guildId: string) => (await store().alertsAbout(second, guildId)).map(({ state }) => state)
    expect(await states('100')).toEqual(['folded'])
    expect(await states('200')).toEqual(['queued'])
  })
  test('a removed server leaves nothing behind, and others everything', async () => {
    for (const guildId of ['100', '200']) {
      const { id } = await store().addWatch(makeWatch({ guildId }))
      await store().follow(makeFeed('https://one.example/feed'), subscription(guildId), noon)
      await store().saveGuildSettings({ guildId, managerRoleId: '8' })
      await store().ingest([makeReport({ hits: [{ watchId: id, dueAt: noon }] })])
    }
    expect((await store().guildIds()).toSorted()).toEqual(['100', '200'])
    await store().removeGuild('100')
    expect(await store().guildIds()).toEqual(['200'])
    expect(await store().watchesOf('100')).toEqual([])
    expect(await store().followedFeeds('100')).toEqual([])
    expect(await store().guildSettings('100')).toEqual({ guildId: '100', managerRoleId: undefined })
    expect(await store().alertsAbout(1, '100')).toEqual([])
    expect(await store().watchesOf('200')).toHaveLength(1)
    expect(await store().followedFeeds('200')).toHaveLength(1)
    expect(await store().guildSettings('200')).toEqual({ guildId: '200', managerRoleId: '8' })
    await placeAlone(store())
    expect((await store().claimAlerts(noon, 9)).map(({ rows }) => rows.length)).toEqual([1])
  })
  test('in direct messages the alert tells which server speaks, else the newest personal watch does', async () => {
    expect(await store().guildBehind('5', [])).toBeUndefined()
    const target = { kind: 'dm', userId: '5' } as const
    const { id } = await store().addWatch(makeWatch({ guildId: '100', target, createdAt: noon }))
    await store().addWatch(makeWatch({ guildId: '200', target, createdAt: later(1) }))
    await store().ingest([makeReport({ hits: [{ watchId: id, dueAt: noon }] })])
    await placeAlone(store())
    const [claim] = await store().claimAlerts(noon, 9)
    await store().markSent(claim?.rows.map(row => row.id) ?? [], '77', noon)
    expect(await store().guildBehind('5', ['76', '77'])).toBe('100')
    expect(await store().guildBehind('5', ['76'])).toBe('200')
    expect(await store().guildBehind('6', ['77'])).toBeUndefined()
  })
  test('a view is found again by a short id, the same for the same state', async () => {
    const state = JSON.stringify({ command: 'search', words: 'é "quoted"' })
    const id = await store().saveView(state, noon)
    expect(await store().saveView(state, later(1))).toBe(id)
    expect(await store().saveView('other', noon)).not.toBe(id)
    expect(id).toMatch(/^[\w-]{1,20}$/)
    expect(await (await openAnother()).getView(id)).toBe(state)
    expect(await store().getView('missing')).toBeUndefined()
  })
  test('a view in use within 30 days is kept', async () => {
    const day = 24 * 60
    const id = await store().saveView('state', noon)
    await store().saveView('state', later(20 * day))
    await store().saveView('other', later(45 * day))
    expect(await store().getView(id)).toBe('state')
  })
}
