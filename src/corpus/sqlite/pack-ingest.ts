import type { IngestRequest } from '../article-store.ts'
import type { PackedIngest } from './protocol.ts'

/** Makes a request ready to cross to the writing thread. */
export function packIngest({ terms, ...request }: IngestRequest): PackedIngest {
  return {
    ...request,
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
