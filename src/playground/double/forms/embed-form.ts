import type { WireEmbed } from '../wire.ts'
import { compact } from '../compact.ts'
import { lengthOf } from './field.ts'
import type { Field } from './field.ts'

/** Reads the embeds of a message and checks Discord's limits. Source: Discord's reference, "Embed Limits". */
export function readEmbeds(field: Field): WireEmbed[] {
  const embeds = field.items(10).map(readEmbed)
  if (embeds.reduce((sum, it) => sum + embedSize(it), 0) > 6000)
    field.complain('MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000')
  return embeds
}

const webSchemes = ['http', 'https']
const imageSchemes = [...webSchemes, 'attachment']

function readEmbed(field: Field): WireEmbed {
  const embed = compact<WireEmbed>({
    type: 'rich',
    title: readText(field.get('title'), 256),
    description: readText(field.get('description'), 4096),
    url: field.get('url').url(webSchemes),
    color: field.get('color').integer(0, 0xff_ff_ff),
    timestamp: readTimestamp(field.get('timestamp')),
    footer: readFooter(field.get('footer')),
    image: readImage(field.get('image')),
    thumbnail: readImage(field.get('thumbnail')),
    author: readAuthor(field.get('author')),
    fields: field.get('fields').isMissing ? undefined : field.get('fields').items(25).map(readEmbedField),
  })
  const isEmpty = !(embed.title ?? embed.description ?? embed.image ?? embed.thumbnail ?? embed.footer ?? embed.author)
  if (isEmpty && (embed.fields ?? []).length === 0) field.get('description').require()
  return embed
}

function readText(field: Field, max: number): string | undefined {
  const text = field.text(max)?.trim()
  return text === '' ? undefined : text
}

function readEmbedField(field: Field): { name: string; value: string; inline?: boolean } {
  return {
    name: requireText(field.get('name'), 256),
    value: requireText(field.get('value'), 1024),
    inline: field.get('inline').flag() ?? false,
  }
}

// Discord trims before it looks: a field of spaces is missing.
function requireText(field: Field, max: number): string {
  const text = field.require().text(max)?.trim() ?? ''
  if (text === '' && !field.isMissing) field.complain('BASE_TYPE_REQUIRED', 'This field is required')
  return text
}

function readFooter(field: Field): WireEmbed['footer'] | undefined {
  if (field.isMissing) return undefined
  return compact<NonNullable<WireEmbed['footer']>>({
    text: requireText(field.get('text'), 2048),
    icon_url: field.get('icon_url').url(imageSchemes),
  })
}

function readAuthor(field: Field): WireEmbed['author'] | undefined {
  if (field.isMissing) return undefined
  return compact<NonNullable<WireEmbed['author']>>({
    name: requireText(field.get('name'), 256),
    url: field.get('url').url(webSchemes),
    icon_url: field.get('icon_url').url(imageSchemes),
  })
}

function readImage(field: Field): { url: string } | undefined {
  if (field.isMissing) return undefined
  const url = field.get('url').require().url(imageSchemes)
  return url === undefined ? undefined : { url }
}

function readTimestamp(field: Field): string | undefined {
  const text = field.text(100)
  if (text === undefined) return undefined
  const time = Date.parse(text)
  if (!Number.isNaN(time)) return new Date(time).toISOString()
  field.complain('DATE_TIME_TYPE_PARSE', `Could not parse ${text}. Should be ISO8601.`)
  return undefined
}

function embedSize(embed: WireEmbed): number {
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name]
  for (const it of embed.fields ?? []) texts.push(it.name, it.value)
  return texts.reduce((sum, text) => sum + lengthOf(text ?? ''), 0)
}
