/** Parts of a message in the very shape Discord's API v10 sends them (snake case). A page can draw them as they stand. */

export type WireEmbed = {
  title?: string
  type?: string
  description?: string
  url?: string
  timestamp?: string
  color?: number
  footer?: { text: string; icon_url?: string }
  image?: { url: string }
  thumbnail?: { url: string }
  author?: { name: string; url?: string; icon_url?: string }
  fields?: { name: string; value: string; inline?: boolean }[]
}

export type WireEmoji = { id?: string | null; name?: string; animated?: boolean }

/** `style`: 1 primary, 2 secondary, 3 success, 4 danger, 5 link (has `url`, no `custom_id`). */
export type WireButton = {
  type: 2
  id?: number
  style: number
  label?: string
  emoji?: WireEmoji
  custom_id?: string
  url?: string
  disabled?: boolean
}

/** `type`: 3 string (has `options`), 5 user, 6 role, 7 mentionable, 8 channel (may have `channel_types`). */
export type WireSelect = {
  type: 3 | 5 | 6 | 7 | 8
  id?: number
  custom_id: string
  options?: { label: string; value: string; description?: string; emoji?: WireEmoji; default?: boolean }[]
  channel_types?: number[]
  placeholder?: string
  min_values?: number
  max_values?: number
  disabled?: boolean
  required?: boolean
}

/** `style`: 1 one line, 2 a paragraph. Only in modals. */
export type WireTextInput = {
  type: 4
  id?: number
  custom_id: string
  style: number
  label?: string
  min_length?: number
  max_length?: number
  required?: boolean
  value?: string
  placeholder?: string
}

export type WireControl = WireButton | WireSelect | WireTextInput

export type WireRow = { type: 1; id?: number; components: WireControl[] }

/** The newer frame of one modal field. */
type WireLabel = { type: 18; id?: number; label: string; description?: string; component: WireControl }

/** Text that stands in a modal. */
type WireTextDisplay = { type: 10; id?: number; content: string }

export type WireModalPart = WireRow | WireLabel | WireTextDisplay

/** `url` is served by the double itself, on the loopback. */
export type WireAttachment = {
  id: string
  filename: string
  size: number
  url: string
  proxy_url: string
  content_type?: string
  description?: string
  ephemeral?: boolean
  width?: number | null
  height?: number | null
}

/** A command's option. `type`: 1 subcommand, 2 group, 3 string, 4 integer, 5 boolean, 6 user, 7 channel, 8 role, 9 mentionable, 10 number, 11 attachment. */
export type WireOption = {
  type: number
  name: string
  description: string
  required?: boolean
  choices?: WireChoice[]
  options?: WireOption[]
  channel_types?: number[]
  min_value?: number
  max_value?: number
  min_length?: number
  max_length?: number
  autocomplete?: boolean
}

export type WireChoice = { name: string; value: string | number }

/** A registered command. `type`: 1 typed with a slash, 2 user menu, 3 message menu. */
export type WireCommand = {
  id: string
  application_id: string
  guild_id?: string
  version: string
  type: number
  name: string
  description: string
  options?: WireOption[]
  /** A permission bit set as decimal string; "0" is for administrators only; null for everybody. */
  default_member_permissions: string | null
  nsfw: boolean
  integration_types?: number[]
  /** 0 in a server, 1 in a DM with the bot, 2 in other DMs; null for everywhere. */
  contexts?: number[] | null
  dm_permission?: boolean
}
