import type { Quotation } from '../model/quotation.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'

/** From here on a speaker is shown plainly; below it as "likely". */
export const sureConfidence = 0.9

/** The words and who said them, as a Discord quote block; the words are verbatim, cut only at the end. */
export function renderQuotation(quotation: Quotation, limit: number): string {
  const words = escapeMarkdown(shorten(quotation.text.replaceAll(/\s*\n\s*/g, ' '), limit))
  const line = quotation.kind === 'indirect' ? words : `“${words}”`
  return `> ${line}\n— ${renderSpeaker(quotation)}`
}

/** Sure speakers plainly, unsure ones as "attributed to ... (likely)", unknown ones as "unattributed". */
export function renderSpeaker(quotation: Quotation): string {
  const { speaker, cue } = quotation
  if (speaker === undefined) return '*unattributed*'
  const role = speaker.role === undefined ? '' : `, ${escapeMarkdown(shorten(speaker.role, 150))}`
  const name = `${escapeMarkdown(shorten(speaker.name, 150))}${role}`
  const verb = cue === undefined ? '' : ` · ${escapeMarkdown(shorten(cue.text, 60))}`
  if (quotation.confidence < sureConfidence) return `attributed to ${name} (likely)${verb}`
  return `**${name}**${verb}`
}
