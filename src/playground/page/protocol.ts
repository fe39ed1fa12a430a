import type { Outcome, SeenChannel, SeenUser, Suggestions } from '../double/people/person.ts'

/** What the page and its server say to each other, as JSON. Both sides import these types and nothing else in common. */

/** GET /api/people: those whom one may be, and the channel to open first. */
export type Cast = { readonly people: readonly Role[]; readonly firstChannelId: string }

/** `note` says in a word or two what the person may do. */
export type Role = { readonly id: string; readonly name: string; readonly note: string }

/** GET /api/sight?person=ID: what one person has on the left. */
export type Sight = {
  readonly guildId: string
  readonly guildName: string
  readonly channels: readonly SeenChannel[]
  readonly directMessages: readonly SeenChannel[]
  readonly members: readonly SeenUser[]
  readonly roles: readonly { readonly id: string; readonly name: string }[]
}

/** A file on its way through JSON. */
export type CarriedFile = { readonly name: string; readonly contentType: string; readonly base64: string }

export type CarriedOptions = Readonly<Record<string, string | number | boolean | CarriedFile>>

/** What a person does: the deeds of `Person`. */
export type Deed =
  | { readonly kind: 'run'; readonly command: string; readonly options: CarriedOptions; readonly channelId: string }
  | {
      readonly kind: 'complete'
      readonly command: string
      readonly options: CarriedOptions
      readonly focused: { readonly name: string; readonly typed: string }
      readonly channelId: string
    }
  | { readonly kind: 'press'; readonly messageId: string; readonly customId: string }
  | {
      readonly kind: 'choose'
      readonly messageId: string
      readonly customId: string
      readonly values: readonly string[]
    }
  | {
      readonly kind: 'submit'
      readonly modalId: string
      readonly fields: Readonly<Record<string, string | readonly string[]>>
    }
  | { readonly kind: 'use-menu'; readonly command: string; readonly messageId: string }
  | {
      readonly kind: 'say'
      readonly channelId: string
      readonly content: string
      readonly files: readonly CarriedFile[]
    }
  | { readonly kind: 'open-dm' }

/** Body of POST /api/deeds. */
export type DeedRequest = { readonly personId: string; readonly deed: Deed }

/** What the page is told of a deed: what came of it, or the channel it opened. */
export type DeedResult = Outcome | Suggestions | { readonly kind: 'channel'; readonly channel: SeenChannel }
