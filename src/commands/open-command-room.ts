import type { BotDesk } from '../pipeline/desk.ts'
import type { DigestDesk } from '../pipeline/gather-digest.ts'
import { openCompanion } from '../schedule/open-companion.ts'
import type { Asker, Invocation } from './command.ts'
import type { CarriedInvocation, CommandCalls, CommandQuestions, DeskCall } from './command-calls.ts'
import type { CommandRoom, Typed } from './command-room.ts'

export type CommandRoomOptions = {
  /** The module to run: it calls `answerCommands`. */
  readonly entry: URL
  /** What that module reads from its arguments. */
  readonly args: readonly string[]
  /** What commands ask of the running bot. May come later than the first command. */
  readonly desk: Promise<BotDesk>
}

/** Digests are made and lookouts kept where commands are answered: all look through the corpus. */
export type OpenRoom = CommandRoom & {
  readonly digests: DigestDesk
  checkLookouts(): Promise<void>
  close(): Promise<void>
}

const limits = { memoryMb: 1024, patienceMs: 30_000 }

type Asking = Pick<Asker, 'tell'> & Partial<Pick<Invocation, 'files'>>

/**
 * Answers commands in a process of their own, started at once: however long a text they look through, whoever asks next
 * is heard. When the process ends, the commands under way reject and the next one starts a new process.
 */
export function openCommandRoom({ entry, args, desk }: CommandRoomOptions): OpenRoom {
  const asking = new Map<number, Asking>()
  let asked = 0
  const companion = openCompanion<CommandQuestions, CommandCalls>(
    entry,
    { ...limits, args },
    {
      tell: ({ asker, text }) => asking.get(asker)?.tell(text),
      readFile: ({ asker, name, maxBytes }) =>
        asking.get(asker)?.files?.[name]?.read(maxBytes) ?? 'the file is no longer there',
      desk: async call => askDesk(await desk, call),
    },
  )

  /** Lets questions about it come back until it is answered. */
  async function during<Answer>(use: Asking, ask: (asker: number) => Promise<Answer>): Promise<Answer> {
    const asker = ++asked
    asking.set(asker, use)
    try {
      return await ask(asker)
    } finally {
      asking.delete(asker)
    }
  }

  return {
    definitions: () => companion.call('definitions', undefined),
    isPrivate: typed => companion.call('isPrivate', withoutRead(typed)),
    run: invocation => during(invocation, asker => companion.call('run', carried(invocation, asker))),
    press: ({ tell, ...pressed }) => during({ tell }, asker => companion.call('press', { ...pressed, asker })),
    complete: (option, typed, invocation) =>
      during(invocation, asker =>
        companion.call('complete', { option, typed, invocation: carried(invocation, asker) }),
      ),
    digests: {
      gather: (...input) => companion.call('gatherDigest', input),
      describe: (...input) => companion.call('describeDigest', input),
    },
    checkLookouts: () => companion.call('checkLookouts', undefined),
    close: companion.close,
  }
}

function carried({ tell: _tell, ...invocation }: Invocation, asker: number): CarriedInvocation {
  return { ...withoutRead(invocation), asker }
}

function withoutRead<Use extends Typed>(use: Use) {
  const files = Object.entries(use.files).map(([option, { name, size }]) => [option, { name, size }] as const)
  return { ...use, files: Object.fromEntries(files) }
}

async function askDesk(desk: BotDesk, { name, args }: DeskCall): Promise<unknown> {
  return Reflect.apply(desk[name], undefined, args)
}
