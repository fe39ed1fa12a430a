import { expect, test } from 'vitest'
import type { NewNotice } from '../../../src/corpus/errand-store.ts'
import { newPollState } from '../../../src/model/new-poll-state.ts'
import { later, makeFeed, makeQuotation, makeReport, makeWatch, noon, subscription } from '../make-report.ts'
import { placeAlone } from '../place-stories.ts'
import type { Stores } from '../store.contract.ts'

/** What has to be said or mended at Discord besides alerts. */
export function promiseErrands({ store, openAnother }: Stores): void {
  const failing: NewNotice = { news: 'failing', text: 'has failed for a day.', dueAt: noon }
  const back: NewNotice = { news: 'back', text: 'is back.', dueAt: noon }
  const polled = { ...newPollState(later(15)), lastPolledAt: noon }
  const take = (at = noon) => store().takeErrands(at, 10, later(60))

  async function follow(...guildIds: readonly string[]): Promise<number> {
    const url = 'https://one.example/feed'
    const followed = await Promise.all(
      guildIds.map(guildId =>
        store().follow(makeFeed(url), { ...subscription(guildId), channelId: `5${guildId}` }, noon),
      ),
    )
    return followed[0]?.feed.id ?? -1
  }

  test('a notice goes to the channel of each server that follows the feed', async () => {
    const feedId = await follow('100', '200')
    await store().recordPoll(feedId, polled)
    expect(await take()).toEqual([])
    await store().recordPoll(feedId, polled, {}, failing)
    expect(await take()).toMatchObject([
      {
        kind: 'notice',
        feedId,
        guildId: '100',
        channelId: '5100',
        news: 'failing',
        text: failing.text,
        attempts: 1,
        queuedAt: noon,
      },
      { kind: 'notice', feedId, guildId: '200', channelId: '5200', news: 'failing', text: failing.text },
    ])
  })
  test('what was taken comes again unless it is finished, also after a restart', async () => {
    await store().recordPoll(await follow('100', '200'), polled, {}, failing)
    const [first, second] = await take()
    await store().finishErrand(first?.id ?? -1)
    const other = await openAnother()
    expect(await other.takeErrands(later(59), 10, later(99))).toEqual([])
    expect(await other.takeErrands(later(60), 10, later(99))).toMatchObject([{ id: second?.id, attempts: 2 }])
  })
  test('what was put off was not begun', async () => {
    await store().recordPoll(await follow('100'), polled, {}, failing)
    const [only] = await take()
    await store().putOffErrand(only?.id ?? -1, later(5))
    expect(await take(later(4))).toEqual([])
    expect(await take(later(5))).toMatchObject([{ id: only?.id, attempts: 1 }])
  })
  test('a notice waits for its time, and what says that a feed fails may be hastened', async () => {
    const feedId = await follow('100')
    await store().recordPoll(feedId, polled, {}, { ...failing, dueAt: later(90) })
    await store().hastenNotices(feedId, later(99))
    expect(await take(later(89))).toEqual([])
    await store().hastenNotices(feedId, later(5))
    expect(await take(later(5))).toMatchObject([{ news: 'failing' }])
    await store().recordPoll(feedId, polled, {}, { news: 'gone', text: 'is gone', dueAt: later(90) })
    await store().hastenNotices(feedId, noon)
    expect(await take(later(50))).toEqual([])
  })
  test('nobody hears that a feed is back before hearing that it failed', async () => {
    const feedId = await follow('100', '200')
    await store().recordPoll(feedId, polled, {}, failing)
    const [told] = await store().takeErrands(noon, 1, later(60))
    await store().finishErrand(told?.id ?? -1)
    await store().recordPoll(feedId, polled, {}, back)
    expect(await take(later(99))).toMatchObject([{ guildId: '100', news: 'back', text: 'is back.' }])
  })
  test('a revision of an article that an alert showed is an errand, with what the message tells', async () => {
    const watch = (await store().addWatch(makeWatch())).id
    const url = 'https://courier.example/a'
    const report = makeReport({ url, hits: [{ watchId: watch, dueAt: noon }] })
    await store().ingest([report])
    await store().ingest([makeReport({ url, text: 'The river rose by two metres.' })])
    expect(await take()).toEqual([])

    await placeAlone(store())
    const claims = await store().claimAlerts(noon, 1)
    expect(claims[0]?.rows).toMatchObject([{ shownRevision: 2 }])
    await store().ingest([makeReport({ url, text: 'The river fell again, and people went home.' })])
    expect(await take()).toMatchObject([{ kind: 'revision', articleId: 1, revision: 3 }])
    expect(await store().messagesAbout(1)).toMatchObject([{ messageId: undefined, claims }])

    await store().markSent(
      claims.flatMap(({ rows }) => rows.map(({ id }) => id)),
      '4711',
      later(1),
    )
    expect(await store().messagesAbout(1)).toMatchObject([
      { messageId: '4711', target: makeWatch().target, claims: [{ key: claims[0]?.key, rows: [{ state: 'sent' }] }] },
    ])
    expect(await store().messagesAbout(2)).toEqual([])
  })
  test('a message of several articles comes with all that it tells', async () => {
    const hits = [{ watchId: (await store().addWatch(makeWatch())).id, dueAt: noon }]
    await store().ingest([makeReport({ title: 'One', hits }), makeReport({ title: 'Two', hits })])
    await placeAlone(store())
    const claims = await store().claimAlerts(noon, 5)
    await store().markSent(
      claims.flatMap(({ rows }) => rows.map(({ id }) => id)),
      '4711',
      later(1),
    )
    const messages = await store().messagesAbout(1)
    expect(messages.map(({ claims: told }) => told.map(({ rows }) => rows[0]?.articleId))).toEqual([[1, 2]])
  })
  test('quotations of an older revision can still be read', async () => {
    const url = 'https://courier.example/a'
    const quotation = makeQuotation('Ilyas Qandil', 'It rose by a metre')
    await store().ingest([
      makeReport({ url, quotations: [quotation] }),
      makeReport({ url, text: 'Other words of it, said again.' }),
    ])
    expect(await store().quotationsOf(1, 1)).toEqual([quotation])
    expect(await store().quotationsOf(1)).toEqual([])
  })
  test('a server that no longer follows a feed hears nothing of it, also if it follows it again', async () => {
    const feedId = await follow('100', '200')
    await store().recordPoll(feedId, polled, {}, failing)
    await store().unfollow('100', feedId)
    await follow('100')
    expect(await take()).toMatchObject([{ guildId: '200' }])
  })
  test('a server that is removed takes its errands with it', async () => {
    await store().recordPoll(await follow('100', '200'), polled, {}, failing)
    await store().removeGuild('100')
    expect(await take()).toMatchObject([{ guildId: '200' }])
  })
}
