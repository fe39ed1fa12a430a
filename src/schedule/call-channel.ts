/** What one side of a channel can be asked: inputs and outputs must be things a structured clone can carry. */
export type CallTable = Record<string, { input: unknown; output: unknown }>

export type Answers<Own extends CallTable> = {
  readonly [Kind in keyof Own]: (input: Own[Kind]['input']) => Own[Kind]['output'] | Promise<Own[Kind]['output']>
}

export type Calls<Theirs extends CallTable> = {
  /** Rejects with what went wrong on the other side, or with why it ended meanwhile. */
  call<Kind extends keyof Theirs & string>(kind: Kind, input: Theirs[Kind]['input']): Promise<Theirs[Kind]['output']>
}

export type CallChannel<Theirs extends CallTable> = Calls<Theirs> & {
  /** To be given each message of the other side. */
  receive(message: CallMessage): void
  /** No answer will come any more. */
  fail(error: Error): void
}

export type CallMessage =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string; readonly stack: string | undefined }

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }

/** Lets two processes ask one another, many calls side by side. Answers come back as each is ready, in any order. */
export function createCallChannel<Own extends CallTable, Theirs extends CallTable>(
  send: (message: CallMessage) => void,
  answers: Answers<Own>,
): CallChannel<Theirs> {
  const byName = new Map<string, (input: never) => unknown>(Object.entries(answers))
  const waiting = new Map<number, Waiting>()
  let calls = 0

  async function answer(id: number, name: string, input: never): Promise<void> {
    try {
      const known = byName.get(name)
      if (known === undefined) throw new Error(`The other process knows no call ${name}.`)
      send({ kind: 'result', id, value: await known(input) })
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error))
      send({ kind: 'failure', id, message, stack })
    }
  }

  return {
    call: (name, input) =>
      new Promise((resolve, reject) => {
        const id = ++calls
        waiting.set(id, { resolve, reject })
        send({ kind: 'call', id, name, input })
      }),
    receive(message) {
      if (message.kind === 'call') return void answer(message.id, message.name, message.input as never)
      const caller = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.kind === 'result') caller?.resolve(message.value)
      else caller?.reject(revive(message))
    },
    fail(error) {
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    },
  }
}

/** With the stack of where it happened, for the log. */
function revive({ message, stack }: Extract<CallMessage, { kind: 'failure' }>): Error {
  const error = new Error(message)
  if (stack !== undefined) error.stack = stack
  return error
}
