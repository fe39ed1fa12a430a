import { lexQuery, type Lexeme } from './lex-query.ts'

/** How a query is read that may be meant otherwise. */
export type Misreading = {
  /** A clause without a full stop. */
  readonly reading: string
  /** The other query. */
  readonly meant: string
}

/** What a query that can be read may not mean. */
export function findMisreadings(written: string): readonly Misreading[] {
  const lexemes = lexQuery(written)
  return [...findSmallOperators(written, lexemes), ...findSingleQuotes(written, lexemes)]
}

/** or, and, not between words: they are looked for as words. */
function findSmallOperators(written: string, lexemes: readonly Lexeme[]): readonly Misreading[] {
  const found = lexemes.flatMap((lexeme, at) => {
    const operator =
      lexeme.kind === 'words' && !lexeme.isQuoted && !lexeme.isExact ? operators.get(lexeme.text) : undefined
    const isBetween = lexemes[at + 1]?.kind !== 'end' && (at > 0 || operator === 'NOT')
    return operator === undefined || !isBetween ? [] : [{ lexeme, operator }]
  })
  let meant = written
  for (const { lexeme, operator } of found.toReversed()) {
    meant = `${meant.slice(0, lexeme.start)}${operator}${meant.slice(lexeme.end)}`
  }
  const words = [...new Set(found.map(({ operator }) => operator.toLowerCase()))]
  if (words.length === 0) return []
  const named = words.map(word => `"${word}"`).join(' and ')
  return [{ reading: `${named} ${words.length === 1 ? 'is looked for as a word' : 'are looked for as words'}`, meant }]
}

const operators = new Map([
  ['or', 'OR'],
  ['and', 'AND'],
  ['not', 'NOT'],
])

/** 'a phrase' in the marks of a quotation within a quotation. */
function findSingleQuotes(written: string, lexemes: readonly Lexeme[]): readonly Misreading[] {
  const isBare = (lexeme: Lexeme) => lexeme.kind === 'words' && !lexeme.isQuoted
  const open = lexemes.findIndex(lexeme => isBare(lexeme) && opensMarks(textOf(lexeme)))
  if (open < 0) return []
  const close = lexemes.findIndex((lexeme, at) => at > open && (!isBare(lexeme) || /['’]$/u.test(textOf(lexeme))))
  const [first, last] = [lexemes[open], lexemes[close]]
  if (first === undefined || last === undefined || !isBare(last)) return []
  const phrase = written.slice(first.start + 1, last.end - 1)
  const meant = `${written.slice(0, first.start)}"${phrase}"${written.slice(last.end)}`
  return [{ reading: 'single marks make no phrase, and their words may stand anywhere', meant }]
}

function opensMarks(word: string): boolean {
  return /^['‘].*[^'’]$/u.test(word) && !/^['‘](?:tis|twas|til|em)$/i.test(word)
}

function textOf(lexeme: Lexeme): string {
  return lexeme.kind === 'words' ? lexeme.text : ''
}
