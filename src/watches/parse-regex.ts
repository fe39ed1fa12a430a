import { replace } from './edit-query.ts'
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
  if (typeof compiled === 'string')
    throw new QueryError(
      `that regular expression is refused: ${compiled.replace('error parsing regexp: ', '')}`,
      lexeme,
    )
  if (literalsOf(pattern).length === 0) {
    const reason = 'a regular expression needs three plain letters in a row that are always there'
    const sides = sidesOf(pattern)
    throw new QueryError(reason, lexeme, sides === undefined ? undefined : replace(text, lexeme, sides))
  }
  return regex
}

/** /(truce|cease fire)/ asks for words, and words have OR. */
function sidesOf(pattern: string): string | undefined {
  const inner = /^\((?:\?:)?([^()]*)\)$/.exec(pattern)?.[1] ?? pattern
  if (!/^[\p{L}\p{N} -]+(?:\|[\p{L}\p{N} -]+)+$/u.test(inner)) return undefined
  const sides = inner.split('|').map(side => (/[ -]/.test(side) ? `"${side.trim()}"` : side))
  return `(${sides.join(' OR ')})`
}
