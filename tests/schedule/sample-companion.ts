import { answerCalls } from '../../src/schedule/answer-calls.ts'
import type { Calls } from '../../src/schedule/call-channel.ts'

/** What the sample companion can be asked. */
export type SampleCalls = {
  double: { input: number; output: number }
  /** Asks the starter for its name and greets it. */
  greet: { input: undefined; output: string }
  never: { input: undefined; output: never }
  fail: { input: string; output: never }
  uncarriable: { input: undefined; output: unknown }
  pid: { input: undefined; output: number }
  spin: { input: undefined; output: never }
  quit: { input: undefined; output: never }
}

export type SampleQuestions = { name: { input: string; output: string } }

const starter: Calls<SampleQuestions> = answerCalls<SampleCalls, SampleQuestions>({
  double: number => number * 2,
  greet: async () => `Hello, ${await starter.call('name', 'whose')}`,
  never: () => new Promise(() => {}),
  fail: message => {
    throw new Error(message)
  },
  uncarriable: () => () => 'a function',
  pid: () => process.pid,
  spin: () => {
    for (;;);
  },
  quit: () => process.exit(0),
})
