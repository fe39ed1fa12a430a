import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import type { Settings } from '../config/settings.ts'
import type { StarterFeed } from '../config/starter-feeds.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { Desk } from '../pipeline/desk.ts'
import type { Reply } from './reply.ts'

/** Who asks, and from where. Ids are Discord's snowflakes. */
export type Asker = {
  readonly guildId: string
  readonly channelId: string
  readonly userId: string
  /** May manage the server's feeds and watches: has Manage Server, or the role that the server chose. */
  readonly canManage: boolean
  /** Has Manage Server itself. */
  readonly managesServer: boolean
  /** The role that the server chose to manage beside those, if it did. */
  readonly managerRoleId: string | undefined
  /** The forums of the server. */
  readonly forums: readonly Forum[]
  /** Shows how far long work has come, in place of the answer to come. Does nothing while the answer is not overdue. */
  readonly tell: (text: string) => void
}

/** A channel that holds posts, and the tags that a post may bear. */
export type Forum = {
  readonly channelId: string
  readonly tags: readonly { readonly id: string; readonly name: string }[]
  /** No post without a tag. */
  readonly needsTag: boolean
}

/** A use of a command; options have the types that its definition gives. */
export type Invocation = Asker & {
  readonly command: string
  readonly subcommand: string | undefined
  readonly options: Readonly<Record<string, string | number | boolean>>
  /** Attachments by the name of their option. */
  readonly files: Readonly<Record<string, UploadedFile>>
  /** The message a menu command was used on. */
  readonly message: MessageText | undefined
  /** Which page of a long answer, from 0. */
  readonly page: number
}

/** An attachment, not fetched yet. `read` gives a sentence when it is too large or can't be had. */
export type UploadedFile = {
  readonly name: string
  readonly size: number
  readonly read: (maxBytes: number) => Promise<Uint8Array | string>
}

/** A button pressed, a select used or a modal sent: `id` is the words of its custom_id, which colons part. */
export type Press = Asker & {
  readonly id: readonly string[]
  /** The message that bears it; undefined for what stands in none. */
  readonly messageId: string | undefined
  /** What was chosen in a select. */
  readonly values: readonly string[]
  /** What was typed into a modal, by the ids of its fields. */
  readonly fields: Readonly<Record<string, string>>
}

/** What a message says, with what its embeds say. */
export type MessageText = { readonly id: string; readonly text: string; readonly urls: readonly string[] }

/** What a command may use; the settings are those that hold in the asker's server. */
export type CommandContext = RoomContext & {
  /** Those of the bot, where no server chose anything. */
  readonly usualSettings: Settings
}

/** What the room where commands are answered is opened with. */
export type RoomContext = {
  readonly store: CorpusStore
  readonly settings: Settings
  readonly clock: () => Date
  /** Public feeds to begin with, offered by /feed add. */
  readonly starterFeeds: readonly StarterFeed[]
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
  isPrivate(invocation: Omit<Invocation, keyof Asker>): boolean
  run(invocation: Invocation, context: CommandContext): Promise<Reply>
  /** Answers controls whose id begins with the command's name. */
  press?(pressed: Press, context: CommandContext): Promise<Reply>
  /** Completes the option being typed: at most 25 choices. */
  complete?(option: string, typed: string, invocation: Invocation, context: CommandContext): Promise<readonly Choice[]>
}
