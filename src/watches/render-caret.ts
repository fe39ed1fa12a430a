import type { Span } from '../model/span.ts'

/** The line of a query around a place, and a line below that points at it. For a fixed-width font. */
export function renderCaret(text: string, at: Span): string {
  const from = whole(text, Math.max(0, at.start - caretWidth))
  const line = text.slice(from, whole(text, at.start + caretWidth)).replace(/\s/g, ' ')
  const end = Math.min(at.end, at.start + caretWidth, text.length)
  // Such a line runs from right to left: nothing below it stands where it seems to.
  if (rightToLeft.test(line)) return `${line}\n^ ${text.slice(at.start, end)}`.trimEnd()
  const pointer = Array.from(text.slice(at.start, end), mark => '^'.repeat(columnsOf(mark))).join('')
  return `${line}\n${pad(text.slice(from, at.start))}${pointer === '' ? '^' : pointer}`
}

/** Characters shown on either side. */
const caretWidth = 60

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** As wide as the text: a wide space is of the same font as what it stands below. */
function pad(text: string): string {
  return Array.from(text, mark => [``, ' ', '\u3000'][columnsOf(mark)] ?? ' ').join('')
}

function columnsOf(mark: string): number {
  if (/[\p{M}\p{Cf}]/u.test(mark)) return 0
  return wide.test(mark) ? 2 : 1
}

const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\p{Emoji_Presentation}]/u

/** Never in the middle of a character. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
}
