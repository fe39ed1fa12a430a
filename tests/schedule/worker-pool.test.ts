import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { openWorkerPool } from '../../src/schedule/worker-pool.ts'
import type { WorkerPool, WorkerPoolOptions } from '../../src/schedule/worker-pool.ts'
import type { SampleJobs } from './sample-worker.ts'

const pools: WorkerPool<SampleJobs>[] = []
afterEach(async () => void (await Promise.all(pools.splice(0).map(it => it.close()))))

function open(options: Partial<WorkerPoolOptions> = {}): WorkerPool<SampleJobs> {
  const entry = new URL('./sample-worker.ts', import.meta.url)
  const pool = openWorkerPool<SampleJobs>(entry, { size: 1, timeLimitMs: 10_000, memoryMb: 64, ...options })
  pools.push(pool)
  return pool
}

test('jobs are done in order, by as many workers as there are', async () => {
  for (const size of [1, 2]) {
    const pool = open({ size })
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(it => pool.run('double', it)))
    expect(outcomes).toEqual([2, 4, 6, 8, 10].map(value => ({ kind: 'done', value })))
  }
})

test('a job that throws fails alone, with its own words', async () => {
  const pool = open()
  expect(await pool.run('fail', 'The page is odd.')).toEqual({ kind: 'failed', reason: 'The page is odd.' })
  expect(await pool.run('double', 4)).toEqual({ kind: 'done', value: 8 })
})

test('a job that takes too long ends its worker; the queue goes on with a new one', async () => {
  const pool = open({ timeLimitMs: 300 })
  const [spun, doubled] = await Promise.all([pool.run('spin', undefined), pool.run('double', 4)])
  expect(spun).toEqual({ kind: 'failed', reason: 'It took longer than 0.3 seconds.' })
  expect(doubled).toEqual({ kind: 'done', value: 8 })
})

test('a job that takes too much memory ends its worker; the queue goes on with a new one', async () => {
  const pool = open({ memoryMb: 32 })
  const [hoarded, doubled] = await Promise.all([pool.run('hoard', undefined), pool.run('double', 4)])
  expect(hoarded).toEqual({ kind: 'failed', reason: 'It took more memory than is allowed.' })
  expect(doubled).toEqual({ kind: 'done', value: 8 })
})

test('a worker that quits fails its job only', async () => {
  const pool = open()
  const [quit, doubled] = await Promise.all([pool.run('quit', undefined), pool.run('double', 4)])
  expect(quit.kind).toBe('failed')
  expect(doubled).toEqual({ kind: 'done', value: 8 })
})

test('a job whose worker is killed by somebody else is done by the next one, but not for ever', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-pool-'))
  const pool = open()
  const outcomes = await Promise.all([
    pool.run('die', { path: join(folder, 'once'), times: 1 }),
    pool.run('double', 4),
    pool.run('die', { path: join(folder, 'often'), times: 9 }),
    pool.run('double', 5),
  ])
  expect(outcomes).toEqual([
    { kind: 'done', value: 1 },
    { kind: 'done', value: 8 },
    { kind: 'failed', reason: 'The worker was killed.' },
    { kind: 'done', value: 10 },
  ])
  expect(readFileSync(join(folder, 'often'), 'utf8')).toBe('..')
  rmSync(folder, { recursive: true })
})

test('a worker that cannot load fails each job with the reason, and does not loop', async () => {
  const pool = openWorkerPool<SampleJobs>(new URL('./no-such-worker.ts', import.meta.url), {
    size: 1,
    timeLimitMs: 1000,
    memoryMb: 64,
  })
  pools.push(pool)
  expect(await pool.run('double', 1)).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('no-such-worker'),
  })
  expect((await pool.run('double', 1)).kind).toBe('failed')
})

test('workers end with the program, even when it is killed while they are busy', async () => {
  const program = fork(fileURLToPath(new URL('./sample-program.ts', import.meta.url)), { execArgv: [] })
  const [workerPid] = (await once(program, 'message')) as [number]
  expect(isAlive(workerPid)).toBe(true)
  program.kill('SIGKILL')
  await expect.poll(() => isAlive(workerPid), { timeout: 8000, interval: 50 }).toBe(false)
}, 20_000)

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // Where nobody collects orphans, a dead process still has an entry.
    return !/\) Z /.test(existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '')
  } catch {
    return false
  }
}

test('closing fails what is queued and what comes later', async () => {
  const pool = open()
  const waiting = [pool.run('spin', undefined), pool.run('double', 1)]
  await pool.close()
  expect((await Promise.all(waiting)).map(it => it.kind)).toEqual(['failed', 'failed'])
  expect(await pool.run('double', 1)).toEqual({ kind: 'failed', reason: 'The workers have been closed.' })
})
