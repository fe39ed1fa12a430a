import { expect, test } from 'vitest'
import { newPollState } from '../../src/model/new-poll-state.ts'
import type { Feed } from '../../src/model/feed.ts'
import { createPoller } from '../../src/pipeline/create-poller.ts'
import type { PollReport } from '../../src/pipeline/poll-feed.ts'
import { later, makeFeed, noon } from '../corpus/make-report.ts'

const feeds: readonly Feed[] = [1, 2, 3, 4, 5].map(id => ({
  ...makeFeed(`https://feed${id}.example/`),
  id,
  createdAt: noon,
  poll: newPollState(noon),
}))

/** A poller of five due feeds, whose polls end when the test says so. */
function openPoller(concurrency: number) {
  const begun: number[] = []
  const ends = new Map<number, PromiseWithResolvers<PollReport>>()
  const failures: number[] = []
  const reports: PollReport[] = []
  let now = noon
  let failing = (): Promise<void> => Promise.resolve()
  const poller = createPoller({
    store: {
      dueFeeds: (_now, limit) => Promise.resolve(feeds.slice(0, limit)),
      getFeed: id => Promise.resolve(feeds.find(feed => feed.id === id)),
    },
    poll(feed) {
      begun.push(feed.id)
      const end = Promise.withResolvers<PollReport>()
      ends.set(feed.id, end)
      return end.promise
    },
    concurrency,
    mayAsk: feed => feed.id !== 5,
    restMs: () => 60_000,
    clock: () => now,
    report: report => void reports.push(report),
    failed(feed) {
      failures.push(feed.id)
      return failing()
    },
  })
  return {
    poller,
    begun,
    failures,
    reports,
    end: (id: number) =>
      ends
        .get(id)
        ?.resolve({ feed: String(id), outcome: 'read', taken: 0, revised: 0, queued: 0, unread: 0, faults: [] }),
    fail: (id: number) => ends.get(id)?.reject(new Error('a bug')),
    pass: (minutes: number) => void (now = later(minutes)),
    failToo: () => (failing = () => Promise.reject(new Error('disk full'))),
  }
}

test('a feed that hangs leaves the other places free, and is never polled twice at once', async () => {
  const { poller, begun, end } = openPoller(2)
  await poller.pollDue()
  expect(begun).toEqual([1, 2])
  await poller.pollDue()
  expect(begun).toEqual([1, 2])
  end(2)
  await expect
    .poll(async () => {
      await poller.pollDue()
      return begun.length
    })
    .toBe(3)
  expect(begun.filter(id => id === 1)).toEqual([1])
})

test('a poll that throws is told, touches no other, and may not even be put off', async () => {
  const { poller, failures, reports, fail, end, failToo } = openPoller(2)
  failToo()
  await poller.pollDue()
  fail(1)
  end(2)
  await poller.settled()
  expect(failures).toEqual([1])
  expect(reports.map(({ feed }) => feed)).toEqual(['2'])
})

test('a feed that could not be put off in the store is left in peace all the same', async () => {
  const { poller, begun, fail, failToo, pass } = openPoller(1)
  failToo()
  await poller.pollDue()
  fail(1)
  await poller.settled()
  await poller.pollDue()
  await poller.pollNow(1)
  expect(begun).toEqual([1, 2])
  fail(2)
  await poller.settled()
  pass(1)
  await poller.pollDue()
  expect(begun).toEqual([1, 2, 1])
})

test('asking for a feed joins its poll under way, and waits for it', async () => {
  const { poller, begun, end } = openPoller(1)
  await poller.pollDue()
  const asked = poller.pollNow(1)
  end(1)
  await asked
  expect(begun).toEqual([1])
})

test('a feed that may not be asked, or that is gone, is not asked', async () => {
  const { poller, begun } = openPoller(1)
  await Promise.all([poller.pollNow(5), poller.pollNow(99)])
  expect(begun).toEqual([])
})

test('work on a feed waits for its poll, and polls wait for the work', async () => {
  const { poller, begun, reports, end } = openPoller(5)
  await poller.pollDue()
  const order: string[] = []
  const { promise: release, resolve } = Promise.withResolvers<void>()
  const working = poller.alone(1, async feed => {
    order.push(`work on ${feed.id}`)
    await release
    return { feed: 'pushed', outcome: 'pushed', taken: 1, revised: 0, queued: 0, unread: 0, faults: [] }
  })
  expect(order).toEqual([])
  end(1)
  await expect.poll(() => order).toEqual(['work on 1'])
  await poller.pollDue()
  expect(begun.filter(id => id === 1)).toEqual([1])
  resolve()
  await working
  expect(reports.map(({ feed }) => feed)).toEqual(['1', 'pushed'])
  await poller.pollDue()
  expect(begun.filter(id => id === 1)).toEqual([1, 1])
})

test('work that fails tells whoever asked for it, and leaves the feed free', async () => {
  const { poller, begun } = openPoller(5)
  await expect(poller.alone(2, () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug')
  await poller.settled()
  await poller.pollDue()
  expect(begun).toContain(2)
})
