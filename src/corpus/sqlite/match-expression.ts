import type { CandidateField, Candidates } from '../../model/candidate.ts'

/**
 * Candidates as the word index can answer them. `allBut`: every article that its expression does not find.
 * Expressions are in FTS5's query syntax with each value quoted, so nothing from outside is ever syntax.
 * Source: sqlite.org/fts5.html, "Full-text Query Syntax".
 */
export type Match =
  | { readonly kind: 'everything' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'found' | 'allBut'; readonly expression: string; readonly operator: Operator | undefined }

/** What joins the outermost parts of an expression. */
type Operator = 'AND' | 'OR' | 'NOT'

/** Beyond this depth FTS5's parser gives up: what lies deeper is taken for everything, which never misses. */
const mostDepth = 60

export function matchExpression(candidates: Candidates, depth = 0): Match {
  if (depth > mostDepth) return everything
  switch (candidates.kind) {
    case 'everything':
    case 'nothing':
      return candidates
    case 'all':
      return candidates.of.map(it => matchExpression(it, depth + 1)).reduce(both, everything)
    case 'any':
      return candidates.of.map(it => matchExpression(it, depth + 1)).reduce(either, nothing)
    case 'except': {
      const from = matchExpression(candidates.from, depth + 1)
      // Cut short, `without` would take away too much.
      if (depthOf(candidates.without) + depth >= mostDepth) return from
      return both(from, opposite(matchExpression(candidates.without, depth + 1)))
    }
    case 'stem':
      return found(stemColumns[candidates.field], [candidates.stem])
    case 'phrase':
      return found(stemColumns[candidates.field], candidates.stems)
    case 'word':
      return found(wordColumns[candidates.field], [candidates.word])
    case 'prefix':
      return found(wordColumns[candidates.field], [candidates.prefix], ' *')
  }
}

/** The expression for one stem in title or text; undefined when no text can hold it. */
export function matchStem(stem: string): string | undefined {
  const match = found(stemColumns.any, [stem])
  return match.kind === 'found' ? match.expression : undefined
}

const everything: Match = { kind: 'everything' }
const nothing: Match = { kind: 'nothing' }

const stemColumns: Readonly<Record<CandidateField, string>> = { any: '{title_stems text_stems}', title: 'title_stems' }
const wordColumns: Readonly<Record<CandidateField, string>> = { any: '{title_words text_words}', title: 'title_words' }

function found(columns: string, values: readonly string[], star = ''): Match {
  // What the index's tokeniser would not read as one word stands in no article.
  if (values.length === 0 || !values.every(value => oneToken.test(value))) return nothing
  const phrase = values.join(' ')
  return { kind: 'found', operator: undefined, expression: `${columns} : "${phrase}"${star}` }
}

// oxlint-disable-next-line no-control-regex
const oneToken = /^(?:[A-Za-z0-9]|[^\u0000-\u007f])+$/

function depthOf(candidates: Candidates): number {
  switch (candidates.kind) {
    case 'all':
    case 'any':
      return 1 + candidates.of.reduce((deepest, it) => Math.max(deepest, depthOf(it)), 0)
    case 'except':
      return 1 + Math.max(depthOf(candidates.from), depthOf(candidates.without))
    default:
      return 0
  }
}

function opposite(match: Match): Match {
  switch (match.kind) {
    case 'everything':
      return nothing
    case 'nothing':
      return everything
    case 'found':
      return { ...match, kind: 'allBut' }
    case 'allBut':
      return { ...match, kind: 'found' }
  }
}

function both(left: Match, right: Match): Match {
  if (left.kind === 'nothing' || right.kind === 'nothing') return nothing
  if (left.kind === 'everything') return right
  if (right.kind === 'everything') return left
  if (left.kind === 'allBut') {
    if (right.kind === 'allBut') return join('allBut', left, 'OR', right)
    return both(right, left)
  }
  return join('found', left, right.kind === 'allBut' ? 'NOT' : 'AND', right)
}

// De Morgan: "a or b" is "not (neither a nor b)".
function either(left: Match, right: Match): Match {
  if (left.kind === 'found' && right.kind === 'found') return join('found', left, 'OR', right)
  return opposite(both(opposite(left), opposite(right)))
}

type Expression = Extract<Match, { readonly expression: string }>

// A long list must not nest, or FTS5's parser runs out of stack: "a OR b OR c" instead of "((a) OR (b)) OR (c)".
function join(kind: Expression['kind'], left: Expression, operator: Operator, right: Expression): Match {
  return { kind, operator, expression: `${operand(left, operator)} ${operator} ${operand(right, undefined)}` }
}

function operand({ expression, operator }: Expression, outer: Operator | undefined): string {
  return operator === undefined || (operator === outer && operator !== 'NOT') ? expression : `(${expression})`
}
