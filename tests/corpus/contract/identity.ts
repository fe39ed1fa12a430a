import { expect, test } from 'vitest'
import type { IngestRequest } from '../../../src/corpus/article-store.ts'
import { later, makeQuotation, makeReport, noon } from '../make-report.ts'
import type { Stores } from '../store.contract.ts'

/** Which sightings are one article, and what becomes of its revisions. */
export function promiseIdentity({ store }: Stores): void {
  async function check(...requests: readonly IngestRequest[]): Promise<string> {
    const outcomes = await store().ingest(requests)
    return outcomes.map(({ kind, articleId, revision }) => `${kind} ${articleId}.${revision}`).join(', ')
  }
  const first = makeReport({ feedId: 3, guid: 'a', url: 'https://courier.example/a' })

  test('a first report is new and comes back as it was given', async () => {
    const request = makeReport({
      url: 'https://courier.example/a',
      author: 'Sana Baloch',
      dateline: 'LARKANA',
      imageUrl: 'https://courier.example/a.jpg',
      completeness: 'teaser',
      seenAt: later(3),
    })
    expect(await check(request)).toBe('new 1.1')
    expect(await store().getArticle(1)).toStrictEqual({ ...request.content, id: 1, revision: 1, firstSeenAt: later(3) })
  })
  test('the same item again is known', async () => {
    expect(await check(first, first)).toBe('new 1.1, known 1.1')
  })
  test('another date, guid or address alone makes no other article', async () => {
    const { content, sighting } = first
    expect(
      await check(
        first,
        { ...first, content: { ...content, publishedAt: later(600) } },
        { ...first, sighting: { ...sighting, guid: 'b' } },
        makeReport({ feedId: 3, guid: 'c', url: 'https://courier.example/moved' }),
        makeReport({ feedId: 4, guid: 'zz', url: 'https://m.courier.example/a' }),
        makeReport({}),
      ),
    ).toBe('new 1.1, known 1.1, known 1.1, known 1.1, known 1.1, known 1.1')
  })
  test('the same words of another publisher are another article', async () => {
    expect(await check(first, makeReport({ publisher: 'Delta Gazette' }))).toBe('new 1.1, new 2.1')
  })
  test('other words under the same guid are a revision', async () => {
    const edited = makeReport({
      feedId: 3,
      guid: 'a',
      url: 'https://courier.example/a-2',
      text: 'The river fell again, officials said.',
    })
    expect(await check(first, edited)).toBe('new 1.1, revised 1.2')
  })
  test('other words under the same address are a revision, also from another feed', async () => {
    const { url } = first.content
    const edited = makeReport({ feedId: 9, guid: 'x', url, title: 'Larkana braces', text: 'Sandbags everywhere.' })
    expect(await check(first, edited)).toBe('new 1.1, revised 1.2')
  })
  test('a feed that links every item to one page still has many articles', async () => {
    const url = 'https://courier.example/'
    const one = makeReport({
      feedId: 3,
      guid: '1',
      url,
      title: 'Bridge closed',
      text: 'Engineers found cracks beneath the western arch.',
    })
    const two = makeReport({
      feedId: 3,
      guid: '2',
      url,
      title: 'Cricket: late wicket',
      text: 'Spinners settled the match before sunset.',
    })
    expect(await check(one, two, one, two)).toBe('new 1.1, new 2.1, known 1.1, known 2.1')
  })
  test('a guid used again for quite another report is no revision', async () => {
    const other = makeReport({
      feedId: 3,
      guid: 'a',
      url: 'https://courier.example/z',
      title: 'Cricket: late wicket',
      text: 'Spinners settled the match before sunset.',
    })
    expect(await check(first, other, other)).toBe('new 1.1, new 2.1, known 2.1')
  })
  test('case and spacing alone make no revision', async () => {
    const { title, text } = first.content
    const loud = makeReport({ feedId: 3, guid: 'a', title: title.toUpperCase(), text: text.replaceAll(' ', '  ') })
    expect(await check(first, loud)).toBe('new 1.1, known 1.1')
  })
  test('a teaser of a report that we hold in full is known; the full text after a teaser revises it', async () => {
    const text = `${first.content.text}\n\nVillagers moved to higher ground while soldiers brought boats.`
    const full = makeReport({ feedId: 3, guid: 'a', text })
    const teaser = makeReport({ feedId: 3, guid: 'a', completeness: 'teaser' })
    expect(await check(teaser, full, teaser)).toBe('new 1.1, revised 1.2, known 1.2')
  })
  test('an import of old and new words, run again, changes nothing', async () => {
    const url = 'https://courier.example/a'
    const old = makeReport({ url })
    const edited = makeReport({ url, text: 'The river fell again, officials said.' })
    expect(await check(old, edited, old, edited)).toBe('new 1.1, revised 1.2, known 1.2, known 1.2')
  })
  test('a publisher that takes its edit back makes a third revision', async () => {
    const edited = makeReport({ feedId: 3, guid: 'a', text: 'The river fell again, officials said.' })
    expect(await check(first, edited, first)).toBe('new 1.1, revised 1.2, revised 1.3')
  })
  test('old revisions stay as they were', async () => {
    const edited = makeReport({ feedId: 3, guid: 'a', title: 'River falls', publishedAt: later(60), seenAt: later(61) })
    await check(first, edited)
    expect(await store().getArticle(1, 1)).toMatchObject({
      title: 'River rises in Larkana',
      revision: 1,
      firstSeenAt: noon,
    })
    expect(await store().getArticle(1)).toMatchObject({ title: 'River falls', revision: 2, publishedAt: later(60) })
    expect(await store().getArticle(1, 3)).toBeUndefined()
    expect(await store().getArticle(2)).toBeUndefined()
  })
  test('quotations belong to a revision', async () => {
    const said = makeQuotation('Bilal Khan', 'We are ready.', { role: 'mayor' })
    const edited = { feedId: 3, guid: 'a', text: 'The river fell again, officials said.' }
    await check({ ...first, quotations: [said, makeQuotation('Sana Baloch', 'No.')] })
    expect((await store().counts()).quotations).toBe(2)
    await check(makeReport({ ...edited, quotations: [said] }))
    expect(await store().quotationsOf(1)).toEqual([said])
    expect(await store().counts()).toMatchObject({ articles: 1, quotations: 1 })
    expect(await store().listSpeakers({ kind: 'all' }, 10)).toEqual([{ name: 'Bilal Khan', count: 1 }])
  })
  test('an article is found by each address it was seen at', async () => {
    await check(first, makeReport({ feedId: 3, guid: 'a', url: 'https://courier.example/b' }))
    expect(await store().findArticleByUrl('https://courier.example/a')).toMatchObject({ id: 1 })
    expect(await store().findArticleByUrl('https://courier.example/b')).toMatchObject({ id: 1 })
    expect(await store().findArticleByUrl('https://courier.example/c')).toBeUndefined()
  })
  test('articles come back in the order asked, without those that are not there', async () => {
    await check(first, makeReport({ title: 'Another' }))
    expect((await store().getArticles([2, 77, 1])).map(({ id }) => id)).toEqual([2, 1])
  })
  test('items are compared with what this feed gave before', async () => {
    await check(first)
    const { guid, url, itemHash } = first.sighting
    const compare = (feedId: number | undefined, item: Partial<typeof first.sighting>) =>
      store().compareItems(feedId, [{ guid, url, itemHash, ...item }])
    expect(await compare(3, {})).toEqual(['unchanged'])
    expect(await compare(3, { guid: 'other' })).toEqual(['unchanged'])
    expect(await compare(3, { url: undefined, itemHash: 'x' })).toEqual(['changed'])
    expect(await compare(3, { guid: 'other', url: 'https://courier.example/other' })).toEqual(['unseen'])
    expect(await compare(4, {})).toEqual(['unseen'])
    expect(await compare(undefined, {})).toEqual(['unseen'])
  })
  test('a file without guid and address is compared by its words', async () => {
    const file = makeReport({})
    await check(file)
    const { itemHash } = file.sighting
    const items = [itemHash, 'else'].map(hash => ({ guid: undefined, url: undefined, itemHash: hash }))
    expect(await store().compareItems(undefined, items)).toEqual(['unchanged', 'unseen'])
  })
}
