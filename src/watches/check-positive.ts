import { printQuery } from './print-query.ts'
import { combine, type Query } from './query.ts'
import { QueryError } from './query-error.ts'

/** Refuses a query that would be answered by almost every article because it only says what to leave out. */
export function checkPositive(query: Query, text: string): void {
  if (asksForSomething(query)) return
  const at = { start: 0, end: text.length }
  if (query.kind === 'any') {
    const wanted = query.of.filter(asksForSomething)
    const moved = [combine('any', wanted), ...query.of.filter(side => !asksForSomething(side))]
    const suggestion = wanted.length === 0 ? undefined : printQuery(combine('all', moved))
    throw new QueryError('each side of OR needs a word to look for, not only words to leave out', at, suggestion)
  }
  throw new QueryError('it only says what to leave out: add a word to look for', at)
}

function asksForSomething(query: Query): boolean {
  switch (query.kind) {
    case 'all':
      return query.of.some(asksForSomething)
    case 'any':
      return query.of.every(asksForSomething)
    case 'not':
      return false
    case 'field':
      return asksForSomething(query.of)
    case 'near':
    case 'language':
    case 'date':
    case 'regex':
    case 'words':
      return true
  }
}
