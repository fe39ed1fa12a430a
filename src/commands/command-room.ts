import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import type { Asker, Choice, CommandContext, Invocation, Press, RoomContext } from './command.ts'
import { laySettings } from './lay-settings.ts'
import { press } from './press.ts'
import { refuse, type Reply } from './reply.ts'

/** A command as typed, but for who asks. */
export type Typed = Omit<Invocation, keyof Asker>

/** Where commands are answered: all that discord/ asks of them. */
export type CommandRoom = {
  /** What Discord is told about each command. */
  definitions(): Promise<readonly RESTPostAPIApplicationCommandsJSONBody[]>
  /** Is the answer, and so the wait for it, for the asker's eyes alone? */
  isPrivate(typed: Typed): Promise<boolean>
  run(invocation: Invocation): Promise<Reply>
  /** A button pressed, a select used, a form sent. */
  press(pressed: Press): Promise<Reply>
  /** Completes the option being typed. */
  complete(option: string, typed: string, invocation: Invocation): Promise<readonly Choice[]>
}

/** Answers in this very thread, each server by its own settings. */
export function createCommandRoom(usual: RoomContext): CommandRoom {
  const context = { ...usual, usualSettings: usual.settings }
  async function contextOf({ guildId }: Asker): Promise<CommandContext> {
    return { ...context, settings: laySettings(usual.settings, await context.store.guildSettings(guildId)) }
  }
  const byName = new Map(context.commands.map(command => [command.definition.name, command]))
  return {
    definitions: async () => context.commands.map(({ definition }) => definition),
    isPrivate: async typed => byName.get(typed.command)?.isPrivate(typed) ?? true,
    run: async invocation =>
      byName.get(invocation.command)?.run(invocation, await contextOf(invocation)) ?? unknownCommand,
    press: async pressed => press(pressed, await contextOf(pressed)),
    complete: async (option, typed, invocation) =>
      byName.get(invocation.command)?.complete?.(option, typed, invocation, await contextOf(invocation)) ?? [],
  }
}

const unknownCommand = refuse('I no longer know this command. Restart Discord (Ctrl+R) to see the current ones.')
