import type { Span } from '../model/span.ts'

/**
 * Makes text from outside harmless and literal inside a Discord message: no formatting, links with hidden targets,
 * mentions, timestamps, emoji codes or headings come alive. Shown, it reads exactly as it was.
 */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(directionMarks, '').replaceAll(/[\\*_~`|[\]<>#@:()-]/g, escapeMark)
}

/** Overrides of the writing direction: one in a headline turns round all that stands behind it. */
const directionMarks = /[\u202A-\u202E\u2066-\u2069]/g

/** Escapes text and marks the given spans, in bold unless told otherwise. Spans are in order and do not overlap. */
export function escapeAndMark(text: string, spans: readonly Span[], mark: '**' | '__' = '**'): string {
  let marked = ''
  let at = 0
  for (const span of spans) {
    if (span.start < at || span.end <= span.start || span.end > text.length) continue
    marked += `${escapeMarkdown(text.slice(at, span.start))}${mark}${escapeMarkdown(text.slice(span.start, span.end))}${mark}`
    at = span.end
  }
  return marked + escapeMarkdown(text.slice(at))
}

/** Cuts at a word's end so that at most `limit` units remain, with an ellipsis where something was cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit - 1)
  const space = cut.lastIndexOf(' ')
  const kept = space > limit * 0.6 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')
  return `${kept.trimEnd()}…`
}

/** A link with a visible name; the name is escaped, spans of it underlined, the address made safe to stand in parentheses. */
export function linkTo(name: string, url: string, spans: readonly Span[] = []): string {
  return `[${escapeAndMark(name, spans, '__')}](<${url.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`
}

/** Discord shows it in each reader's own time zone. Style "f" is date and time, "R" is relative. */
export function timestamp(at: Date, style: 'd' | 'f' | 't' | 'R' = 'f'): string {
  return `<t:${Math.floor(at.getTime() / 1000)}:${style}>`
}

// Inside a word an underscore or a hyphen is no mark, and a backslash there would only make copies unfaithful.
function escapeMark(mark: string, at: number, text: string): string {
  if (mark === '-' || mark === '#') return isLineStart(text, at) ? `\\${mark}` : mark
  if (mark === '@') return isMassMention(text, at) ? '@\u200B' : mark
  if (mark === ':') return text.startsWith('://', at) ? mark : isEmojiCode(text, at) ? '\\:' : mark
  if (mark === '(' || mark === ')') return mark
  return `\\${mark}`
}

function isLineStart(text: string, at: number): boolean {
  let before = at - 1
  while (before >= 0 && (text[before] === ' ' || text[before] === '\t')) before--
  return before < 0 || text[before] === '\n'
}

function isMassMention(text: string, at: number): boolean {
  return text.startsWith('@everyone', at) || text.startsWith('@here', at)
}

function isEmojiCode(text: string, at: number): boolean {
  return /^:[a-z0-9_+-]{1,40}:/i.test(text.slice(at, at + 42))
}
