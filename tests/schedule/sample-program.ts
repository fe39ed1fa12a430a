import { openWorkerPool } from '../../src/schedule/worker-pool.ts'
import type { SampleJobs } from './sample-worker.ts'

/** Tells the pid of its worker, then keeps it busy for ever. */
const entry = new URL('./sample-worker.ts', import.meta.url)
const pool = openWorkerPool<SampleJobs>(entry, { size: 1, timeLimitMs: 60_000, memoryMb: 64 })
const pid = await pool.run('pid', undefined)
void pool.run('spin', undefined)
if (pid.kind === 'done') process.send?.(pid.value)
