import { nameLanguage } from './name-language.ts'
import type { Query, TextField, Words } from './query.ts'

/** What a query asks for, in plain words: 'articles with "taliban" and "ceasefire", but not "cricket"'. */
export function explainQuery(query: Query): string {
  return `articles with ${explain(query)}`
}

function explain(query: Query): string {
  switch (query.kind) {
    case 'all':
      return explainAll(query.of)
    case 'any':
      return query.of.map(side => (side.kind === 'all' ? `(${explain(side)})` : explain(side))).join(' or ')
    case 'not':
      return `anything but ${inner(query.of)}`
    case 'near':
      return `${inner(query.left)} within ${query.words} ${query.words === 1 ? 'word' : 'words'} of ${inner(query.right)}`
    case 'field':
      return explainField(query.field, query.of)
    case 'language':
      return `the language ${nameLanguage(query.code) ?? query.code}`
    case 'date':
      return query.side === 'after' ? `a date from ${query.day} on` : `a date before ${query.day}`
    case 'regex':
      return `text that fits /${query.pattern}/${query.ignoresCase ? ' in any case' : ''}`
    case 'words':
      return explainWords(query)
  }
}

function explainAll(parts: readonly Query[]): string {
  const wanted = parts.filter(part => part.kind !== 'not').map(inner)
  const unwanted = parts.flatMap(part => (part.kind === 'not' ? [inner(part.of)] : []))
  const asked = wanted.length > 0 ? wanted.join(' and ') : 'anything'
  return unwanted.length === 0 ? asked : `${asked}, but not ${unwanted.join(' nor ')}`
}

function inner(query: Query): string {
  return query.kind === 'all' || query.kind === 'any' || query.kind === 'near' ? `(${explain(query)})` : explain(query)
}

/** A name is said without "the phrase", and "like" where its spelling is free. */
function explainField(field: TextField, query: Query): string {
  if (field === 'title' || field === 'quote') return `${fieldPhrases[field]} ${inner(query)}`
  if (query.kind !== 'words' || query.manner === 'exact') return `${fieldPhrases[field]} named ${inner(query)}`
  if (query.manner === 'stem') return `${fieldPhrases[field]} named "${query.text}"`
  return `${fieldPhrases[field]} with ${inner(query)}`
}

const fieldPhrases: Readonly<Record<TextField, string>> = {
  title: 'a title that has',
  publisher: 'a publisher',
  speaker: 'a speaker',
  quote: 'a quotation that has',
  feed: 'a feed',
}

function explainWords({ text, manner, elements, except }: Words): string {
  switch (manner) {
    case 'stem':
      return elements.length > 1 ? `the phrase "${text}"` : `"${text}"`
    case 'exact':
      return `exactly "${text}"`
    case 'prefix':
      return `words that begin with "${text}"`
    case 'similar':
      return `names like "${text}"${except === undefined ? '' : ` other than ${except.join(', ')}`}`
  }
}
