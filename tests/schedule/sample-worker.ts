import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { answerJobs } from '../../src/schedule/answer-jobs.ts'

export type SampleJobs = {
  double: { input: number; output: number }
  fail: { input: string; output: never }
  pid: { input: undefined; output: number }
  spin: { input: undefined; output: never }
  hoard: { input: undefined; output: never }
  quit: { input: undefined; output: never }
  /** Killed as if by somebody else, so many times; then it tells how often. The file at the path counts. */
  die: { input: { path: string; times: number }; output: number }
}

let answered = 0

answerJobs<SampleJobs>({
  double: number => {
    answered++
    return number * 2
  },
  fail: message => {
    throw new Error(message)
  },
  pid: () => process.pid,
  spin: () => {
    for (;;) answered++
  },
  hoard: () => {
    const hoard: object[] = []
    for (;;) hoard.push({ answered: String(answered++) })
  },
  quit: () => process.exit(0),
  die: ({ path, times }) => {
    const died = existsSync(path) ? readFileSync(path).length : 0
    if (died === times) return died
    appendFileSync(path, '.')
    process.kill(process.pid, 'SIGKILL')
    for (;;) answered++
  },
})
