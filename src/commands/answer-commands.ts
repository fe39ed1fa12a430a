import type { BotDesk } from '../pipeline/desk.ts'
import { checkLookouts } from '../pipeline/check-lookouts.ts'
import { createDigestDesk, type DigestDesk } from '../pipeline/gather-digest.ts'
import { answerCalls } from '../schedule/answer-calls.ts'
import type { Calls } from '../schedule/call-channel.ts'
import type { Asker, Invocation, RoomContext } from './command.ts'
import type { CarriedInvocation, CommandCalls, CommandQuestions } from './command-calls.ts'
import { createCommandRoom } from './command-room.ts'

/** Whoever wants it to end ends the process. */
const neverAborted = new AbortController().signal

/**
 * The side of the process that answers commands: see `openCommandRoom`. `openContext` is called with the desk of the
 * program that started it, once; while it fails, commands do, and each tries anew.
 */
export function answerCommands(openContext: (desk: BotDesk) => Promise<RoomContext>): void {
  let opening: Promise<RoomContext> | undefined
  async function open(): Promise<RoomContext> {
    try {
      return await (opening ??= openContext(deskOf(bot)))
    } catch (error) {
      opening = undefined
      throw error
    }
  }
  const room = async () => createCommandRoom(await open())
  async function digests(): Promise<DigestDesk> {
    const { store, desk } = await open()
    return createDigestDesk(store, desk.ask)
  }
  const bot: Calls<CommandQuestions> = answerCalls<CommandCalls, CommandQuestions>({
    definitions: async () => (await room()).definitions(),
    isPrivate: async typed => (await room()).isPrivate({ ...typed, files: {} }),
    run: async invocation => (await room()).run(revive(invocation, bot)),
    press: async ({ asker, ...pressed }) => (await room()).press({ ...pressed, tell: tellerOf(asker, bot) }),
    complete: async ({ option, typed, invocation }) => (await room()).complete(option, typed, revive(invocation, bot)),
    checkLookouts: async () => checkLookouts({ ...(await open()), signal: neverAborted }),
    gatherDigest: async input => (await digests()).gather(...input),
    describeDigest: async input => (await digests()).describe(...input),
  })
}

function revive({ asker, ...carried }: CarriedInvocation, bot: Calls<CommandQuestions>): Invocation {
  const files = Object.entries(carried.files).map(([name, file]) => {
    const read = (maxBytes: number) => bot.call('readFile', { asker, name, maxBytes })
    return [name, { ...file, read }] as const
  })
  return { ...carried, files: Object.fromEntries(files), tell: tellerOf(asker, bot) }
}

function tellerOf(asker: number, bot: Calls<CommandQuestions>): Asker['tell'] {
  // Progress that nobody hears is no reason to fail the work.
  return text => void bot.call('tell', { asker, text }).catch(() => undefined)
}

function deskOf(bot: Calls<CommandQuestions>): BotDesk {
  const ask =
    (name: keyof BotDesk) =>
    (...args: unknown[]) =>
      bot.call('desk', { name, args }) as Promise<never>
  return {
    readAddress: ask('readAddress'),
    readText: ask('readText'),
    tryFeed: ask('tryFeed'),
    readFeedList: ask('readFeedList'),
    pollSoon: ask('pollSoon'),
    drawChart: ask('drawChart'),
  }
}
