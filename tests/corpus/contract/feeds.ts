import { expect, test } from 'vitest'
import type { PollState, PushLease } from '../../../src/model/feed.ts'
import { newPollState } from '../../../src/model/new-poll-state.ts'
import { later, makeFeed, makeReport, noon, subscription } from '../make-report.ts'
import type { Stores } from '../store.contract.ts'

/** Who follows what, and when it is asked again. */
export function promiseFeeds({ store }: Stores): void {
  const dueUrls = async (at: Date, limit = 10) => (await store().dueFeeds(at, limit)).map(({ url }) => url)

  test('a feed is one row however many servers follow it', async () => {
    const first = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
    const again = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), later(1))
    const other = await store().follow(makeFeed('https://one.example/feed'), subscription('200'), later(2))
    expect([first.added, again.added, other.added]).toEqual([true, false, true])
    expect([again.feed.id, other.feed.id]).toEqual([first.feed.id, first.feed.id])
    expect(first.feed).toStrictEqual({
      ...makeFeed('https://one.example/feed'),
      id: first.feed.id,
      createdAt: noon,
      poll: newPollState(noon),
    })
    expect(await store().subscriptionsOf(first.feed.id)).toEqual(
      ['100', '200'].map(guildId => ({ ...subscription(guildId), feedId: first.feed.id })),
    )
    expect(await store().followedFeeds('200')).toEqual([
      { ...first.feed, subscription: { ...subscription('200'), feedId: first.feed.id } },
    ])
    expect((await store().counts()).feeds).toBe(1)
  })
  test('feeds are due when their time has come, longest due first', async () => {
    for (const [at, name] of ['b', 'a', 'c'].entries())
      await store().follow(makeFeed(`https://${name}.example/feed`), subscription('100'), later(at))
    expect(await dueUrls(later(1))).toEqual(['https://b.example/feed', 'https://a.example/feed'])
    expect(await dueUrls(later(9), 1)).toEqual(['https://b.example/feed'])
    expect(await dueUrls(later(-1))).toEqual([])
  })
  test('what a poll taught is kept whole', async () => {
    const { feed } = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
    const poll: PollState = {
      ...newPollState(later(15)),
      etag: 'W/"a\u00ffb"',
      firstPolledAt: noon,
      failures: 2,
      failingSince: later(-4),
      failure: 'the server is busy',
    }
    await store().recordPoll(feed.id, poll, { title: 'Courier', url: 'https://one.example/new' })
    const kept = await store().getFeed(feed.id)
    expect(kept).toEqual({ ...feed, poll, title: 'Courier', url: 'https://one.example/new' })
    expect(await dueUrls(later(14))).toEqual([])
    expect(await dueUrls(later(15))).toEqual(['https://one.example/new'])
  })
  test('a lease is kept by its own door, so a poll that began before it can not undo it', async () => {
    const { feed } = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
    const lease: PushLease = {
      state: 'active',
      hubUrl: 'https://hub.example/',
      topicUrl: 'https://one.example/feed',
      token: 't',
      secret: 's',
      askedAt: noon,
      expiresAt: later(600),
      pushedAt: undefined,
    }
    await store().keepLease(feed.id, lease)
    await store().recordPoll(feed.id, { ...feed.poll, failures: 1 })
    expect((await store().getFeed(feed.id))?.poll).toEqual({ ...feed.poll, failures: 1, push: lease })
    await store().keepLease(feed.id, { ...lease, pushedAt: later(1) })
    expect((await store().getFeed(feed.id))?.poll.push).toEqual({ ...lease, pushedAt: later(1) })
    await store().unfollow('100', feed.id)
    expect(
      (await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)).feed.poll.push,
    ).toBeUndefined()
  })
  test('health counts feeds that somebody follows, once they were polled and while they are not gone', async () => {
    expect(await store().feedHealth(noon)).toEqual({ polled: 0, fine: 0 })
    const ids: number[] = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      ids.push((await store().follow(makeFeed(`https://${name}.example/feed`), subscription('100'), noon)).feed.id)
    }
    const [fine = -1, failing = -1, gone = -1, left = -1] = ids
    const polled = { ...newPollState(noon), lastPolledAt: noon, lastSucceededAt: noon }
    await store().recordPoll(fine, polled)
    await store().recordPoll(failing, { ...polled, failures: 3 })
    await store().recordPoll(gone, { ...polled, failures: 1, isGone: true })
    await store().recordPoll(left, { ...polled, failures: 1 })
    await store().unfollow('100', left)
    expect(await store().feedHealth(noon)).toEqual({ polled: 2, fine: 1 })
    expect(await store().feedHealth(later(1))).toEqual({ polled: 2, fine: 0 })
  })
  test('a feed that moves to an address where another stands keeps its own', async () => {
    const one = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
    await store().follow(makeFeed('https://two.example/feed'), subscription('100'), noon)
    await store().recordPoll(one.feed.id, newPollState(later(3)), { url: 'https://two.example/feed', title: 'Moved' })
    expect(await store().getFeed(one.feed.id)).toMatchObject({
      url: 'https://one.example/feed',
      title: 'Moved',
      poll: { dueAt: later(3) },
    })
  })
  test('a feed that is given another address keeps all that is known of it and of what it printed', async () => {
    const before = 'http://127.0.0.1:7420/press/hill/rss'
    const after = 'http://127.0.0.1:7500/press/hill/rss'
    const link = 'http://127.0.0.1:7420/press/hill/1'
    const { feed } = await store().follow(makeFeed(before), subscription('100'), noon)
    const poll = { ...newPollState(later(900)), firstPolledAt: noon, failures: 3, failure: 'nobody answers' }
    await store().recordPoll(feed.id, poll)
    const report = makeReport({ feedId: feed.id, guid: link, url: link })
    const [kept] = await store().ingest([report])
    await store().moveFeed(feed.id, after, later(2))
    expect(await store().getFeed(feed.id)).toEqual({ ...feed, url: after, poll: { ...poll, dueAt: later(2) } })
    expect(await dueUrls(later(2))).toEqual([after])
    const moved = 'http://127.0.0.1:7500/press/hill/1'
    const { itemHash } = report.sighting
    expect(await store().compareItems(feed.id, [{ guid: moved, url: moved, itemHash }])).toEqual(['unchanged'])
    expect(await store().findArticleByUrl(moved)).toMatchObject({ id: kept?.articleId, url: moved })
  })
  test('a feed that is given the address of another leaves it its own', async () => {
    const one = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
    const two = await store().follow(makeFeed('https://two.example/feed'), subscription('100'), noon)
    await store().moveFeed(one.feed.id, two.feed.url, later(1))
    expect((await store().getFeed(one.feed.id))?.url).toBe('https://two.example/feed')
    expect((await store().getFeed(two.feed.id))?.url).toBe('https://one.example/feed')
  })
  test('a feed that nobody follows is not polled; followed again it starts anew', async () => {
    const { feed } = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
    await store().recordPoll(feed.id, { ...newPollState(later(1)), firstPolledAt: noon })
    expect(await store().unfollow('100', feed.id)).toBe(true)
    expect(await store().unfollow('100', feed.id)).toBe(false)
    expect(await dueUrls(later(99))).toEqual([])
    const again = await store().follow(makeFeed('https://one.example/feed'), subscription('200'), later(50))
    expect(again.feed).toMatchObject({ id: feed.id, poll: { dueAt: later(50), firstPolledAt: undefined } })
  })
  test('a feed that was gone is polled again when somebody finds it there and follows it', async () => {
    const { feed } = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
    await store().recordPoll(feed.id, { ...newPollState(later(999_999)), isGone: true, firstPolledAt: noon })
    const again = await store().follow(makeFeed('https://one.example/feed'), subscription('200'), later(5))
    expect(again.feed.poll).toEqual(newPollState(later(5)))
  })
  test('another follower leaves the schedule of a standing feed alone', async () => {
    const { feed } = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
    await store().recordPoll(feed.id, { ...newPollState(later(30)), firstPolledAt: noon })
    const second = await store().follow(makeFeed('https://one.example/feed'), subscription('200'), later(2))
    expect(second.feed.poll).toMatchObject({ dueAt: later(30), firstPolledAt: noon })
  })
  test('a feed that is not there is undefined', async () => {
    expect(await store().getFeed(12)).toBeUndefined()
  })
  test('a server gives its feeds other tags, and no other server hears of it', async () => {
    const { feed } = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
    await store().follow(makeFeed('https://one.example/feed'), subscription('200'), noon)
    const before = await store().watchGeneration()
    expect(await store().tagFeed('100', feed.id, ['war', 'água'])).toBe(true)
    expect(await store().watchGeneration()).toBeGreaterThan(before)
    const tags = (await store().subscriptionsOf(feed.id)).map(one => one.tags)
    expect(tags).toEqual([['war', 'água'], subscription('200').tags])
    expect(await store().tagFeed('300', feed.id, [])).toBe(false)
  })
}
