import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { settingsSchema } from '../src/config/settings.ts'
import { openSqliteStore } from '../src/corpus/sqlite/open-sqlite-store.ts'
import { readOpml } from '../src/feeds/opml/read-opml.ts'
import { backTest } from '../src/pipeline/back-test.ts'
import { readArticle } from '../src/pipeline/read-article.ts'
import { searchCorpus } from '../src/pipeline/search-corpus.ts'
import { createWatchRoom } from '../src/pipeline/watch-room.ts'
import { openDiscordDouble } from '../src/playground/double/open-double.ts'
import { parseQuery } from '../src/watches/parse-query.ts'
import { createReportMaker } from './made-reports.ts'
import { fillCorpus, makeLongText } from './main-loop/long-reports.ts'
import { watchHolds, type Holds } from './main-loop/watch-holds.ts'

/**
 * How long the main loop of the running bot is held while it is given the longest that it takes: reports of 400,000
 * characters, a list of feeds of 512 KB, searches and back-tests over such reports, with 10,000 watches. Beside it the
 * same work done where it is asked for. The bot is a process of its own; the local Discord and publisher are not in it.
 */
export default async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'))
  const discord = await openDiscordDouble({ hasRelaxedRateLimits: true })
  const publisher = await openPublisher()
  try {
    const { guildId, deskId, editorId } = discord.seed
    await fillCorpus(folder, guildId, deskId)
    const bot = await startBot(folder, discord, publisher.host)
    const editor = discord.as(editorId)
    const list = { name: 'feeds.opml', bytes: makeList() }
    const ask = (command: string, options: object) => () => editor.run(command, { ...options }, deskId)
    const ours = new Map<string, Holds>()
    const measure = async (what: string, work: () => Promise<unknown>) => {
      await bot.tell()
      await work()
      ours.set(what, await bot.tell())
    }
    await measure('at rest, for 3 s', () => wait(3000))
    await editor.run('feed add', { url: publisher.url }, deskId)
    await measure(polling, async () => {
      publisher.print(4)
      await publisher.askedAgain(3)
    })
    await measure(listing, ask('feed import', { file: list }))
    await measure(searching, ask('search', { query, sort: 'newest' }))
    await measure(testing, ask('watch test', { query }))
    await measure('/summary of a long report', ask('summary', { article: 'Long report 3' }))
    await measure('/quotes of a long report', ask('quotes', { article: 'Long report 3' }))
    await measure('/why of a long report', ask('why', { article: 'Long report 3' }))
    await bot.stop()
    const naive = await measureNaive(folder, list.bytes)
    print(ours, naive)
  } finally {
    await discord.close()
    await publisher.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const query = 'harbour ferry -unheard'
const polling = 'a feed of 4 new reports of 400,000'
const listing = 'a list of feeds of 512 KB'
const searching = '/search over long reports'
const testing = '/watch test over long reports'

type Bot = { readonly tell: () => Promise<Holds>; readonly stop: () => Promise<void> }

async function startBot(
  folder: string,
  discord: { readonly token: string; readonly apiUrl: string },
  host: string,
): Promise<Bot> {
  const settings = settingsSchema.parse({
    dataFolder: folder,
    logLevel: 'silent',
    feeds: { tickSeconds: 1, privateHosts: [host], privateIntervalSeconds: 1 },
  })
  const startup = { settings, token: discord.token, discordApi: discord.apiUrl, starterFeeds: [], samples: [] }
  const entry = fileURLToPath(new URL('./main-loop/watched-bot-worker.ts', import.meta.url))
  const child = fork(entry, [JSON.stringify(startup)], { serialization: 'advanced' })
  await once(child, 'message')
  // What is loaded and compiled once is past.
  await wait(3000)
  return {
    tell: () => answerOf(child, 'tell') as Promise<Holds>,
    async stop() {
      const ended = once(child, 'exit')
      child.send('stop')
      await ended
    },
  }
}

async function answerOf(child: ChildProcess, question: string): Promise<unknown> {
  const answer = once(child, 'message')
  child.send(question)
  return (await answer)[0]
}

/** The same work on this very thread. */
async function measureNaive(folder: string, list: Uint8Array): Promise<ReadonlyMap<string, Holds>> {
  const holds = watchHolds()
  const store = await openSqliteStore({ folder, readonly: true })
  const room = createWatchRoom(store)
  await room.open()
  const parsed = parseQuery(query)
  if (!parsed.ok) throw new Error('no query')
  const everywhere = { kind: 'all' } as const
  const naive = new Map<string, Holds>()
  const measure = async (what: string, work: () => unknown) => {
    await wait(50)
    holds()
    await work()
    await wait(50)
    naive.set(what, holds())
  }
  const draft = { ...createReportMaker()(1), text: makeLongText(7) }
  await measure(polling, async () => {
    const { content, quotations } = readArticle(draft)
    await room.findHits({ ...content, quotations, feeds: [] }, new Set(['1']), new Date())
  })
  await measure(listing, () => readOpml(list))
  await measure(searching, () =>
    searchCorpus(store, parsed.query, { scope: everywhere, sort: 'newest', offset: 0, limit: 5 }),
  )
  await measure(testing, () =>
    backTest(store, parsed.query, { scope: everywhere, feedIds: undefined, now: new Date(), tell: () => undefined }),
  )
  await store.close()
  return naive
}

function makeList(): Uint8Array {
  const outline = (number: number) =>
    `<outline text="Feed ${number} &amp; more" type="rss" xmlUrl="https://127.0.0.1:1/feed/${number}" category="/a/b,/c"/>\n`
  let body = ''
  for (let number = 0; body.length < 511 * 1024 - 200; number++) body += outline(number)
  return Buffer.from(`<opml version="2.0"><head><title>x</title></head><body>${body}</body></opml>`)
}

async function openPublisher() {
  const items: string[] = []
  let asked = 0
  const server = createServer((_request, response) => {
    asked++
    const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>Long Post</title>${items.join('')}</channel></rss>`
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    url: `http://${host}/feed`,
    print(count: number) {
      for (let number = 1; number <= count; number++) {
        const paragraphs = makeLongText(number).replaceAll('\n\n', '&lt;/p&gt;&lt;p&gt;')
        items.push(
          `<item><title>New long report ${number}</title><guid>${number}</guid><description>&lt;p&gt;${paragraphs}&lt;/p&gt;</description></item>`,
        )
      }
    },
    /** Until it was asked so many times more: what was printed was read and kept by then. */
    async askedAgain(times: number) {
      for (const until = asked + times; asked < until;) await wait(100)
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function print(ours: ReadonlyMap<string, Holds>, naive: ReadonlyMap<string, Holds>): void {
  console.log(`Longest hold of the main loop, in ms. Load of the machine: ${loadavg()[0]?.toFixed(1)}\n`)
  console.log(`${''.padEnd(36)} ${'by the clock'.padStart(12)} ${'its own work'.padStart(12)} ${'there'.padStart(8)}`)
  const show = (ms: number | undefined) => (ms === undefined ? '' : ms.toFixed(0))
  for (const [what, { delayMs, workMs }] of ours) {
    const there = show(naive.get(what)?.workMs)
    console.log(`${what.padEnd(36)} ${show(delayMs).padStart(12)} ${show(workMs).padStart(12)} ${there.padStart(8)}`)
  }
  const all = [...ours.values()]
  const [clock, work] = [all.map(one => one.delayMs), all.map(one => one.workMs)].map(it => Math.max(...it))
  console.log(`\nworst: ${show(clock)} ms by the clock, ${show(work)} ms of its own work (promised: under 50)`)
}
