import type { Query, Words } from './query.ts'

/** A query as people write it; `parseQuery` reads it back as the same query. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return query.of.map(part => (part.kind === 'any' ? group(part) : printQuery(part))).join(' ')
    case 'any':
      return query.of.map(printQuery).join(' OR ')
    case 'not':
      return `-${single(query.of)}`
    case 'near':
      return `${single(query.left)} NEAR/${query.words} ${single(query.right)}`
    case 'field':
      return `${query.field}:${single(query.of)}`
    case 'language':
      return `lang:${query.code}`
    case 'date':
      return `${query.side}:${query.day}`
    case 'regex':
      return `/${query.pattern}/${query.ignoresCase ? 'i' : ''}`
    case 'words':
      return printWords(query)
  }
}

/** In parentheses unless it is one thing already. */
function single(query: Query): string {
  const isOne =
    query.kind === 'words' ||
    query.kind === 'regex' ||
    query.kind === 'field' ||
    query.kind === 'language' ||
    query.kind === 'date'
  return isOne ? printQuery(query) : group(query)
}

function group(query: Query): string {
  return `(${printQuery(query)})`
}

const suffixes = { stem: '', exact: '', prefix: '*', similar: '~' }

function printWords(words: Words): string {
  const text = words.isQuoted ? `"${words.text}"` : words.text
  const except = words.except === undefined ? '' : `(${words.except.map(word => `-${word}`).join(' ')})`
  return `${words.manner === 'exact' ? '=' : ''}${text}${suffixes[words.manner]}${except}`
}
