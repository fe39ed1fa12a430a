import type { Span } from '../model/span.ts'

/**
 * The part of a text around a span, at most `limit` units (at least 20) of whole words, with an ellipsis where something
 * was left out, and the span's place in it. Of a span that is longer by itself the beginning is kept.
 */
export function cutAround(text: string, span: Span, limit: number): { readonly text: string; readonly span: Span } {
  if (text.length <= limit) return { text, span }
  const room = limit - 2
  const spare = Math.max(0, room - (span.end - span.start))
  const latest = Math.max(0, text.length - room)
  const start = wordStart(text, Math.min(Math.max(0, span.start - Math.floor(spare / 2)), latest), span.start)
  const end = wordEnd(text, Math.min(text.length, start + room), Math.min(span.end, start + room))
  const before = start > 0 ? '…' : ''
  const shift = before.length - start
  return {
    text: `${before}${text.slice(start, end).trimEnd()}${end < text.length ? '…' : ''}`,
    span: { start: span.start + shift, end: Math.min(span.end, end) + shift },
  }
}

/** The next beginning of a word, not behind `limit`. */
function wordStart(text: string, at: number, limit: number): number {
  if (at === 0) return 0
  const space = text.indexOf(' ', at - 1)
  if (space !== -1 && space < limit) return space + 1
  return limit - at < 40 ? limit : withoutHalf(text, at)
}

/** The last end of a word, not before `limit` unless the words must be cut. */
function wordEnd(text: string, at: number, limit: number): number {
  if (at >= text.length) return text.length
  const space = text.lastIndexOf(' ', at)
  if (space >= limit || (limit === at && space > at - 60)) return space
  return withoutHalf(text, at)
}

function withoutHalf(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at
}
