import { printQuery } from './print-query.ts'
import { combine, type Operand, type Query } from './query.ts'

/** What may be meant by a NEAR one of whose sides can't stand there, written out: `"a b" NEAR/8 c` for (a b) NEAR/8 c. */
export function mendNear(left: Query, right: Query, words: number): string {
  if (right.kind === 'not') return without(left, joined(left, right.of, words))
  if (left.kind === 'not') return without(right, joined(left.of, right, words))
  const field = left.kind === 'field' ? left.field : right.kind === 'field' ? right.field : undefined
  if (field === undefined) return joined(left, right, words)
  return `${field}:(${joined(unfielded(left), unfielded(right), words)})`
}

function without(wanted: Query, unwanted: string): string {
  return `${printQuery(wanted)} -(${unwanted})`
}

function unfielded(query: Query): Query {
  return query.kind === 'field' ? query.of : query
}

/** Two things that can be near one another, or else both of them wherever they are. */
function joined(left: Query, right: Query, words: number): string {
  const near = [left, right].map(asOperand)
  const [first, second] = near
  if (first === undefined || second === undefined) return printQuery(combine('all', [left, right]))
  return printQuery({ kind: 'near', left: first, right: second, words })
}

/** Words side by side become a phrase. */
function asOperand(query: Query): Operand | undefined {
  if (query.kind === 'words') return query
  if (query.kind !== 'all' && query.kind !== 'any') return undefined
  const words = query.of.filter(part => part.kind === 'words')
  if (words.length < query.of.length) return undefined
  if (query.kind === 'any') return { kind: 'any', of: words }
  const [first] = words
  if (first === undefined || words.some(({ manner }) => manner !== 'stem')) return undefined
  return { ...first, text: words.map(({ text }) => text).join(' '), isQuoted: true }
}
