import type { Pulse } from './answer-calls.ts'
import { createCallChannel, type Answers, type CallMessage, type Calls, type CallTable } from './call-channel.ts'
import { forkWorker, type ForkedWorker, type ForkOptions } from './fork-worker.ts'

/** A long-lived process beside ours that answers many calls at once and may ask back. */
export type Companion<Theirs extends CallTable> = Calls<Theirs> & {
  /** Ends it; open calls reject. */
  close(): Promise<void>
}

export type CompanionOptions = ForkOptions & {
  /** A process that gives no sign of life for so long while somebody waits for it is ended. */
  readonly patienceMs: number
}

/**
 * Starts `entry`, a module that calls `answerCalls`, at once. When the process ends, its open calls reject; the next call
 * starts a new one. While nobody waits for it, it does not keep the program alive.
 */
export function openCompanion<Own extends CallTable, Theirs extends CallTable>(
  entry: URL,
  options: CompanionOptions,
  answers: Answers<Own>,
): Companion<Theirs> {
  let isClosed = false
  const start = () => startLine<Own, Theirs>(entry, options, answers, () => void (line = undefined))
  let line: Line<Theirs> | undefined = start()

  return {
    async call(kind, input) {
      if (isClosed) throw new Error(closed)
      line ??= start()
      return line.call(kind, input)
    },
    async close() {
      isClosed = true
      await line?.end(closed)
    },
  }
}

const closed = 'The process was closed.'

type Line<Theirs extends CallTable> = Calls<Theirs> & { end(reason: string): Promise<void> }

function startLine<Own extends CallTable, Theirs extends CallTable>(
  entry: URL,
  options: CompanionOptions,
  answers: Answers<Own>,
  ended: () => void,
): Line<Theirs> {
  // What is asked while it loads goes out once it can hear.
  let unsent: CallMessage[] | undefined = []
  const channel = createCallChannel<Own, Theirs & Pulse>(message => {
    if (unsent === undefined) worker.send(message)
    else unsent.push(message)
  }, answers)
  const worker: ForkedWorker = forkWorker(entry, options, {
    received(received) {
      const message = received as { ready: true } | CallMessage
      if (!('ready' in message)) return channel.receive(message)
      for (const waiting of unsent ?? []) worker.send(waiting)
      unsent = undefined
    },
    ended(reason) {
      ended()
      channel.fail(new Error(reason))
    },
  })
  worker.setKeepsAlive(false)
  let callers = 0
  let pulse: NodeJS.Timeout | undefined

  /** Asks for a sign of life; a process that gives none is ended, and whoever waits for it hears of that. */
  function feelPulse(): void {
    if (unsent !== undefined) return
    const reason = `It gave no sign of life for ${options.patienceMs / 1000} seconds.`
    const giveUp = setTimeout(() => void worker.end(reason), options.patienceMs)
    const calm = () => clearTimeout(giveUp)
    channel.call('pulse', undefined).then(calm, calm)
  }

  return {
    async call(kind, input) {
      if (callers++ === 0) pulse = setInterval(feelPulse, options.patienceMs / 2)
      worker.setKeepsAlive(true)
      try {
        return await channel.call(kind, input)
      } finally {
        if (--callers === 0) {
          clearInterval(pulse)
          worker.setKeepsAlive(false)
        }
      }
    },
    end: worker.end,
  }
}
