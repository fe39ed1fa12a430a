import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parseFeed } from 'feedsmith'
import Parser from 'rss-parser'
import { Agent, fetch } from 'undici'
import { openGuardedFetch } from '../src/feeds/fetch/guarded-fetch.ts'
import { readFeed } from '../src/feeds/read/read-feed.ts'
import { chooseConditions } from '../src/feeds/timing/choose-conditions.ts'
import { decideNextPoll } from '../src/feeds/timing/decide-next-poll.ts'
import { hashBody } from '../src/feeds/timing/hash-body.ts'
import { choosePace } from '../src/feeds/timing/pace.ts'
import { gatherWishes, type PollOutcome } from '../src/feeds/timing/poll-outcome.ts'
import { systemClock } from '../src/schedule/system-clock.ts'
import type { PollState } from '../src/model/feed.ts'
import { newPollState } from '../src/model/new-poll-state.ts'
import { makeFeed } from './polling/made-feed.ts'

const rounds = 3
const concurrency = 24
const signal = new AbortController().signal
/**
 * `npm run bench -- polling [feeds] [alone]`: polls so many feeds of a loopback server (10,000 unless told), each on a host of its
 * own, in one first and three more rounds in which 95 of 100 answer 304; beside plain fetch + rss-parser, with and without validators.
 * Then the cost of parsing one feed of 100 items beside feedsmith and rss-parser.
 */
export default async function run(args: readonly string[]): Promise<void> {
  const count = Number(args[0] ?? 10_000)
  console.log(`${count} feeds, ${rounds} rounds after the first, 5 % new in each`)
  const ours = await measure(count, openOurs)
  if (args[1] === 'alone') return console.table({ Dateline: ours })
  const polite = await measure(count, port => openNaive(port, true))
  const naive = await measure(count, port => openNaive(port, false))
  console.table({
    Dateline: ours,
    'fetch + etag + rss-parser': compare(polite, ours),
    'fetch + rss-parser': compare(naive, ours),
  })
  await measureParsing()
}

type Poll = (feed: number) => Promise<void>
type Row = Record<string, string | number>

async function measure(count: number, open: (port: number) => Poll): Promise<Row> {
  const server = fork(new URL('./polling/serve-feeds.ts', import.meta.url), { execArgv: [] })
  const [port] = (await once(server, 'message')) as [number]
  const poll = open(port)
  const pollAll = async () => {
    let next = 0
    const work = async () => {
      while (next < count) await poll(next++)
    }
    await Promise.all(Array.from({ length: concurrency }, work))
  }
  await pollAll()
  const memory = [usedMebibytes()]
  let cpuMs = 0
  let wallMs = 0
  for (let round = 1; round <= rounds; round++) {
    server.send(round)
    await once(server, 'message')
    const [cpu, wall] = [process.cpuUsage(), performance.now()]
    await pollAll()
    const { user, system } = process.cpuUsage(cpu)
    cpuMs += (user + system) / 1000
    wallMs += performance.now() - wall
    memory.push(usedMebibytes())
  }
  server.kill()
  const polls = count * rounds
  return {
    'CPU ms a poll': round3(cpuMs / polls),
    'polls a second': Math.round((polls / wallMs) * 1000),
    'MiB after each round': memory.join(' '),
  }
}

function compare(row: Row, ours: Row): Row {
  const ratio = Number(row['CPU ms a poll']) / Number(ours['CPU ms a poll'])
  return { ...row, 'times our CPU': Math.round(ratio * 100) / 100 }
}

function openOurs(port: number): Poll {
  const states = new Map<number, PollState>()
  const pace = choosePace(true, { intervalMs: 900_000, privateIntervalMs: 10_000 })
  const hosts = Array.from({ length: 100_000 }, (_, feed) => `feed-${feed}.example:${port}`)
  const { fetchPage } = openGuardedFetch({
    privateHosts: hosts,
    userAgent: 'Dateline/bench',
    clock: systemClock,
    lookup: async () => [{ address: '127.0.0.1', family: 4 }],
  })
  return async feed => {
    const now = systemClock.now()
    const state = states.get(feed) ?? newPollState(now)
    const url = `http://feed-${feed}.example:${port}/${feed}`
    const fetched = await fetchPage(url, { signal, validators: chooseConditions(state, now) })
    const outcome = await judge(fetched, state)
    states.set(feed, decideNextPoll(state, outcome, { now, pace, random: 0.5 }))
  }
}

async function judge(
  fetched: Awaited<ReturnType<ReturnType<typeof openGuardedFetch>['fetchPage']>>,
  state: PollState,
): Promise<PollOutcome> {
  if (fetched.kind === 'unchanged') return { kind: 'unchanged', answer: fetched }
  if (fetched.kind !== 'fresh') throw new Error(`${fetched.kind}: ${fetched.reason}`)
  const bodyHash = hashBody(fetched.bytes)
  if (bodyHash === state.bodyHash) return { kind: 'same', answer: fetched }
  const feed = await readFeed(fetched.bytes, { contentType: fetched.contentType, url: fetched.finalUrl })
  if (feed.kind !== 'feed') throw new Error(feed.reason)
  const itemTimes = feed.items.flatMap(it => it.publishedAt ?? [])
  return { kind: 'read', answer: fetched, bodyHash, reading: { wishes: gatherWishes(feed), itemTimes, newItems: 1 } }
}

function openNaive(port: number, hasValidators: boolean): Poll {
  const parser = new Parser()
  const etags = new Map<number, string>()
  // Polls of one host lie minutes apart, so no connection would be kept alive that long.
  const dispatcher = new Agent({
    pipelining: 0,
    connect: { lookup: (_host, _options, answer) => answer(null, [{ address: '127.0.0.1', family: 4 }]) },
  })
  return async feed => {
    const etag = hasValidators ? etags.get(feed) : undefined
    const headers: Record<string, string> = etag === undefined ? {} : { 'if-none-match': etag }
    const response = await fetch(`http://feed-${feed}.example:${port}/${feed}`, { dispatcher, headers })
    const text = await response.text()
    etags.set(feed, response.headers.get('etag') ?? '')
    if (response.status === 200) await parser.parseString(text)
  }
}

async function measureParsing(): Promise<void> {
  const text = makeFeed(1, 5, 100)
  const bytes = Buffer.from(text)
  const parser = new Parser()
  const readers = {
    Dateline: () => readFeed(bytes, { contentType: 'application/rss+xml', url: 'https://a.example/feed' }),
    feedsmith: async () => parseFeed(text),
    'rss-parser': () => parser.parseString(text),
  }
  const rows: Record<string, Row> = {}
  for (const [name, read] of Object.entries(readers)) {
    for (let at = 0; at < 30; at++) await read()
    const cpu = process.cpuUsage()
    for (let at = 0; at < 100; at++) await read()
    rows[name] = { 'CPU ms a feed': round3(process.cpuUsage(cpu).user / 1000 / 100) }
  }
  const ours = Number(rows['Dateline']?.['CPU ms a feed'])
  for (const row of Object.values(rows)) row['times our CPU'] = round3(Number(row['CPU ms a feed']) / ours)
  console.log(`parsing one feed of 100 items (${Math.round(bytes.length / 1024)} KiB)`)
  console.table(rows)
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function usedMebibytes(): number {
  collectGarbage()
  return Math.round(process.memoryUsage().rss / 1024 / 1024)
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000
}
