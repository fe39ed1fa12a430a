import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReadingWorkers } from '../../src/feeds/reading-workers.ts'
import type { ReadingWorkers } from '../../src/feeds/reading-workers.ts'

let workers: ReadingWorkers
beforeAll(() => void (workers = openReadingWorkers({ size: 1, timeLimitMs: 4000, memoryMb: 256 })))
afterAll(() => workers.close())

const context = { contentType: undefined, url: 'https://news.example/' }
const feed = Buffer.from(
  '<rss version="2.0"><channel><title>Hill Post</title><item><title>Snow</title><pubDate>Mon, 09 Mar 2026 08:00 GMT</pubDate></item></channel></rss>',
)

test('feeds and pages are read in a worker, dates and all', async () => {
  const reading = await workers.readFeed(feed, context)
  expect(reading).toMatchObject({
    kind: 'feed',
    title: 'Hill Post',
    items: [{ title: 'Snow', publishedAt: new Date('2026-03-09T08:00:00Z') }],
  })
  const page = await workers.readPage(
    `<article><h1>Snow closes the pass</h1>${'<p>The road over the pass was closed on Monday after a metre of snow fell overnight.</p>'.repeat(5)}</article>`,
    context,
  )
  expect(page).toMatchObject({ kind: 'page', title: 'Snow closes the pass' })
})

test('lists of feeds and the links of a page are read there too', async () => {
  const list = '<opml version="2.0"><body><outline text="Quay" xmlUrl="https://quay.example/feed"/></body></opml>'
  expect(await workers.readOpml(Buffer.from(list))).toMatchObject({
    kind: 'list',
    feeds: [{ url: 'https://quay.example/feed' }],
  })
  const page = Buffer.from('<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>')
  const links = await workers.findFeedLinks({ bytes: page, contentType: 'text/html', url: 'https://quay.example/' })
  expect(links).toEqual(['https://quay.example/feed'])
})

test('a page nested 100,000 deep is refused, and the next one is read', async () => {
  const [deep, next] = await Promise.all([
    workers.readPage('<div>'.repeat(100_000), context),
    workers.readFeed(feed, context),
  ])
  expect(deep.kind).toBe('unreadable')
  expect(next.kind).toBe('feed')
}, 20_000)

test('the main loop is not held for more than 50 ms while a large feed is read', async () => {
  const paragraphs = `&lt;p&gt;${'The road over the pass was closed. '.repeat(200)}&lt;/p&gt;`
  const large = Buffer.from(
    `<rss version="2.0"><channel><title>Large</title>${`<item><title>x</title><description>${paragraphs}</description></item>`.repeat(500)}</channel></rss>`,
  )
  // All the time the main thread works is more than it can be held at once, and does not depend on the machine's load.
  const before = process.threadCpuUsage()
  const reading = await workers.readFeed(large, context)
  const { user, system } = process.threadCpuUsage(before)
  expect(reading).toMatchObject({ kind: 'feed', title: 'Large' })
  expect((user + system) / 1000).toBeLessThan(50)
}, 20_000)
