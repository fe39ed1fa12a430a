import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js'
import type { Settings } from '../config/settings.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { Desk } from '../pipeline/desk.ts'
import type { Reply } from './reply.ts'

/** A use of a command, as commands see it: Discord's ids are strings, options have the types the definition gives. */
export type Invocation = {
  readonly command: string
  readonly subcommand: string | undefined
  readonly options: Readonly<Record<string, string | number | boolean>>
  readonly guildId: string
  readonly channelId: string
  readonly userId: string
  /** May manage this channel's feeds and watches. */
  readonly canManage: boolean
  /** The message a menu command was used on. */
  readonly message: MessageText | undefined
  /** Which page of a long answer, from 0. */
  readonly page: number
}

/** What a message says, with what its embeds say. */
export type MessageText = { readonly text: string; readonly urls: readonly string[] }

/** What a command may use. */
export type CommandContext = {
  readonly store: CorpusStore
  readonly settings: Settings
  readonly clock: () => Date
  /** Reading, fetching and watching: what commands ask of the running bot. */
  readonly desk: Desk
  /** All commands, for /help. */
  readonly commands: readonly Command[]
}

export type Choice = { readonly name: string; readonly value: string }

export type Command = {
  /** What Discord is told about it. */
  readonly definition: RESTPostAPIApplicationCommandsJSONBody
  /** One line for /help, with an example. */
  readonly example: string
  /** True when the answer is for the asker's eyes alone. */
  isPrivate(invocation: Invocation): boolean
  run(invocation: Invocation, context: CommandContext): Promise<Reply>
  /** Completes the option being typed: at most 25 choices. */
  complete?(option: string, typed: string, invocation: Invocation, context: CommandContext): Promise<readonly Choice[]>
}
