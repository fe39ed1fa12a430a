import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js'
import type { RawFile } from 'discord.js'
import type { Control, Embed, Post } from '../model/post.ts'

/** A message in Discord's JSON, with its files beside it. */
export type RenderedPost = {
  readonly body: RESTPostAPIChannelMessageJSONBody
  readonly files: RawFile[]
}

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
  return {
    body: {
      content: cut(post.content ?? '', 2000),
      embeds: renderEmbeds(post.embeds ?? []),
      components: (post.rows ?? [])
        .filter(row => row.length > 0)
        .slice(0, 5)
        .map(renderRow),
      allowed_mentions: { parse: [], roles: [...(post.mentionRoleIds ?? [])] },
    },
    files: (post.files ?? []).map(file => ({ name: file.name, data: Buffer.from(file.bytes) })),
  }
}

// Discord counts all words of all embeds of a message together: at most 6,000.
function renderEmbeds(embeds: readonly Embed[]): APIEmbed[] {
  let left = 6000
  const rendered: APIEmbed[] = []
  for (const embed of embeds.slice(0, 10)) {
    const next = renderEmbed(embed)
    const size = countCharacters(next)
    if (size > left) break
    left -= size
    rendered.push(next)
  }
  return rendered
}

function renderEmbed(embed: Embed): APIEmbed {
  return {
    ...(embed.title === undefined ? {} : { title: cut(embed.title, 256) }),
    ...(isWebAddress(embed.url) ? { url: embed.url } : {}),
    ...(embed.description === undefined ? {} : { description: cut(embed.description, 4096) }),
    ...(embed.color === undefined ? {} : { color: embed.color }),
    ...(embed.author === undefined ? {} : { author: renderAuthor(embed.author) }),
    ...(embed.fields === undefined ? {} : { fields: embed.fields.slice(0, 25).map(renderField) }),
    ...(embed.footer === undefined ? {} : { footer: { text: cut(embed.footer, 2048) } }),
    ...(embed.timestamp === undefined ? {} : { timestamp: embed.timestamp.toISOString() }),
    ...(isImageAddress(embed.imageUrl) ? { image: { url: embed.imageUrl } } : {}),
  }
}

function renderAuthor(author: NonNullable<Embed['author']>): NonNullable<APIEmbed['author']> {
  return { name: cut(author.name, 256), ...(isWebAddress(author.url) ? { url: author.url } : {}) }
}

function renderField(field: NonNullable<Embed['fields']>[number]): NonNullable<APIEmbed['fields']>[number] {
  return { name: cut(field.name, 256), value: cut(field.value, 1024), inline: field.inline ?? false }
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
        label: cut(control.label, 80),
        disabled: control.disabled ?? false,
      }
    case 'link':
      return { type: ComponentType.Button, style: ButtonStyle.Link, url: control.url, label: cut(control.label, 80) }
    case 'select':
      return {
        type: ComponentType.StringSelect,
        custom_id: control.id,
        placeholder: cut(control.placeholder, 150),
        options: control.options.slice(0, 25).map(({ label, value, description }) => ({
          label: cut(label, 100),
          value,
          ...(description === undefined ? {} : { description: cut(description, 100) }),
        })),
      }
  }
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

/** Never in the middle of a character, and visibly. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF\\]$/, '')}…`
}
