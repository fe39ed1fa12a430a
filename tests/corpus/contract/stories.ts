import { expect, test } from 'vitest'
import type { AlertClaim } from '../../../src/corpus/alert-store.ts'
import type { StoryRevision } from '../../../src/corpus/story-store.ts'
import { later, makeReport, makeWatch, noon, subscription, makeFeed } from '../make-report.ts'
import { place } from '../place-stories.ts'
import type { Stores } from '../store.contract.ts'

/** Stories: which report belongs to which, and what becomes of alerts about a story that was told before. */
export function promiseStories({ store }: Stores): void {
  const addWatch = async (wishes: Parameters<typeof makeWatch>[0] = {}) =>
    (await store().addWatch(makeWatch(wishes))).id
  /** Keeps a report that these watches answer, at so many minutes past noon. */
  async function keep(title: string, watchIds: readonly number[], minutes = 0): Promise<number> {
    const at = later(minutes)
    const hits = watchIds.map(watchId => ({ watchId, dueAt: at }))
    const [outcome] = await store().ingest([
      makeReport({ title, text: `${title}.`, publishedAt: at, seenAt: at, hits }),
    ])
    return outcome?.articleId ?? 0
  }
  const news = [{ start: 0, end: 4, text: 'Four died.', novelty: 0.9 }]
  const placeAt = (articleId: number, storyId: number, minutes = 0, more: Parameters<typeof place>[3] = {}) =>
    place(store(), articleId, storyId, { at: later(minutes), ...more })
  /** Sends all that is due; gives what each message told: "alert 1 2", "follow-up 3". */
  async function send(minutes = 0): Promise<readonly string[]> {
    const claims = await store().claimAlerts(later(minutes), 100)
    for (const claim of claims) await store().markSent(idsOf(claim), `m${claim.rows[0]?.id}`, later(minutes))
    return claims.map(tellingOf)
  }
  const fates = async (articleId: number) =>
    (await store().alertsAbout(articleId, '100')).map(({ state, part }) => (state === 'queued' ? part : state))
  const errands = async (minutes: number) =>
    (await store().takeErrands(later(minutes), 100, later(minutes + 1))).map(({ kind }) => kind)

  test('an article that was just kept has no story yet', async () => {
    const article = await keep('One', [])
    expect(await store().storyOf(article)).toBeUndefined()
    await placeAt(article, article)
    expect(await store().storyOf(article)).toEqual({ storyId: article, copyOf: undefined })
    expect(await store().storiesOf([99, article])).toEqual([undefined, article])
  })
  test('a story gives its reports oldest first, and only those in sight', async () => {
    const { feed } = await store().follow(makeFeed('https://courier.example/'), subscription('100'), noon)
    const [, hidden, shown] = [await keep('One', []), await keep('Two', [], 1), 0]
    const [outcome] = await store().ingest([makeReport({ title: 'Three', feedId: feed.id, publishedAt: later(-5) })])
    const third = outcome?.articleId ?? shown
    for (const id of [1, hidden, third]) await placeAt(id, 1, 0, { copyOf: id === third ? 1 : undefined })
    const all = await store().articlesOfStory(1, { kind: 'all' })
    expect(all.map(({ article, copyOf }) => [article.title, copyOf])).toEqual([
      ['Three', 1],
      ['One', undefined],
      ['Two', undefined],
    ])
    expect((await store().linesOfStory(1, { kind: 'all' })).map(({ id }) => id)).toEqual([third, 1, hidden])
    const stranger = { kind: 'guild', guildId: '300' } as const
    // Imported reports are for all.
    expect((await store().articlesOfStory(1, stranger)).map(({ article }) => article.title)).toEqual(['One', 'Two'])
  })
  test('what alerts wait for is placed first, then the rest in order of publication, recent ones before old ones', async () => {
    await keep('New', [], 5)
    await keep('Newer', [], 9)
    await keep('Old', [], -60)
    const watched = await keep('Watched', [await addWatch()], 20)
    const waiting = async () => (await store().articlesToPlace(noon, 10)).map(({ article }) => article.title)
    expect(await waiting()).toEqual(['Watched'])
    await placeAt(watched, watched)
    expect(await waiting()).toEqual(['New', 'Newer'])
    for (const id of [1, 2]) await placeAt(id, id)
    expect(await waiting()).toEqual(['Old'])
    await placeAt(3, 3)
    expect(await waiting()).toEqual([])
  })
  test('no alert goes out before its article is placed, unless one asks for that', async () => {
    await keep('One', [await addWatch()])
    expect(await send(5)).toEqual([])
    expect(await store().claimAlerts(later(5), 10, true)).toHaveLength(1)
  })
  test('alerts of a story wait for one another, then come as one message', async () => {
    const watch = await addWatch()
    const other = await addWatch({ name: 'other' })
    const hold = { rules: { holdMs: 60_000 } }
    await placeAt(await keep('One', [watch]), 1, 0, hold)
    await placeAt(await keep('Two', [watch, other]), 1, 0, hold)
    expect(await send(0)).toEqual([])
    expect(await send(1)).toEqual(['alert 1 2'])
  })
  test('a copy is folded, what is new follows in the thread, what tells nothing new is folded too', async () => {
    const watch = await addWatch()
    await placeAt(await keep('One', [watch]), 1)
    expect(await send()).toEqual(['alert 1'])
    await placeAt(await keep('Copy', [watch], 1), 1, 1, { copyOf: 1, news })
    await placeAt(await keep('Same again', [watch], 2), 1, 2)
    await placeAt(await keep('News', [watch], 3), 1, 3, { news })
    expect(await send(3)).toEqual(['follow-up 4'])
    expect(await fates(2)).toEqual(['folded'])
    expect(await fates(3)).toEqual(['folded'])
    const post = await store().getStoryPost(1)
    expect(post).toMatchObject({ storyId: 1, messageId: 'm1', folded: 2, news: { articleId: 4, sentence: news[0] } })
    expect(await store().messageOfPost(1)).toMatchObject({ messageId: 'm1', claims: [{ rows: [{ articleId: 1 }] }] })
  })
  test('a message answers the watches it was sent for, those folded into it and those told in its thread', async () => {
    const [first, folded, threaded, elsewhere] = [
      await addWatch(),
      await addWatch({ name: 'folded' }),
      await addWatch({ name: 'threaded' }),
      await addWatch({ name: 'elsewhere', target: { kind: 'channel', channelId: '5' } }),
    ]
    await placeAt(await keep('One', [first]), 1)
    await send()
    await placeAt(await keep('Copy', [folded, elsewhere], 1), 1, 1, { copyOf: 1 })
    await placeAt(await keep('News', [threaded], 2), 1, 2, { news })
    expect(await store().watchesTold('m1', '100')).toEqual([first, folded])
    expect(await send(3)).toEqual(['alert 2', 'follow-up 3'])
    expect(await store().watchesTold('m1', '100')).toEqual([first, folded, threaded])
    expect(await store().watchesTold('m4', '100')).toEqual([threaded])
    expect(await store().watchesTold('m1', '200')).toEqual([])
    expect(await store().watchesTold('m99', '100')).toEqual([])
  })
  test('beyond so many follow-ups a day the rest is folded', async () => {
    const watch = await addWatch()
    await placeAt(await keep('One', [watch]), 1)
    await send()
    for (const minute of [1, 2, 3]) await placeAt(await keep(`News ${minute}`, [watch], minute), 1, minute, { news })
    expect(await send(9)).toEqual(['follow-up 2', 'follow-up 3'])
    expect(await fates(4)).toEqual(['folded'])
  })
  test('news of a story after a day is a new chapter that knows the message before', async () => {
    const watch = await addWatch()
    await placeAt(await keep('One', [watch]), 1)
    await send()
    const day = 25 * 60
    await placeAt(await keep('Nothing new', [watch], day), 1, day)
    await placeAt(await keep('News', [watch], day), 1, day, { news })
    expect(await send(day)).toEqual(['alert 3'])
    expect(await store().getStoryPost(2)).toMatchObject({ beforeMessageId: 'm1' })
  })
  test('each channel and each server is told for itself', async () => {
    const here = await addWatch()
    const there = await addWatch({ target: { kind: 'channel', channelId: '5' } })
    const elsewhere = await addWatch({ guildId: '200', target: { kind: 'dm', userId: '7' } })
    await placeAt(await keep('One', [here]), 1)
    await send()
    await placeAt(await keep('Copy', [here, there, elsewhere], 1), 1, 1, { copyOf: 1 })
    expect(await send(1)).toEqual(['alert 2', 'alert 2'])
  })
  test('a role that the message did not mention is mentioned in a follow-up, once', async () => {
    const plain = await addWatch()
    const calling = await addWatch({ name: 'calling', roleId: '9' })
    await placeAt(await keep('One', [plain]), 1)
    await send()
    await placeAt(await keep('Copy', [plain, calling], 1), 1, 1, { copyOf: 1 })
    await placeAt(await keep('Another', [plain, calling], 2), 1, 2, { copyOf: 1 })
    expect(await send(2)).toEqual(['follow-up 2'])
    expect(await fates(2)).toEqual(['folded', 'sent'])
    expect(await fates(3)).toEqual(['folded', 'folded'])
  })
  test('what was folded into a message that is never sent is told after all', async () => {
    const [removed, kept] = [await addWatch(), await addWatch({ name: 'kept' })]
    await placeAt(await keep('One', [removed]), 1)
    const [claim] = await store().claimAlerts(noon, 1)
    await placeAt(await keep('Copy', [kept], 1), 1, 1, { copyOf: 1 })
    await placeAt(await keep('News', [kept], 1), 1, 1, { news })
    expect(await send(1)).toEqual([])
    expect(await fates(2)).toEqual(['folded'])
    await store().markDropped(claim === undefined ? [] : idsOf(claim), 'the watch was muted', later(2))
    expect(await send(2)).toEqual(['alert 2 3'])
  })
  test('a watch that is removed while its story waits takes nobody with it', async () => {
    const [removed, kept] = [await addWatch(), await addWatch({ name: 'kept' })]
    await placeAt(await keep('One', [removed]), 1, 0, { rules: { holdMs: 60_000 } })
    await placeAt(await keep('Two', [kept]), 1)
    await store().removeWatch(removed)
    expect(await send(1)).toEqual(['alert 2'])
  })
  test('an alert that moves to another channel is decided anew there', async () => {
    const [mover, stayer] = [await addWatch(), await addWatch({ name: 'stayer' })]
    await placeAt(await keep('One', [mover, stayer]), 1, 0, { rules: { holdMs: 60_000 } })
    await store().updateWatch(mover, { target: { kind: 'channel', channelId: '5' } })
    expect((await store().articlesToPlace(noon, 9)).map(({ storyId, guildIds }) => [storyId, guildIds])).toEqual([
      [1, ['100']],
    ])
    await placeAt(1, 1)
    expect(await send(1)).toEqual(['alert 1', 'alert 1'])
  })
  test('gathered alerts of a target are one claim when they are due, and what an instant watch wants does not wait', async () => {
    const [hourly, instant] = [await addWatch({ delivery: 'hourly' }), await addWatch({ name: 'instant' })]
    await placeAt(await keep('One', [hourly]), 1)
    await placeAt(await keep('Two', [hourly]), 2)
    await placeAt(await keep('Two again', [hourly], 1), 2, 1)
    await placeAt(await keep('Three', [hourly]), 4)
    expect(await send(5)).toEqual([])
    await placeAt(await keep('One again', [instant], 6), 1, 6)
    expect(await send(6)).toEqual(['alert 1 5'])
    expect(await send(61)).toEqual(['alert 2 3 4'])
    await placeAt(await keep('News of three', [instant], 70), 4, 70, { news })
    await placeAt(await keep('Copy of three', [instant], 71), 4, 71, { copyOf: 4 })
    expect(await send(71)).toEqual(['alert 6 7'])
  })
  test('a message of a story is edited once, however much came, and asked again while it is edited it is edited again', async () => {
    const watch = await addWatch()
    await placeAt(await keep('One', [watch]), 1)
    await send()
    expect(await errands(1)).toEqual([])
    for (const minute of [1, 2, 3]) await placeAt(await keep(`Copy ${minute}`, [], minute), 1, minute, { copyOf: 1 })
    const [errand] = await store().takeErrands(later(4), 9, later(5))
    expect(errand).toMatchObject({ kind: 'story', storyPostId: 1, asked: 3 })
    await placeAt(await keep('Late copy', [], 4), 1, 4, { copyOf: 1 })
    await store().finishErrand(errand?.id ?? 0, 3)
    const [again] = await store().takeErrands(later(5), 9, later(6))
    expect(again).toMatchObject({ kind: 'story', storyPostId: 1, asked: 4 })
    await store().finishErrand(errand?.id ?? 0, 4)
    expect(await errands(99)).toEqual([])
  })
  test('a message that was edited often is edited ever more rarely', async () => {
    const watch = await addWatch()
    await placeAt(await keep('One', [watch]), 1)
    await send()
    for (let edit = 0; edit < 12; edit++) await store().noteShown(1, String(edit), later(1))
    await placeAt(await keep('Copy', [], 1), 1, 1, { copyOf: 1, rules: { editEveryMs: 2000 } })
    expect(await errands(4)).toEqual([])
    expect(await errands(6)).toEqual(['story'])
  })

  const revised = (articleId: number, storyId: number, minutes: number, revision: StoryRevision) =>
    placeAt(articleId, storyId, minutes, { revisions: [revision] })

  test('after a merge the older message takes what comes, and the younger points to it', async () => {
    const watch = await addWatch()
    await placeAt(await keep('One', [watch]), 1)
    await placeAt(await keep('Two', [watch], 1), 2, 1)
    expect(await send(1)).toEqual(['alert 1', 'alert 2'])
    const third = await keep('Both', [watch], 2)
    await revised(third, 1, 2, { kind: 'merge', from: 2, into: 1 })
    expect(await store().storiesOf([1, 2, 3])).toEqual([1, 1, 1])
    expect(await store().getStoryPost(2)).toMatchObject({ partOfMessageId: 'm1', storyId: 1 })
    await placeAt(await keep('News', [watch], 3), 1, 3, { news })
    expect(await send(3)).toEqual(['follow-up 4'])
    expect((await store().alertsAbout(4, '100'))[0]?.storyPostId).toBe(1)
    expect(await errands(9)).toEqual(['story', 'story'])
  })
  test('stories that merge before either is told are one message', async () => {
    const watch = await addWatch()
    const hold = { rules: { holdMs: 60_000 } }
    await placeAt(await keep('One', [watch]), 1, 0, hold)
    await placeAt(await keep('Two', [watch]), 2, 0, hold)
    await placeAt(await keep('Both', []), 1, 0, { revisions: [{ kind: 'merge', from: 2, into: 1 }] })
    for (const { article, storyId } of await store().articlesToPlace(noon, 9)) await placeAt(article.id, storyId ?? 0)
    expect(await send(1)).toEqual(['alert 1 2'])
  })
  test('a merge with a story that a channel never heard of takes its messages along', async () => {
    const watch = await addWatch()
    await placeAt(await keep('One', []), 1)
    await placeAt(await keep('Two', [watch]), 2)
    await send()
    await revised(await keep('Both', []), 1, 1, { kind: 'merge', from: 2, into: 1 })
    await placeAt(await keep('Copy', [watch], 2), 1, 2, { copyOf: 2 })
    expect(await fates(4)).toEqual(['folded'])
  })
  test('what was folded into the wrong story is told after all where its own was never told', async () => {
    const watch = await addWatch()
    await placeAt(await keep('One', [watch]), 1)
    await send()
    await placeAt(await keep('Other bombing', [watch], 1), 1, 1)
    expect(await fates(2)).toEqual(['folded'])
    const third = await keep('Other bombing again', [], 2)
    await revised(third, third, 2, { kind: 'split', from: 1, into: third, articleIds: [2] })
    expect(await store().storiesOf([1, 2, 3])).toEqual([1, 3, 3])
    for (const { article, storyId } of await store().articlesToPlace(noon, 9))
      await placeAt(article.id, storyId ?? 0, 2)
    expect(await send(2)).toEqual(['alert 2'])
  })
  test('a message whose reports all moved to another story moves with them', async () => {
    const watch = await addWatch()
    await placeAt(await keep('Seed', []), 1)
    await placeAt(await keep('One', [watch]), 1)
    await send()
    const third = await keep('Two', [], 1)
    await revised(third, third, 1, { kind: 'split', from: 1, into: third, articleIds: [2] })
    await placeAt(await keep('Copy', [watch], 2), third, 2, { copyOf: 2 })
    expect(await fates(4)).toEqual(['folded'])
    await placeAt(await keep('First story', [watch], 3), 1, 3)
    expect(await send(3)).toEqual(['alert 5'])
  })
  test('news of a message that somebody deleted is a message of its own, and repetitions are not', async () => {
    const watch = await addWatch()
    await placeAt(await keep('One', [watch]), 1)
    await send()
    await placeAt(await keep('News', [watch], 1), 1, 1, { news })
    const [claim] = await store().claimAlerts(later(1), 9)
    await store().losePost(1, claim === undefined ? [] : idsOf(claim), later(1))
    await placeAt(await keep('Copy', [watch], 2), 1, 2, { copyOf: 1 })
    expect(await fates(3)).toEqual(['folded'])
    await placeAt(2, 1, 2, { news })
    expect(await send(2)).toEqual(['alert 2'])
  })
  test('alerts that went out unplaced are messages of their story all the same', async () => {
    const watch = await addWatch()
    await keep('One', [watch])
    const [claim] = await store().claimAlerts(noon, 9, true)
    await store().markSent(claim === undefined ? [] : idsOf(claim), 'm1', noon)
    await placeAt(1, 1)
    await placeAt(await keep('Copy', [watch], 1), 1, 1, { copyOf: 1 })
    expect(await fates(2)).toEqual(['folded'])
    expect(await store().getStoryPost(1)).toMatchObject({ messageId: 'm1', folded: 1 })
  })
  test('an alert under way while its article is placed is its story’s message once it has arrived', async () => {
    const watch = await addWatch()
    await keep('One', [watch])
    const [claim] = await store().claimAlerts(noon, 9, true)
    await placeAt(1, 1)
    await store().markSent(claim === undefined ? [] : idsOf(claim), 'm1', noon)
    expect(await store().getStoryPost(1)).toMatchObject({ messageId: 'm1' })
  })
  test('reports are read by how they begin, in the order asked', async () => {
    const [one, other] = [await keep('One', []), await keep('Other', [])]
    await store().ingest([makeReport({ title: 'Long', text: 'river '.repeat(20_000) })])
    const openings = await store().openingsOf([other, 99, 3, one])
    expect(openings.map(({ title, text }) => [title, text.length])).toEqual([
      ['Other', 6],
      ['Long', 20_000],
      ['One', 4],
    ])
  })
  test('where articles were put is read back page by page in order of publication', async () => {
    await placeAt(await keep('Second', [], 2), 1)
    await placeAt(await keep('First', [], 1), 1, 0, { copyOf: 1 })
    await keep('Unplaced', [], 3)
    await placeAt(await keep('Too old', [], -90), 4)
    const request = { since: noon, after: undefined, limit: 2 }
    const lines = await store().placedLines(request)
    expect(lines).toEqual({
      lines: [
        { articleId: 2, storyId: 1, publishedAt: later(1) },
        { articleId: 1, storyId: 1, publishedAt: later(2) },
      ],
      next: expect.any(Number) as number,
    })
    expect(await store().placedLines({ ...request, after: lines.next })).toEqual({ lines: [], next: undefined })
    expect(await store().publishedSince(2)).toEqual(later(2))
    expect(await store().publishedSince(9)).toBeUndefined()
  })
}

const idsOf = ({ rows }: AlertClaim) => rows.map(({ id }) => id)
const tellingOf = ({ rows }: AlertClaim) =>
  `${rows[0]?.part} ${[...new Set(rows.map(({ articleId }) => articleId))].join(' ')}`
