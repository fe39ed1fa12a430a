import { endWithParent } from './end-with-parent.ts'
import type { Job, JobOutcome, JobTable } from './worker-pool.ts'

/**
 * The worker's side of a pool: call it once, at the end of the module the pool starts. Answers one job after another;
 * a job that throws fails alone, with the error's message as its reason. The process ends with the one that started it.
 */
export function answerJobs<Jobs extends JobTable>(answers: {
  readonly [Kind in keyof Jobs]: (input: Jobs[Kind]['input']) => Jobs[Kind]['output'] | Promise<Jobs[Kind]['output']>
}): void {
  const byKind = new Map<string, (input: never) => unknown>(Object.entries(answers))
  process.on('message', (job: Job) => {
    void outcomeOf(byKind.get(job.kind), job.input as never).then(outcome => process.send?.({ outcome }))
  })
  endWithParent()
  process.send?.({ ready: true })
}

async function outcomeOf(answer: ((input: never) => unknown) | undefined, input: never): Promise<JobOutcome<unknown>> {
  if (!answer) return { kind: 'failed', reason: 'The worker does not know this kind of job.' }
  try {
    return { kind: 'done', value: await answer(input) }
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}
