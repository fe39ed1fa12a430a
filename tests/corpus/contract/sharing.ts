import { expect, test } from 'vitest'
import { makeReport, makeWatch, noon } from '../make-report.ts'
import type { Stores } from '../store.contract.ts'

/** Several stores on one place, all or nothing, and an orderly end. */
export function promiseSharing({ store, openAnother }: Stores): void {
  test('what one store has written the other one reads', async () => {
    const other = await openAnother()
    await store().ingest([makeReport({})])
    expect(await other.getArticle(1)).toMatchObject({ title: 'River rises in Larkana' })
  })
  test('two stores write at the same time without losing or doubling anything', async () => {
    const other = await openAnother()
    const shared = reports('Shared', 20)
    const work = [store(), other].flatMap((it, at) => [
      ...reports(`Own ${at}`, 20).map(report => it.ingest([report])),
      ...shared.map(report => it.ingest([report])),
      it.ingest(reports(`Batch ${at}`, 50), { together: true }),
    ])
    const kinds = (await Promise.all(work)).flat().map(({ kind }) => kind)
    expect(kinds.filter(kind => kind === 'new')).toHaveLength(160)
    expect(kinds.filter(kind => kind === 'known')).toHaveLength(20)
    expect((await store().counts()).articles).toBe(160)
  })
  test('an import that fails half-way keeps nothing; one by one, what came before stays', async () => {
    // A lone invalid date stands for anything that makes keeping fail.
    const broken = [makeReport({ title: 'Sound' }), makeReport({ title: 'Broken', publishedAt: new Date(Number.NaN) })]
    await expect(store().ingest(broken, { together: true })).rejects.toThrow('NOT NULL')
    expect((await store().counts()).articles).toBe(0)
    await expect(store().ingest(broken)).rejects.toThrow('NOT NULL')
    expect((await store().counts()).articles).toBe(1)
    const found = await store().searchArticles({
      candidates: { kind: 'stem', stem: 'broken', field: 'any' },
      scope: { kind: 'all' },
      sort: 'newest',
      offset: 0,
      limit: 5,
    })
    expect(found).toEqual({ articles: [], total: 0 })
  })
  test('calls under way when the store closes are still answered, later ones refused', async () => {
    const other = await openAnother()
    const kept = other.ingest(reports('Late', 200), { together: true })
    const read = other.getArticle(1)
    const closed = other.close()
    expect(await kept).toHaveLength(200)
    expect(await read).toBeUndefined()
    await closed
    await other.close()
    await expect(other.getArticle(1)).rejects.toThrow('The store is closed.')
    await expect(other.addWatch(makeWatch())).rejects.toThrow('The store is closed.')
    expect((await store().counts()).articles).toBe(200)
  })
  test('everything is still there after closing and opening again', async () => {
    const first = await openAnother()
    await first.ingest([makeReport({})])
    await first.saveView('state', noon)
    await first.close()
    expect(await (await openAnother()).counts()).toMatchObject({ articles: 1 })
  })
}

const reports = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => makeReport({ title: `${name} ${at}` }))
