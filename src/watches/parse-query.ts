import type { Span } from '../model/span.ts'
import { checkPositive } from './check-positive.ts'
import { type Lexeme, lexQuery } from './lex-query.ts'
import { mendNear } from './mend-near.ts'
import { fieldHolds, parseField, refuseUnknown } from './parse-field.ts'
import { cut, replace } from './edit-query.ts'
import { parseRegex } from './parse-regex.ts'
import { parseWords } from './parse-words.ts'
import { renderCaret } from './render-caret.ts'
import { type Near, type Operand, type Query, combine, queryLimits } from './query.ts'
import { QueryError } from './query-error.ts'

export type ParsedQuery = { readonly ok: true; readonly query: Query } | RefusedQuery

export type RefusedQuery = {
  readonly ok: false
  /** What is wrong, to be read after "I can't read that query: ". */
  readonly reason: string
  readonly at: Span
  /** The query, or the part around the fault, with a line below that points at it. */
  readonly caret: string
  /** A query that can be read and may be what was meant. */
  readonly suggestion: string | undefined
}

/**
 * Reads the search language: words (AND by default), "phrases", OR, NOT and -, groups, a NEAR/8 b, prefix*, =Exact, like~,
 * title: publisher: speaker: quote: feed: lang: before: after:, /regular expressions/.
 */
export function parseQuery(text: string): ParsedQuery {
  try {
    return { ok: true, query: parse(text) }
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    const suggestion = error.suggestion === undefined ? undefined : mend(error.suggestion, mostFaults)
    return { ok: false, reason: error.message, at: error.at, caret: renderCaret(text, error.at), suggestion }
  }
}

/** So many faults in one query are mended. */
const mostFaults = 8

/** The query once every further fault in it is mended, too; undefined when one can't be. */
function mend(text: string, faults: number): string | undefined {
  try {
    parse(text)
    return text
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    const { suggestion } = error
    return suggestion === undefined || faults === 0 ? undefined : mend(suggestion, faults - 1)
  }
}

function parse(text: string): Query {
  if (text.length > queryLimits.characters) {
    const at = { start: queryLimits.characters, end: text.length }
    throw new QueryError(`it has ${text.length} characters, and ${queryLimits.characters} is the most I read`, at)
  }
  const cursor: Cursor = { text, lexemes: lexQuery(text), index: 0, depth: 0, terms: 0 }
  if (peek(cursor).kind === 'end') throw new QueryError('it is empty: write a word to look for', peek(cursor))
  const query = parseAny(cursor)
  const left = peek(cursor)
  if (left.kind === 'close') throw new QueryError('this ) closes nothing', left, cut(text, left))
  checkPositive(query, text)
  return query
}

type Cursor = {
  readonly text: string
  readonly lexemes: readonly Lexeme[]
  index: number
  depth: number
  terms: number
}

function peek(cursor: Cursor): Lexeme {
  const end = { kind: 'end', start: cursor.text.length, end: cursor.text.length } as const
  return cursor.lexemes[cursor.index] ?? end
}

function take(cursor: Cursor): Lexeme {
  const lexeme = peek(cursor)
  cursor.index++
  return lexeme
}

function parseAny(cursor: Cursor): Query {
  const sides = [parseAll(cursor)]
  while (peek(cursor).kind === 'or') {
    take(cursor)
    sides.push(parseAll(cursor))
  }
  return combine('any', sides)
}

function parseAll(cursor: Cursor): Query {
  const parts: Query[] = []
  while (true) {
    const lexeme = peek(cursor)
    if (lexeme.kind === 'and') {
      if (parts.length === 0) throw missingSide(cursor, lexeme, 'AND')
      take(cursor)
      if (endsList(peek(cursor))) throw missingSide(cursor, lexeme, 'AND')
    }
    const next = peek(cursor)
    if (next.kind === 'end' || next.kind === 'close' || next.kind === 'or') break
    parts.push(parseNear(cursor))
  }
  if (parts.length === 0) throw emptyList(cursor)
  return combine('all', parts)
}

function endsList(lexeme: Lexeme): boolean {
  return lexeme.kind === 'end' || lexeme.kind === 'close' || lexeme.kind === 'or' || lexeme.kind === 'and'
}

function missingSide(cursor: Cursor, lexeme: Lexeme, operator: string): QueryError {
  return new QueryError(`a side of ${operator} has no words`, lexeme, cut(cursor.text, lexeme))
}

function emptyList(cursor: Cursor): QueryError {
  const here = peek(cursor)
  const before = cursor.lexemes[cursor.index - 1]
  if (here.kind === 'or') return missingSide(cursor, here, 'OR')
  if (before?.kind === 'or') return missingSide(cursor, before, 'OR')
  if (before?.kind === 'open') {
    const both = { start: before.start, end: here.end }
    return new QueryError('these parentheses hold no words', both, cut(cursor.text, both))
  }
  return new QueryError('this ) closes nothing', here, cut(cursor.text, here))
}

function parseNear(cursor: Cursor): Query {
  const start = peek(cursor).start
  const left = parseUnary(cursor)
  const near = peek(cursor)
  if (near.kind !== 'near') return left
  take(cursor)
  const query = joinNear(cursor, { start, end: near.start }, left, near)
  const chained = peek(cursor)
  if (chained.kind === 'near') {
    const again = cursor.text.slice(near.end, chained.start).trim()
    throw new QueryError(
      'NEAR joins two things, not three: say each pair',
      chained,
      `${cursor.text.slice(0, chained.start)}${again} ${cursor.text.slice(chained.start)}`,
    )
  }
  return query
}

function joinNear(cursor: Cursor, leftSpan: Span, left: Query, near: Lexeme & { kind: 'near' }): Near {
  if (near.words === undefined || near.words < 1 || near.words > queryLimits.nearWords) {
    const reason = `NEAR needs a number of words from 1 to ${queryLimits.nearWords}, as in NEAR/8`
    const words = Math.min(Math.max(near.words ?? 8, 1), queryLimits.nearWords)
    throw new QueryError(reason, near, replace(cursor.text, near, `NEAR/${words}`))
  }
  const next = peek(cursor)
  if (endsList(next) || next.kind === 'near') throw missingSide(cursor, near, 'NEAR')
  const right = parseUnary(cursor)
  const rightSpan = { start: next.start, end: cursor.lexemes[cursor.index - 1]?.end ?? near.end }
  const leftOperand = toOperand(left)
  const rightOperand = toOperand(right)
  if (leftOperand === undefined || rightOperand === undefined) {
    const reason = 'a side of NEAR must be a word, a phrase, or such joined by OR in parentheses'
    const mended = mendNear(left, right, near.words)
    const whole = { start: leftSpan.start, end: rightSpan.end }
    throw new QueryError(reason, leftOperand === undefined ? leftSpan : rightSpan, replace(cursor.text, whole, mended))
  }
  return { kind: 'near', left: leftOperand, right: rightOperand, words: near.words }
}

function toOperand(query: Query): Operand | undefined {
  if (query.kind === 'words') return query
  const words = query.kind === 'any' ? query.of.filter(side => side.kind === 'words') : []
  return query.kind === 'any' && words.length === query.of.length ? { kind: 'any', of: words } : undefined
}

function parseUnary(cursor: Cursor): Query {
  const lexeme = peek(cursor)
  if (lexeme.kind !== 'not') return parsePrimary(cursor)
  take(cursor)
  const next = peek(cursor)
  if (next.kind === 'not') throw new QueryError('two NOTs in a row', next, cut(cursor.text, next))
  if (endsList(next) || next.kind === 'near') {
    throw new QueryError('NOT has nothing to leave out', lexeme, cut(cursor.text, lexeme))
  }
  return { kind: 'not', of: parsePrimary(cursor) }
}

function parsePrimary(cursor: Cursor): Query {
  const lexeme = take(cursor)
  switch (lexeme.kind) {
    case 'open':
      return parseGroup(cursor, lexeme)
    case 'words':
      return countTerm(cursor, lexeme, parseWords(lexeme, cursor.text))
    case 'regex':
      return countTerm(cursor, lexeme, parseRegex(lexeme, cursor.text))
    case 'field':
      return countTerm(cursor, lexeme, parseFieldHere(cursor, lexeme))
    case 'near':
      throw missingSide(cursor, lexeme, 'NEAR')
    case 'and':
    case 'or':
      throw missingSide(cursor, lexeme, lexeme.kind.toUpperCase())
    case 'not':
    case 'close':
    case 'end':
      throw new QueryError('a word is missing here', lexeme, cut(cursor.text, lexeme))
  }
}

function parseFieldHere(cursor: Cursor, field: Lexeme & { kind: 'field' }): Query {
  refuseUnknown(field, cursor.text)
  const value = takeValue(cursor, field)
  return parseField(field, value, { text: cursor.text, end: cursor.lexemes[cursor.index - 1]?.end ?? field.end })
}

/** What stands right after "title:". */
function takeValue(cursor: Cursor, field: Lexeme & { kind: 'field' }): Query {
  const next = peek(cursor)
  const { text } = cursor
  if (next.kind === 'not' && next.start === field.end) {
    const moved = replace(text, { start: field.start, end: next.end }, `-${field.name}:`)
    throw new QueryError(`write the minus before ${field.name}:`, next, moved)
  }
  if (next.start !== field.end || next.kind === 'end') {
    const gap = { start: field.start, end: Math.max(field.end, next.start) }
    const closed = next.kind === 'end' ? cut(text, field) : replace(text, gap, `${field.name}:`)
    throw new QueryError(`${field.name}: needs its word right behind the colon`, field, closed)
  }
  if (next.kind === 'words' || next.kind === 'open') return parsePrimary(cursor)
  if (next.kind === 'regex' || next.kind === 'field') throw new QueryError(fieldHolds, next, cut(text, field))
  const quoted = replace(text, next, `"${text.slice(next.start, next.end)}"`)
  throw new QueryError(`${text.slice(next.start, next.end)} is no word: in quotation marks it is one`, next, quoted)
}

function parseGroup(cursor: Cursor, open: Lexeme): Query {
  cursor.depth++
  if (cursor.depth > queryLimits.depth) {
    throw new QueryError(`its parentheses are more than ${queryLimits.depth} deep`, open)
  }
  const query = parseAny(cursor)
  const close = take(cursor)
  if (close.kind !== 'close') throw new QueryError('this ( is never closed', open, `${cursor.text})`)
  cursor.depth--
  return query
}

function countTerm(cursor: Cursor, at: Span, query: Query): Query {
  cursor.terms++
  if (cursor.terms > queryLimits.terms) {
    throw new QueryError(`it asks for more than ${queryLimits.terms} things: make two watches of it`, at)
  }
  return query
}
