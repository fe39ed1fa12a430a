import type { Span } from '../model/span.ts'
import { cut, replace } from './edit-query.ts'
import { type Lexeme, minuses } from './lex-query.ts'
import type { Words } from './query.ts'
import { QueryError } from './query-error.ts'
import { readWords } from './read-words.ts'

/** A word or phrase with its signs, or a QueryError that says which sign is wrong. `text` is the whole query. */
export function parseWords(lexeme: Lexeme & { kind: 'words' }, text: string): Words {
  const { suffix, isExact, isQuoted } = lexeme
  if (isExact && suffix !== '') {
    throw new QueryError(
      `= and ${suffix} don't go together`,
      lexeme,
      cut(text, { start: lexeme.end - 1, end: lexeme.end }),
    )
  }
  const manner = isExact ? 'exact' : suffix === '*' ? 'prefix' : suffix === '~' ? 'similar' : 'stem'
  if (!isQuoted) refuseMisplaced(lexeme, text)
  if (!isQuoted) refuseForeignSigns(lexeme, text)
  const words = readWords(lexeme.text, isQuoted, manner)
  if (words === undefined) throw new QueryError('there is no word here', lexeme, cut(text, lexeme))
  if (manner === 'prefix') checkPrefix(words, lexeme, text)
  return lexeme.except === undefined ? words : { ...words, except: readExcept(lexeme.except, text) }
}

function refuseMisplaced({ text: written, suffix, except, end }: Lexeme & { kind: 'words' }, text: string): void {
  const misplaced = written.search(/[*~]/)
  if (misplaced < 0) return
  const start = (except?.start ?? end) - suffix.length - written.length
  const sign = written[misplaced] ?? '*'
  const at = { start: start + misplaced, end: start + misplaced + 1 }
  const word = { start, end: start + written.length + suffix.length }
  throw new QueryError(`${sign} can only end a word`, at, replace(text, word, mendSign(`${written}${suffix}`, sign)))
}

/** A word with its sign at the end: what stands behind a * may be anything, what stands behind a ~ is part of the name. */
function mendSign(written: string, sign: string): string {
  const [first = '', ...others] = written.split(/[*~]+/)
  const rest = others.join('')
  // A number behind a ~ is a distance in other search languages.
  if (sign === '~') return `${first}${/^\d*$/.test(rest) ? '' : rest}~`
  if (first === '') return /[*~]$/.test(written) ? `${rest}*` : rest
  return first.length > 1 ? `${first}*` : `${first} ${rest}`
}

/** The words that are left out of a name's spellings, folded. */
function readExcept(except: NonNullable<(Lexeme & { kind: 'words' })['except']>, text: string): readonly string[] {
  const parts = except.text.split(/\s+/).filter(part => part !== '')
  const folded = parts.map(part => {
    const [only, ...others] = (minuses.has(part[0] ?? '') && readWords(part.slice(1), false, 'stem')?.elements) || []
    if (only === undefined || only.kind === 'run' || others.length > 0) {
      const reason = 'what is left out of a name is written (-word -word): single words, each with a minus'
      throw new QueryError(reason, except, cut(text, except))
    }
    return only.kind === 'word' ? only.form.word : only.joined.word
  })
  return [...new Set(folded)]
}

/** Signs of other search languages would be read as nothing, or as the contrary. */
function refuseForeignSigns(lexeme: Lexeme & { kind: 'words' }, text: string): void {
  if (/^\|{1,2}$/.test(lexeme.text)) throw new QueryError('"or" is written OR', lexeme, replace(text, lexeme, ' OR '))
  if (/^&{1,2}$/.test(lexeme.text))
    throw new QueryError('"and" is written AND, or not at all', lexeme, cut(text, lexeme))
  if (lexeme.text.includes('|')) {
    const sides = lexeme.text.split(/\|+/).filter(side => side !== '')
    throw new QueryError('"or" is written OR', lexeme, replace(text, lexeme, sides.join(' OR ')))
  }
  if (lexeme.text.length === 1 && minuses.has(lexeme.text)) {
    const gap = /^\s*/.exec(text.slice(lexeme.end))?.[0].length ?? 0
    const isLast = /^\s*(?:\)|$)/.test(text.slice(lexeme.end))
    const mended = isLast ? cut(text, lexeme) : replace(text, { start: lexeme.start, end: lexeme.end + gap }, '-')
    throw new QueryError('a minus stands right before the word to leave out', lexeme, mended)
  }
  if (!/^!./.test(lexeme.text)) return
  const sign = { start: lexeme.start, end: lexeme.start + 1 }
  throw new QueryError('what to leave out is written with a minus', sign, replace(text, sign, '-'))
}

/** A letter alone opens a good part of all words; a character of Chinese does not. */
function checkPrefix(words: Words, at: Span, text: string): void {
  const last = words.elements.at(-1)
  const stem = last?.kind === 'word' ? last.form.word : last?.kind === 'compound' ? last.parts.at(-1)?.word : undefined
  if (last?.kind === 'word' && stem !== undefined && stem.length < 2) {
    const bare = words.elements.length === 1 ? undefined : cut(text, { start: at.end - 1, end: at.end })
    throw new QueryError('a prefix needs at least 2 letters before the *', at, bare)
  }
}
