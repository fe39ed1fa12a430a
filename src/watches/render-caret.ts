import type { Span } from '../model/span.ts'

/** The query, or what stands around a place in it, and a line below that points at it. For a fixed-width font. */
export function renderCaret(text: string, at: Span): string {
  const { from, to } = windowAround(text, at.start)
  const shown = `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`.replace(/\s/g, ' ')
  const fault = text.slice(at.start, Math.min(at.end, to))
  // Such a line runs from right to left: nothing below it stands where it seems to.
  if (rightToLeft.test(shown)) return `${shown}\n^ ${fault}`.trimEnd()
  const pointer = Array.from(fault, mark => '^'.repeat(columnsOf(mark))).join('')
  return `${shown}\n${pad(`${from > 0 ? '…' : ''}${text.slice(from, at.start)}`)}${pointer === '' ? '^' : pointer}`
}

/** A telephone breaks longer lines, and then nothing points at anything. */
const columnsShown = 36

function windowAround(text: string, place: number): { readonly from: number; readonly to: number } {
  const most = wide.test(text) ? columnsShown / 2 : columnsShown
  const from = whole(text, Math.max(0, Math.min(place - Math.floor(most / 2), text.length - most)))
  return { from, to: whole(text, Math.min(text.length, from + most)) }
}

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
