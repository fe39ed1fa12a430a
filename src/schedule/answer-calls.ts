import { createCallChannel, type Answers, type Calls, type CallMessage, type CallTable } from './call-channel.ts'
import { endWithParent } from './end-with-parent.ts'

/**
 * The companion's side: call it once, at the end of the module that `openCompanion` starts. Answers calls side by side;
 * what it gives back asks the program that started it. The process ends with that program.
 */
export function answerCalls<Own extends CallTable, Theirs extends CallTable>(answers: Answers<Own>): Calls<Theirs> {
  const channel = createCallChannel<Own & Pulse, Theirs>(message => process.send?.(message), {
    ...answers,
    pulse: () => undefined,
  })
  process.on('message', (message: CallMessage) => channel.receive(message))
  endWithParent()
  process.send?.({ ready: true })
  return { call: channel.call }
}

/** Asked now and then, to see that the process is not caught in something. */
export type Pulse = { pulse: { input: undefined; output: undefined } }
