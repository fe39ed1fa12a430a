import { openWorkerPool, type WorkerPool } from '../schedule/worker-pool.ts'
import type { Chart, Picture } from './chart.ts'

export type ChartJobs = { draw: { input: Chart; output: Picture } }

export type Charts = {
  /** Undefined where it could not be drawn: a picture is never worth the answer it stands in. */
  draw(chart: Chart): Promise<Picture | undefined>
  close(): Promise<void>
}

export type ChartsOptions = {
  /** Raised when nothing was drawn for so long: the worker's memory, some 200 MB, is given back. */
  readonly idleMs: number
}

const limits = { size: 1, timeLimitMs: 10_000, memoryMb: 128 }

/** Draws charts in a process of its own, started when the first is asked for and ended when nobody asks any more. */
export function openCharts({ idleMs }: ChartsOptions): Charts {
  let pool: WorkerPool<ChartJobs> | undefined
  let idle: NodeJS.Timeout | undefined
  let drawing = 0
  let isClosed = false

  async function release(): Promise<void> {
    clearTimeout(idle)
    const ended = pool
    pool = undefined
    await ended?.close()
  }

  return {
    async draw(chart) {
      if (isClosed) return undefined
      clearTimeout(idle)
      pool ??= openWorkerPool<ChartJobs>(new URL('./chart-worker.ts', import.meta.url), limits)
      drawing++
      const outcome = await pool.run('draw', chart)
      drawing--
      if (drawing === 0) idle = setTimeout(() => void release(), idleMs).unref()
      return outcome.kind === 'done' ? outcome.value : undefined
    },
    async close() {
      isClosed = true
      await release()
    },
  }
}
