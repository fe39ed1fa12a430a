import type { Quotation } from '../model/quotation.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'

/** From here on a speaker is shown plainly; below it as "likely". */
export const sureConfidence = 0.9

/** The words and who said them, as a Discord quote block; the words are verbatim, cut only at the end. */
export function renderQuotation(quotation: Quotation, limit: number): string {
  const words = escapeMarkdown(shorten(toOneLine(quotation.text, limit), limit))
  const line = quotation.kind === 'indirect' ? words : `“${words}”`
  return `> ${line}\n— ${renderSpeaker(quotation)}`
}

/**
 * Sure speakers plainly, unsure ones as "attributed to ... (likely)", unknown ones as "unattributed"; then the cue, and
 * in plain words what the report says of it.
 */
export function renderSpeaker(quotation: Quotation): string {
  const { speaker, cue } = quotation
  const shades = renderShades(quotation)
  if (speaker === undefined) return `*unattributed*${shades}`
  const role = speaker.role === undefined ? '' : `, ${escapeMarkdown(shorten(toOneLine(speaker.role, 120), 120))}`
  const name = `${escapeMarkdown(shorten(toOneLine(speaker.name, 120), 120))}${role}`
  const verb = cue === undefined ? '' : ` · ${escapeMarkdown(shorten(toOneLine(cue.text, 60), 60))}`
  if (quotation.confidence < sureConfidence) return `attributed to ${name} (likely)${verb}${shades}`
  return `**${name}**${verb}${shades}`
}

/** The same without marks, for labels that show text as it is; at most `limit` units. */
export function nameSpeaker({ speaker, confidence }: Quotation, limit: number): string {
  if (speaker === undefined) return 'unattributed'
  const [before, after] = confidence < sureConfidence ? ['attributed to ', ' (likely)'] : ['', '']
  const room = limit - before.length - after.length
  return `${before}${shorten(toOneLine(speaker.name, room), room)}${after}`
}

function renderShades({ isNegated, isSecondHand }: Quotation): string {
  return `${isNegated ? ' · *denied or not said*' : ''}${isSecondHand ? ' · *reported at second hand*' : ''}`
}

/** What can be shown of a text within `limit`, on one line: a line break would end the quote block. */
function toOneLine(text: string, limit: number): string {
  return text
    .slice(0, limit * 4)
    .split(/\s+/u)
    .join(' ')
    .trim()
}
