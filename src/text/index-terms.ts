import { analyse, type Term } from './analyse.ts'

/** What any search index must hold of an article so that candidates never miss: two token streams for each field. */
export type IndexTerms = { readonly title: TokenStreams; readonly text: TokenStreams }

/**
 * `stems[i]` and `words[i]` are forms of the same term. No value holds ASCII other than a-z and 0-9, so joined by spaces
 * they suit FTS5 `tokenize='ascii'`. Terms stand one after the other as in the text; behind them, after a "·", each
 * hyphenated word stands once more as one word between its neighbours, so that every adjacent pair is somewhere adjacent.
 */
export type TokenStreams = { readonly stems: readonly string[]; readonly words: readonly string[] }

export function indexTerms(title: string, text: string, language: string): IndexTerms {
  return { title: streamsOf(analyse(title, language)), text: streamsOf(analyse(text, language)) }
}

type Forms = { readonly word: string; readonly stem: string }

const fence: Forms = { word: '·', stem: '·' }

function streamsOf(terms: readonly Term[]): TokenStreams {
  const forms: Forms[] = [...terms]
  for (let index = 0; index < terms.length; index++) {
    const compound = terms[index]?.compound
    if (compound === undefined) continue
    const after = terms[index + compound.length]
    const window = [fence, terms[index - 1], compound, after]
    if (after?.compound !== undefined) window.push(fence, compound, after.compound)
    for (const form of window) if (form !== undefined) forms.push(form)
  }
  return { stems: forms.map(form => form.stem), words: forms.map(form => form.word) }
}
