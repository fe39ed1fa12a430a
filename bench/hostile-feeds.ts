import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import { openGuardedFetch } from '../src/feeds/fetch/guarded-fetch.ts'
import { openReadingWorkers } from '../src/feeds/reading-workers.ts'
import { openWorkerPool } from '../src/schedule/worker-pool.ts'
import { attacks } from './hostile-feeds/attacks.ts'
import type { RawParserJobs } from './hostile-feeds/raw-parser-worker.ts'

const limits = { size: 1, timeLimitMs: 10_000, memoryMb: 256 }

/**
 * The safety table: each hostile feed is read by our reading workers and by rss-parser alone (in a worker too, or it
 * would end this table). Shown are the time our main thread worked in all (it was never held longer), how long the
 * reading took, how much memory the process grew, and the outcome; for rss-parser how long it would hold the loop
 * that calls it.
 */
export default async function run(): Promise<void> {
  const ours = openReadingWorkers(limits)
  const raw = openWorkerPool<RawParserJobs>(new URL('./hostile-feeds/raw-parser-worker.ts', import.meta.url), limits)
  const server = await openHostileServer()
  const address = `127.0.0.1:${portOf(server)}`
  const fetcher = openGuardedFetch({ privateHosts: [address], userAgent: 'dateline-bench', clock: systemClock })
  await ours.readFeed(Buffer.from('<rss/>'), { contentType: undefined, url: undefined })
  await raw.run('parseString', '<rss version="2.0"><channel/></rss>')
  printRow('attack', 'main loop', 'took', 'grew', 'outcome', 'rss-parser', 'outcome')
  for (const [name, feed] of attacks) {
    const bytes = Buffer.from(feed)
    const own = await measure(async () => {
      const reading = await ours.readFeed(bytes, { contentType: 'text/xml', url: 'https://x.example/feed' })
      return reading.kind === 'feed' ? `${reading.items.length} items` : reading.reason
    })
    const rival = await measure(async () => told(await raw.run('parseString', feed)))
    print(name, own, rival)
  }
  for (const [name, path] of [
    ['a stream of 200 MB', '/stream'],
    ['1 MB that unpacks to 1 GiB', '/bomb'],
  ] as const) {
    const own = await measure(async () => {
      const fetched = await fetcher.fetchPage(`http://${address}${path}`, { signal: AbortSignal.timeout(30_000) })
      return 'reason' in fetched ? fetched.reason : fetched.kind
    })
    const rival = await measure(async () => told(await raw.run('parseURL', `http://${address}${path}`)))
    print(name, own, rival)
  }
  server.closeAllConnections()
  server.close()
  await Promise.all([ours.close(), raw.close()])
}

function told(outcome: { kind: 'done'; value: number } | { kind: 'failed'; reason: string }): string {
  return outcome.kind === 'done' ? `${outcome.value} items` : (outcome.reason.split('\n')[0] ?? '')
}

const systemClock = {
  now: () => new Date(),
  wait: (ms: number, signal?: AbortSignal) => wait(ms, undefined, signal && { signal }),
}

type Measured = { readonly loopMs: number; readonly tookMs: number; readonly grewMb: number; readonly outcome: string }

async function measure(work: () => Promise<string>): Promise<Measured> {
  const before = process.memoryUsage().rss
  let most = before
  const sampler = setInterval(() => void (most = Math.max(most, process.memoryUsage().rss)), 25)
  const worked = process.threadCpuUsage()
  const startedAt = performance.now()
  const outcome = await work()
  const tookMs = performance.now() - startedAt
  const { user, system } = process.threadCpuUsage(worked)
  clearInterval(sampler)
  most = Math.max(most, process.memoryUsage().rss)
  return { loopMs: (user + system) / 1000, tookMs, grewMb: (most - before) / 1e6, outcome }
}

/** Sends 200 MB of items without end, or zeros packed a thousand to one. */
async function openHostileServer(): Promise<Server> {
  const chunk = Buffer.from('<item><title>x</title></item>'.repeat(2000))
  const server = createServer((request, response) => {
    const isBomb = request.url === '/bomb'
    response.writeHead(200, { 'content-type': 'text/xml', ...(isBomb && { 'content-encoding': 'gzip' }) })
    const sink = isBomb ? createGzip() : response
    if (isBomb) sink.pipe(response)
    sink.on('error', () => {})
    let left = isBomb ? 1024 ** 3 : 200e6
    const block = isBomb ? Buffer.alloc(1 << 20, 0x20) : chunk
    const pump = () => {
      while (left > 0 && !response.destroyed) {
        left -= block.length
        if (!sink.write(block)) return void sink.once('drain', pump)
      }
      sink.end()
    }
    pump()
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  return server
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

function print(name: string, own: Measured, rival: Measured): void {
  printRow(
    name,
    ms(own.loopMs),
    ms(own.tookMs),
    `${own.grewMb.toFixed(0)} MB`,
    own.outcome,
    ms(rival.tookMs),
    rival.outcome,
  )
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}

function printRow(...cells: readonly string[]): void {
  const widths = [34, 10, 9, 8, 48, 10, 50]
  console.log(
    cells
      .map((cell, i) => cell.slice(0, widths[i]).padEnd(widths[i] ?? 0))
      .join(' ')
      .trimEnd(),
  )
}
