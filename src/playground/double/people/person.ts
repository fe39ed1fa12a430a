import type { WireAttachment, WireChoice, WireCommand, WireEmbed, WireModalPart, WireRow } from '../wire.ts'

/**
 * What one person can do and see. All of it is plain data that survives JSON, so a page can have it over HTTP.
 * Commands are named by their words without the slash ("watch add"). Ids are snowflakes.
 */
export type Person = {
  readonly userId: string
  readonly name: string
  guilds(): readonly SeenGuild[]
  /** Channels of a server that the person can see, threads and forum posts included, as in the list on the left. */
  channels(guildId: string): readonly SeenChannel[]
  directMessages(): readonly SeenChannel[]
  /** Opens, or finds, the direct messages with the bot. */
  openDm(): SeenChannel
  /** Oldest first, the newest `limit` (default 50) before the message `before`. Ephemeral ones only for whom they are. */
  messages(channelId: string, page?: { readonly before?: string; readonly limit?: number }): readonly SeenMessage[]
  /** Commands of every type that the person may use in this channel. */
  commands(channelId: string): readonly WireCommand[]
  members(guildId: string): readonly SeenUser[]
  roles(guildId: string): readonly { readonly id: string; readonly name: string }[]
  /** Hears all that changes before the person's eyes. The result ends it. */
  subscribe(listener: (change: Change) => void): () => void

  /**
   * Runs a slash command. Options go by name: text, numbers and booleans as such or as typed text; users, channels and
   * roles by id, mention or name; attachments as `FileInput`. Checked as Discord's own client checks.
   */
  run(command: string, options: OptionInputs, channelId: string): Promise<Outcome>
  /** Types `typed` into the option `focused` and waits for suggestions. */
  complete(
    command: string,
    options: OptionInputs,
    focused: { readonly name: string; readonly typed: string },
    channelId: string,
  ): Promise<Suggestions>
  /** Presses the button with this custom_id. */
  press(messageId: string, customId: string): Promise<Outcome>
  /** Chooses values (for string selects) or ids (for user, role and channel selects). */
  choose(messageId: string, customId: string, values: readonly string[]): Promise<Outcome>
  /** Submits an open modal. Fields go by their custom_id; a field left out keeps the value it was offered with. */
  submit(modalId: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Outcome>
  /** Uses a command of the message menu ("Quotes"). */
  useMessageMenu(command: string, messageId: string): Promise<Outcome>
  /** Writes an ordinary message. Throws when the person may not write there. */
  say(channelId: string, content: string, files?: readonly FileInput[]): SeenMessage
}

export type OptionInputs = Readonly<Record<string, string | number | boolean | FileInput>>

export type FileInput = { readonly name: string; readonly contentType?: string; readonly bytes: Uint8Array }

/**
 * What came of an action, when the person can see it. After "thinking ..." it is the answer that follows.
 * `text` of no-response and `reason` of refused are sentences as Discord's client shows them.
 */
export type Outcome =
  | { readonly kind: 'reply'; readonly message: SeenMessage; readonly wasDeferred: boolean }
  /** The message with the button or select changed. */
  | { readonly kind: 'update'; readonly message: SeenMessage }
  /** The answer, or the message with the button, was taken away. */
  | { readonly kind: 'deleted'; readonly messageId: string }
  | { readonly kind: 'modal'; readonly modal: SeenModal }
  /** Taken note of, and nothing more came within 15 minutes. */
  | { readonly kind: 'acknowledged' }
  /** Nothing within 3 s, or nothing within 15 minutes of "thinking ...". */
  | { readonly kind: 'no-response'; readonly text: 'The application did not respond' }
  /** The client would not send it: an option is missing or wrong, the command is unknown or not for this person. */
  | { readonly kind: 'refused'; readonly reason: string }

export type Suggestions =
  | { readonly kind: 'choices'; readonly choices: readonly WireChoice[] }
  | { readonly kind: 'no-response'; readonly text: 'Loading options failed' }
  | { readonly kind: 'refused'; readonly reason: string }

export type Change =
  | { readonly kind: 'message-created'; readonly message: SeenMessage }
  | { readonly kind: 'message-updated'; readonly message: SeenMessage }
  | { readonly kind: 'message-deleted'; readonly channelId: string; readonly messageId: string }
  | { readonly kind: 'channel-created'; readonly channel: SeenChannel }
  | { readonly kind: 'channel-deleted'; readonly channelId: string }
  | { readonly kind: 'modal-opened'; readonly modal: SeenModal }
  /** An action of this person ended (also told by its promise). */
  | { readonly kind: 'interaction-ended'; readonly interactionId: string; readonly outcome: Outcome }
  | { readonly kind: 'commands-changed' }
  | { readonly kind: 'typing'; readonly channelId: string; readonly userId: string }

export type SeenUser = { readonly id: string; readonly name: string; readonly isBot: boolean }

type SeenGuild = { readonly id: string; readonly name: string }

export type SeenChannel = {
  readonly id: string
  readonly guildId: string | undefined
  readonly kind: 'text' | 'announcement' | 'forum' | 'thread' | 'dm'
  /** For direct messages, the bot's name. */
  readonly name: string
  /** The channel or forum that a thread belongs to. */
  readonly parentId: string | undefined
  readonly topic: string | undefined
  /** Names of the tags a forum offers, or of those a forum post bears. */
  readonly tags: readonly string[]
  readonly isArchived: boolean
  readonly lastMessageId: string | undefined
}

export type SeenMessage = {
  readonly id: string
  readonly channelId: string
  readonly guildId: string | undefined
  readonly author: SeenUser
  readonly content: string
  readonly embeds: readonly WireEmbed[]
  readonly components: readonly WireRow[]
  readonly attachments: readonly WireAttachment[]
  readonly isEphemeral: boolean
  /** Shows "Dateline is thinking ...". */
  readonly isThinking: boolean
  /** Links show no preview. */
  readonly isSuppressingEmbeds: boolean
  /** ISO 8601. */
  readonly createdAt: string
  readonly editedAt: string | undefined
  /** Whom it really notified, after allowed_mentions and permissions. */
  readonly pings: Pings
  readonly replyToId: string | undefined
  /** The thread started from this message. */
  readonly threadId: string | undefined
  /** Who called for it and by which command, for the line above an answer. */
  readonly invocation: { readonly userId: string; readonly command: string } | undefined
}

/** Who was notified. `users` are those named themselves, not those reached by a role. */
export type Pings = { readonly everyone: boolean; readonly users: readonly string[]; readonly roles: readonly string[] }

export type SeenModal = {
  /** Names it in `submit`. */
  readonly id: string
  readonly customId: string
  readonly title: string
  readonly components: readonly WireModalPart[]
}
