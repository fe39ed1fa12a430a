import { readQuotations } from '../../src/quotes/read-quotations.ts'

/** Each quotation of a text on a line: kind, words, name of the speaker, mention and cue as printed, and its shades. */
export function showQuotations(text: string, language?: string): string[] {
  return readQuotations(text, language === undefined ? {} : { language }).map(one => {
    const who = one.speaker === undefined ? 'unattributed' : `${one.speaker.name} (${one.speaker.mention.text})`
    const shades = `${one.isNegated ? ' negated' : ''}${one.isSecondHand ? ' second-hand' : ''}`
    return `${one.kind}${shades} [${one.text}] ${who} ${one.cue?.text ?? '-'}`
  })
}
