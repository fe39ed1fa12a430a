import type { Quotation } from '../model/quotation.ts'
import { analyse } from './analyse.ts'
import { indexTerms } from './index-terms.ts'

/** What an index keeps of an article: its token streams joined by spaces, which cross threads many times faster than lists. */
export type JoinedTerms = {
  readonly titleStems: string
  readonly textStems: string
  /** Each once: phrases are searched by stems. */
  readonly titleWords: string
  readonly textWords: string
  /** For each quotation the folded words that say who speaks, each once. */
  readonly speakers: readonly string[]
}

export function joinTerms(
  { title, text, language }: { readonly title: string; readonly text: string; readonly language: string },
  quotations: readonly Quotation[],
): JoinedTerms {
  const terms = indexTerms(title, text, language)
  return {
    titleStems: terms.title.stems.join(' '),
    textStems: terms.text.stems.join(' '),
    titleWords: eachOnce(terms.title.words),
    textWords: eachOnce(terms.text.words),
    speakers: quotations.map(speakerWords),
  }
}

function eachOnce(words: readonly string[]): string {
  return [...new Set(words)].join(' ')
}

/** Of name, role and printed mention. */
function speakerWords({ speaker }: Quotation): string {
  if (speaker === undefined) return ''
  const printed = [speaker.name, speaker.role ?? '', speaker.mention.text]
  return eachOnce(printed.flatMap(text => analyse(text, 'und').map(term => term.word)))
}
