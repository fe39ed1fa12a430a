import type { Lexeme } from './lex-query.ts'
import { compileRegex, literalsOf } from './regex.ts'
import type { Regex } from './query.ts'
import { QueryError } from './query-error.ts'

/** A regular expression that RE2 accepts and that cannot match without three plain letters in a row. */
export function parseRegex(lexeme: Lexeme & { kind: 'regex' }, text: string): Regex {
  const { pattern, flags } = lexeme
  if (!/^i?$/.test(flags)) {
    const fixed = `${text.slice(0, lexeme.end - flags.length)}i${text.slice(lexeme.end)}`
    throw new QueryError('the only flag of a regular expression is i', lexeme, fixed)
  }
  const regex: Regex = { kind: 'regex', pattern, ignoresCase: flags === 'i' }
  const compiled = compileRegex(regex)
  if (typeof compiled === 'string') throw new QueryError(`that regular expression is refused: ${compiled}`, lexeme)
  if (literalsOf(pattern).length === 0) {
    throw new QueryError('a regular expression needs three plain letters in a row that are always there', lexeme)
  }
  return regex
}
