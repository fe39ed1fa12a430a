import type { Span } from '../model/span.ts'

/** The line of a query around a place, and a line below that points at it. For a fixed-width font. */
export function renderCaret(text: string, at: Span): string {
  const from = Math.max(0, at.start - caretWidth)
  const line = text.slice(from, at.start + caretWidth).replace(/\s/g, ' ')
  const pointer = '^'.repeat(Math.max(1, Math.min(at.end, text.length) - at.start))
  return `${line}\n${' '.repeat(at.start - from)}${pointer.slice(0, caretWidth)}`
}

/** Characters shown on either side. */
const caretWidth = 60
