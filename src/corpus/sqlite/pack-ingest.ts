import type { Quotation } from '../../model/quotation.ts'
import { analyse } from '../../text/analyse.ts'
import type { IngestRequest } from '../article-store.ts'
import type { PackedIngest } from './protocol.ts'

/** Makes a request ready to cross to the writing thread. */
export function packIngest({ terms, ...request }: IngestRequest): PackedIngest {
  return {
    ...request,
    speakerWords: request.quotations.map(speakerWords),
    terms: {
      titleStems: terms.title.stems.join(' '),
      textStems: terms.text.stems.join(' '),
      titleWords: eachOnce(terms.title.words),
      textWords: eachOnce(terms.text.words),
    },
  }
}

// Phrases are searched by stems, so a word needs to stand in the index once only.
function eachOnce(words: readonly string[]): string {
  return [...new Set(words)].join(' ')
}

/** Of name, role and printed mention. */
function speakerWords({ speaker }: Quotation): string {
  if (speaker === undefined) return ''
  const printed = [speaker.name, speaker.role ?? '', speaker.mention.text]
  return eachOnce(printed.flatMap(text => analyse(text, 'und').map(term => term.word)))
}
