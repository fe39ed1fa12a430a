import { make } from '../make.ts'
import { styleTime } from '../time-words.ts'
import type { Block, Mark } from './mark.ts'
import { readBlocks } from './read-blocks.ts'
import { readMarks } from './read-marks.ts'

/** Names for the ids in a text, as this person knows them. */
export type Names = {
  readonly user: (id: string) => string
  readonly role: (id: string) => string
  readonly channel: (id: string) => string
}

/** Draws a message's text. Everything becomes elements and text nodes; nothing becomes markup. */
export function drawText(text: string, names: Names): readonly Node[] {
  return drawBlocks(readBlocks(text), names)
}

/** Draws one line, such as an embed's title, in which blocks mean nothing. */
export function drawLine(text: string, names: Names): readonly Node[] {
  return readMarks(text).map(mark => drawMark(mark, names))
}

function drawBlocks(blocks: readonly Block[], names: Names): readonly Node[] {
  return blocks.map(block => drawBlock(block, names))
}

function drawBlock(block: Block, names: Names): Node {
  const marks = (some: readonly Mark[]) => some.map(mark => drawMark(mark, names))
  switch (block.kind) {
    case 'lines':
      return make('div', { class: 'lines' }, ...block.lines.map(line => drawLineOf(marks(line))))
    case 'quote':
      return make('discord-quote', {}, ...drawBlocks(block.blocks, names))
    case 'heading':
      return make(`h${block.level + 2}`, { class: `heading heading-${block.level}` }, ...marks(block.marks))
    case 'subtext':
      return make('small', { class: 'subtext' }, ...marks(block.marks))
    case 'list':
      return make('ul', {}, ...block.items.map(item => make('li', {}, ...marks(item))))
    case 'code':
      return make('pre', {}, make('code', {}, block.text))
  }
}

/** An empty line keeps its height. */
function drawLineOf(marks: readonly Node[]): Node {
  return make('div', {}, ...(marks.length === 0 ? [document.createElement('br')] : marks))
}

const tags = { bold: 'strong', italic: 'em', underline: 'u', strike: 's', spoiler: 'discord-spoiler' } as const

function drawMark(mark: Mark, names: Names): Node {
  switch (mark.kind) {
    case 'text':
      return document.createTextNode(mark.text)
    case 'code':
      return make('code', {}, mark.text)
    case 'link':
      return drawLink(mark.url, ...mark.children.map(child => drawMark(child, names)))
    case 'time':
      return drawTime(mark.at, mark.style)
    case 'mention':
      return drawMention(mark.of, mark.id, names)
    case 'command':
      return make('discord-mention', { type: 'slash' }, mark.words)
    default:
      return make(tags[mark.kind], {}, ...mark.children.map(child => drawMark(child, names)))
  }
}

/** A link opens beside the page and learns nothing of it. */
export function drawLink(url: string, ...children: readonly (Node | string)[]): HTMLElement {
  return make('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children)
}

function drawTime(at: Date, style: string): Node {
  if (Number.isNaN(at.getTime())) return document.createTextNode('Invalid date')
  const now = new Date()
  const time = make('time', { datetime: at.toISOString(), title: styleTime(at, 'F', now) }, styleTime(at, style, now))
  if (style === 'R') time.dataset['relative'] = at.toISOString()
  return make('discord-time', {}, time)
}

function drawMention(of: 'user' | 'role' | 'channel' | 'everyone', id: string, names: Names): Node {
  if (of === 'everyone') return make('discord-mention', { type: 'role' }, id)
  return make('discord-mention', { type: of }, names[of](id))
}
