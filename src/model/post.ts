/** A message as we mean it, before Discord's JSON. Text is Discord markdown, already escaped where it came from outside. */
export type Post = {
  readonly content?: string
  readonly embeds?: readonly Embed[]
  readonly rows?: readonly (readonly Control[])[]
  readonly files?: readonly PostFile[]
  /** Roles that may be mentioned; nothing else ever is. */
  readonly mentionRoleIds?: readonly string[]
  /** What a forum calls it, plainly; the headline of its first embed unless given. */
  readonly name?: string
  /** The message of the same channel that this one replies to, if it is still there. */
  readonly replyTo?: string
}

export type Embed = {
  readonly title?: string
  readonly url?: string
  readonly description?: string
  /** 24-bit RGB. */
  readonly color?: number
  readonly author?: { readonly name: string; readonly url?: string }
  readonly fields?: readonly { readonly name: string; readonly value: string; readonly inline?: boolean }[]
  readonly footer?: string
  readonly timestamp?: Date
  readonly imageUrl?: string
}

/** A button or a select. `id` comes back when it is used: at most 100 characters. */
export type Control =
  | {
      readonly kind: 'button'
      readonly id: string
      readonly label: string
      readonly style?: 'primary' | 'secondary' | 'success' | 'danger'
      readonly disabled?: boolean
    }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | {
      readonly kind: 'select'
      readonly id: string
      readonly placeholder: string
      readonly options: readonly { readonly label: string; readonly value: string; readonly description?: string }[]
    }

export type PostFile = { readonly name: string; readonly bytes: Uint8Array; readonly description?: string }
