import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js'
import type { RawFile } from 'discord.js'
import type { Control, Embed, Post, PostFile } from '../model/post.ts'

/** A message in Discord's JSON, with its files beside it. */
export type RenderedPost = {
  readonly body: RESTPostAPIChannelMessageJSONBody
  readonly files: RawFile[]
}

/** Stands where Discord wants a word and there is none. */
const blank = '–'
/** Less of a description is not worth an embed. */
const leastDescription = 100

const buttonStyles = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const

/**
 * Renders a post within Discord's limits (discord.com/developers/docs: message, embed, component limits).
 * Only the roles that the post names can be mentioned.
 */
export function renderPost(post: Post): RenderedPost {
  const embeds = renderEmbeds(post.embeds ?? [])
  const rows = (post.rows ?? []).map(row => row.filter(isUsable)).filter(row => row.length > 0)
  const files = (post.files ?? []).map(file => ({ name: file.name, data: Buffer.from(file.bytes) }))
  const content = cut(post.content ?? '', 2000)
  const isEmpty = isBlank(content) && embeds.length + rows.length + files.length === 0
  return {
    body: {
      // Discord refuses a message without anything in it.
      content: isEmpty ? blank : content,
      embeds,
      components: rows.slice(0, 5).map(renderRow),
      allowed_mentions: { parse: [], roles: [...(post.mentionRoleIds ?? [])] },
      ...(post.replyTo === undefined
        ? {}
        : { message_reference: { message_id: post.replyTo, fail_if_not_exists: false } }),
      ...(post.files === undefined ? {} : { attachments: post.files.map(describeFile) }),
    },
    files,
  }
}

/** Joins a description, which screen readers read, to the file with this number. */
function describeFile({ name, description }: PostFile, id: number) {
  return { id: String(id), filename: name, ...(isBlank(description) ? {} : { description: cut(description, 1024) }) }
}

// Discord counts all words of all embeds of a message together: at most 6,000.
function renderEmbeds(embeds: readonly Embed[]): APIEmbed[] {
  let left = 6000
  const rendered: APIEmbed[] = []
  for (const embed of embeds.slice(0, 10)) {
    const whole = renderEmbed(embed)
    if (Object.keys(whole).every(key => key === 'color' || key === 'timestamp')) continue
    const fitted = fitEmbed(whole, left)
    if (fitted === undefined) break
    left -= countCharacters(fitted)
    rendered.push(fitted)
  }
  return rendered
}

/** Leaves out the last fields, then the end of the description. Undefined when nothing worth showing fits. */
function fitEmbed(embed: APIEmbed, limit: number): APIEmbed | undefined {
  const fields = [...(embed.fields ?? [])]
  while (fields.length > 0 && countCharacters({ ...embed, fields }) > limit) fields.pop()
  const fitted = embed.fields === undefined ? embed : { ...embed, fields }
  const excess = countCharacters(fitted) - limit
  if (excess <= 0) return fitted
  const kept = (fitted.description?.length ?? 0) - excess
  return kept < leastDescription ? undefined : { ...fitted, description: cut(fitted.description ?? '', kept) }
}

function renderEmbed(embed: Embed): APIEmbed {
  const { title, url, description, color, author, fields, footer, timestamp, imageUrl } = embed
  return {
    ...(isBlank(title) ? {} : { title: cut(title, 256) }),
    ...(isWebAddress(url) ? { url } : {}),
    ...(isBlank(description) ? {} : { description: cut(description, 4096) }),
    ...(color === undefined ? {} : { color }),
    ...(author === undefined || isBlank(author.name) ? {} : { author: renderAuthor(author) }),
    ...(fields === undefined ? {} : { fields: fields.slice(0, 25).map(renderField) }),
    ...(isBlank(footer) ? {} : { footer: { text: cut(footer, 2048) } }),
    ...(isTime(timestamp) ? { timestamp: timestamp.toISOString() } : {}),
    ...(isImageAddress(imageUrl) ? { image: { url: imageUrl } } : {}),
  }
}

function renderAuthor(author: NonNullable<Embed['author']>): NonNullable<APIEmbed['author']> {
  return { name: cut(author.name, 256), ...(isWebAddress(author.url) ? { url: author.url } : {}) }
}

function renderField(field: NonNullable<Embed['fields']>[number]): NonNullable<APIEmbed['fields']>[number] {
  return { name: cut(field.name, 256) || blank, value: cut(field.value, 1024) || blank, inline: field.inline ?? false }
}

function renderRow(row: readonly Control[]): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components: row.slice(0, 5).map(renderControl) }
}

function renderControl(control: Control): APIComponentInMessageActionRow {
  switch (control.kind) {
    case 'button':
      return {
        type: ComponentType.Button,
        style: buttonStyles[control.style ?? 'secondary'],
        custom_id: control.id,
        label: cut(control.label, 80) || blank,
        disabled: control.disabled ?? false,
      }
    case 'link':
      return {
        type: ComponentType.Button,
        style: ButtonStyle.Link,
        url: control.url,
        label: cut(control.label, 80) || blank,
      }
    case 'select':
      return {
        type: ComponentType.StringSelect,
        custom_id: control.id,
        placeholder: cut(control.placeholder, 150),
        options: control.options.slice(0, 25).map(({ label, value, description }) => ({
          label: cut(label, 100) || blank,
          value,
          ...(isBlank(description) ? {} : { description: cut(description, 100) }),
        })),
      }
  }
}

/** A select without options or a link that is no address would have the whole message refused. */
function isUsable(control: Control): boolean {
  if (control.kind === 'select') return control.options.length > 0
  return control.kind === 'button' || isWebAddress(control.url)
}

function isBlank(text: string | undefined): text is '' | undefined {
  return text === undefined || text.trim() === ''
}

/** Discord reads years of four digits. */
function isTime(at: Date | undefined): at is Date {
  return at !== undefined && at.getTime() >= 0 && at.getUTCFullYear() <= 9999
}

function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && url.length <= 2048 && /^https?:\/\//.test(url) && URL.canParse(url)
}

function isImageAddress(url: string | undefined): url is string {
  return url?.startsWith('attachment://') === true || isWebAddress(url)
}

function countCharacters(embed: APIEmbed): number {
  const fields = (embed.fields ?? []).reduce((sum, { name, value }) => sum + name.length + value.length, 0)
  const texts = [embed.title, embed.description, embed.author?.name, embed.footer?.text]
  return fields + texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
}

/** Never in the middle of a character, and visibly. Halves of characters and blanks at the ends are left out. */
function cut(text: string, limit: number): string {
  const whole = text.toWellFormed().trim()
  if (whole.length <= limit) return whole
  return `${whole.slice(0, limit - 1).replace(/[\uD800-\uDBFF\\]$/, '')}…`
}
