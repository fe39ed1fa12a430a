import type { Span } from '../model/span.ts'

/** A written query without one piece of it. */
export function cut(text: string, at: Span): string {
  return replace(text, at, ' ')
}

/** A written query with another piece in one place. */
export function replace(text: string, at: Span, by: string): string {
  return `${text.slice(0, at.start)}${by}${text.slice(at.end)}`.replace(/\s+/g, ' ').trim()
}
