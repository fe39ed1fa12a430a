import type { Pings } from './people/person.ts'
import type { WireAttachment, WireCommand, WireEmbed, WireModalPart, WireRow } from './wire.ts'

/** Everything that is so at this moment, as plain data. Only the deeds in this folder change it, and they tell of it. */
export type World = {
  readonly applicationId: string
  readonly botId: string
  readonly users: Map<string, User>
  readonly guilds: Map<string, Guild>
  /** Threads and direct messages are channels too. */
  readonly channels: Map<string, Channel>
  readonly messages: Map<string, Message>
  readonly commands: Map<string, WireCommand>
  /** By token. */
  readonly interactions: Map<string, Interaction>
  /** By handle. */
  readonly modals: Map<string, OpenModal>
  /** Bytes of attachments, by the path of their address. */
  readonly files: Map<string, { readonly contentType: string; readonly bytes: Uint8Array }>
  /** Which message a nonce made, by author and nonce. */
  readonly nonces: Map<string, { readonly messageId: string; readonly at: Date }>
}

export type User = { readonly id: string; readonly name: string; readonly isBot: boolean; refusesDms: boolean }

export type Guild = {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  hasBot: boolean
  readonly joinedAt: Date
  /** The role with the guild's own id is @everyone. */
  readonly roles: Map<string, Role>
  readonly members: Map<string, Member>
}

export type Role = {
  readonly id: string
  readonly name: string
  readonly permissions: bigint
  readonly position: number
  readonly isMentionable: boolean
}

export type Member = { readonly userId: string; readonly roleIds: string[]; readonly joinedAt: Date }

export type Channel = {
  readonly id: string
  readonly kind: 'text' | 'announcement' | 'forum' | 'thread' | 'dm'
  readonly guildId: string | undefined
  name: string
  topic: string | undefined
  readonly parentId: string | undefined
  /** Who opened the thread, or with whom the bot talks in a DM. */
  readonly personId: string | undefined
  readonly position: number
  readonly tags: readonly { readonly id: string; readonly name: string }[]
  appliedTagIds: readonly string[]
  overwrites: readonly Overwrite[]
  isArchived: boolean
  isLocked: boolean
  archivesAfterMinutes: number
  readonly createdAt: Date
  readonly messageIds: string[]
}

/** `kind` role (the guild's id is @everyone) or member. */
export type Overwrite = {
  readonly id: string
  readonly kind: 'role' | 'member'
  readonly allow: bigint
  readonly deny: bigint
}

export type Message = {
  readonly id: string
  readonly channelId: string
  readonly guildId: string | undefined
  readonly authorId: string
  /** Discord's message type: 0 ordinary, 19 reply, 20 slash command, 21 thread starter, 23 context menu command. */
  readonly type: number
  content: string
  embeds: readonly WireEmbed[]
  components: readonly WireRow[]
  attachments: readonly WireAttachment[]
  /** 1 crossposted, 4 suppresses embeds, 32 has a thread, 64 ephemeral, 128 thinking, 4096 silent. */
  flags: number
  readonly createdAt: Date
  editedAt: Date | undefined
  readonly nonce: string | number | undefined
  pings: Pings
  readonly reference: { readonly messageId: string; readonly channelId: string } | undefined
  threadId: string | undefined
  readonly invocation: Invocation | undefined
  /** For whom an ephemeral message is. */
  readonly visibleTo: string | undefined
}

export type Invocation = {
  readonly interactionId: string
  readonly interactionType: number
  readonly userId: string
  /** "watch add", or undefined for buttons, selects and modals. */
  readonly command: string | undefined
  readonly sourceMessageId: string | undefined
}

export type Interaction = {
  readonly id: string
  readonly token: string
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number
  readonly userId: string
  readonly channelId: string
  readonly guildId: string | undefined
  readonly command: string | undefined
  /** Whether the command was one of a menu. */
  readonly isMenu: boolean
  /** The message with the component, or from which the modal was opened. */
  readonly sourceMessageId: string | undefined
  readonly createdAt: Date
  state: 'waiting' | 'deferred' | 'deferred-update' | 'answered' | 'expired'
  /** Whether its person has seen the end of it. */
  hasEnded: boolean
  /** What @original means. */
  originalId: string | undefined
}

export type OpenModal = {
  readonly id: string
  readonly customId: string
  readonly title: string
  readonly components: readonly WireModalPart[]
  readonly userId: string
  readonly channelId: string
  readonly guildId: string | undefined
  readonly sourceMessageId: string | undefined
}
