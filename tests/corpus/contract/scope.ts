import { expect, test } from 'vitest'
import type { Scope } from '../../../src/corpus/article-store.ts'
import { later, makeFeed, makeQuotation, makeReport, noon, subscription } from '../make-report.ts'
import type { Stores } from '../store.contract.ts'

const guild = (guildId: string): Scope => ({ kind: 'guild', guildId })

/** One server never sees what only another one follows. */
export function promiseScope({ store }: Stores): void {
  async function see(scope: Scope, feedId?: number, feedIds?: readonly number[]): Promise<readonly number[]> {
    const request = {
      candidates: { kind: 'stem', stem: 'river', field: 'any' },
      scope,
      feedId,
      feedIds,
      sort: 'oldest',
      offset: 0,
      limit: 50,
    } as const
    const { articles, total } = await store().searchArticles(request)
    const { found } = await store().findQuotations({ ...request, speakerWords: ['khan'] })
    const ids = articles.map(({ id }) => id)
    expect(total).toBe(ids.length)
    expect(found.map(({ article }) => article.id).sort((a, b) => a - b)).toEqual(ids)
    return ids
  }
  /** What the server sees, asked in every way there is. */
  async function seeAll(scope: Scope): Promise<readonly number[]> {
    const ids = await see(scope)
    const visible = await Promise.all([1, 2, 3].map(id => store().isVisible(id, scope)))
    expect([1, 2, 3].filter((_, at) => visible[at])).toEqual(ids)
    expect(sum(await store().listSpeakers(scope, 5))).toBe(ids.length)
    expect(sum(await store().listPublishers(scope))).toBe(ids.length)
    return ids
  }
  const quotations = [makeQuotation('Bilal Khan', 'We are ready.')]
  async function fill(): Promise<readonly [number, number]> {
    const one = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
    const two = await store().follow(makeFeed('https://two.example/feed'), subscription('200'), noon)
    await store().ingest([
      makeReport({ title: 'First', feedId: one.feed.id, guid: '1', quotations }),
      makeReport({ title: 'Second', feedId: two.feed.id, guid: '2', quotations }),
      makeReport({ title: 'Imported', quotations }),
    ])
    return [one.feed.id, two.feed.id]
  }

  test('a server sees imported articles and those of the feeds it follows', async () => {
    const [one, two] = await fill()
    expect(await seeAll(guild('100'))).toEqual([1, 3])
    expect(await seeAll(guild('200'))).toEqual([2, 3])
    expect(await seeAll(guild('300'))).toEqual([3])
    expect(await seeAll({ kind: 'all' })).toEqual([1, 2, 3])
    expect(await see({ kind: 'all' }, two)).toEqual([2])
    expect(await see(guild('100'), one)).toEqual([1])
    expect(await see(guild('100'), two)).toEqual([])
  })
  test('several feeds can be asked for at once, within what the server sees', async () => {
    const [one, two] = await fill()
    expect(await see({ kind: 'all' }, undefined, [one, two])).toEqual([1, 2])
    expect(await see(guild('100'), undefined, [one, two])).toEqual([1])
    expect(await see({ kind: 'all' }, undefined, [])).toEqual([])
  })
  test('each feed that brought an article is known with the time it first did', async () => {
    const [one, two] = await fill()
    await store().ingest([makeReport({ title: 'First', feedId: two, guid: 'x', seenAt: later(5) })])
    await store().ingest([makeReport({ title: 'First', feedId: one, guid: '1', seenAt: later(9) })])
    expect(await store().arrivalsOf(1)).toEqual([
      { feedId: one, seenAt: noon },
      { feedId: two, seenAt: later(5) },
    ])
    expect(await store().arrivalsOf(3)).toEqual([])
  })
  test('an article also sighted in another feed is seen by its followers too', async () => {
    const [, two] = await fill()
    await store().ingest([makeReport({ title: 'First', feedId: two, guid: 'x' })])
    expect(await seeAll(guild('200'))).toEqual([1, 2, 3])
    expect(await see({ kind: 'all' }, two)).toEqual([1, 2])
  })
  test('whoever ends a subscription sees its articles no more', async () => {
    const [one] = await fill()
    await store().unfollow('100', one)
    expect(await seeAll(guild('100'))).toEqual([3])
    await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
    expect(await seeAll(guild('100'))).toEqual([1, 3])
  })
  test('an article that nobody holds is visible to nobody', async () => {
    expect(await store().isVisible(1, { kind: 'all' })).toBe(false)
  })
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}
