import type { WireEmbed } from '../../../double/wire.ts'
import { localFile } from '../local-file.ts'
import { make } from '../make.ts'
import { drawLine, drawLink, drawText, type Names } from '../markdown/draw-blocks.ts'
import { messageTime } from '../time-words.ts'

/** Draws an embed. Pictures from elsewhere become links: the page loads nothing from anywhere but itself. */
export function drawEmbed(embed: WireEmbed, names: Names): HTMLElement {
  const image = embed.image && localFile(embed.image.url)
  const thumbnail = embed.thumbnail && localFile(embed.thumbnail.url)
  return make(
    'discord-embed',
    { slot: 'embeds', color: cssColor(embed.color), image, thumbnail },
    embed.author && drawAuthor(embed.author),
    embed.title === undefined ? undefined : drawTitle(embed.title, embed.url, names),
    embed.description === undefined
      ? undefined
      : make('discord-embed-description', { slot: 'description' }, ...drawText(embed.description, names)),
    embed.fields && embed.fields.length > 0 ? drawFields(embed.fields, names) : undefined,
    embed.image !== undefined && image === undefined
      ? make('div', { slot: 'fields' }, drawLink(embed.image.url, 'Picture'))
      : undefined,
    drawFooter(embed),
  )
}

function cssColor(color: number | undefined): string | undefined {
  return color === undefined ? undefined : `#${color.toString(16).padStart(6, '0')}`
}

function drawAuthor({ name, url }: NonNullable<WireEmbed['author']>): HTMLElement {
  return make('div', { slot: 'description', class: 'embed-author' }, url === undefined ? name : drawLink(url, name))
}

function drawTitle(title: string, url: string | undefined, names: Names): HTMLElement {
  const words = drawLine(title, names)
  return make(
    'div',
    { slot: 'description', class: 'embed-title' },
    ...(url === undefined ? words : [drawLink(url, ...words)]),
  )
}

function drawFields(fields: NonNullable<WireEmbed['fields']>, names: Names): HTMLElement {
  let inRow = 0
  const drawn = fields.map(({ name, value, inline }) => {
    inRow = inline === true ? (inRow % 3) + 1 : 0
    return make(
      'discord-embed-field',
      { inline: inline === true, 'inline-index': inline === true ? inRow : undefined },
      make('div', { class: 'field-name' }, ...drawLine(name, names)),
      ...drawText(value, names),
    )
  })
  return make('discord-embed-fields', { slot: 'fields' }, ...drawn)
}

function drawFooter({ footer, timestamp }: WireEmbed): HTMLElement | undefined {
  if (footer === undefined && timestamp === undefined) return undefined
  const when = timestamp === undefined ? undefined : messageTime(new Date(timestamp), new Date())
  const words = [footer?.text, when].filter(part => part !== undefined).join(' • ')
  return make('discord-embed-footer', { slot: 'footer' }, words)
}
