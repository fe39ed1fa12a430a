import type { Span } from '../model/span.ts'
import { cut, replace } from './edit-query.ts'
import { QueryError } from './query-error.ts'

/** A piece of a written query with its place in it. */
export type Lexeme = Span &
  (
    | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'end' }
    | { readonly kind: 'near'; readonly words: number | undefined }
    | { readonly kind: 'field'; readonly name: string }
    | { readonly kind: 'regex'; readonly pattern: string; readonly flags: string }
    | {
        readonly kind: 'words'
        readonly text: string
        readonly isQuoted: boolean
        readonly isExact: boolean
        readonly suffix: '' | '*' | '~'
        /** What stands in the parentheses right behind a ~: "-niger -nigerien". */
        readonly except: Mentioned | undefined
      }
  )

type Mentioned = Span & { readonly text: string }

/** The lexemes of a query, closed by an `end`. Throws QueryError where a quotation or regex is left open. */
export function lexQuery(text: string): Lexeme[] {
  const lexemes: Lexeme[] = []
  let at = 0
  while (at < text.length) {
    if (isSpace(text[at])) {
      at++
      continue
    }
    const lexeme = readLexeme(text, at)
    lexemes.push(lexeme)
    at = lexeme.end
  }
  lexemes.push({ kind: 'end', start: text.length, end: text.length })
  return lexemes
}

function readLexeme(text: string, start: number): Lexeme {
  const character = text[start] ?? ''
  if (character === '(') return { kind: 'open', start, end: start + 1 }
  if (character === ')') return { kind: 'close', start, end: start + 1 }
  if (minuses.has(character) && opensTerm(text[start + 1])) return { kind: 'not', start, end: start + 1 }
  if (character === '/') return readRegex(text, start)
  if (character === '=') return readWords(text, start, start + 1, true)
  return readOperator(text, start) ?? readField(text, start) ?? readWords(text, start, start, false)
}

function readOperator(text: string, start: number): Lexeme | undefined {
  const word = text.slice(start, endOfWord(text, start, longestOperator))
  const end = start + word.length
  if (word === 'AND') return { kind: 'and', start, end }
  if (word === 'OR') return { kind: 'or', start, end }
  if (word === 'NOT') return { kind: 'not', start, end }
  // Most words are neither, and a million queries are read at a start.
  if (!/^[nw]/i.test(word)) return undefined
  refuseOtherNears(text, { start, end })
  const near = /^NEAR(?:\/(.*))?$/.exec(word)
  if (near === null) return undefined
  const [, count] = near
  const words = count === undefined ? defaultNearWords : /^\d{1,6}$/.test(count) ? Number(count) : undefined
  return { kind: 'near', words, start, end }
}

/** near/5, NEAR5, NEAR(5), w/5: other search languages have them, and here they would be words. */
function refuseOtherNears(text: string, { start, end }: Span): void {
  const word = text.slice(start, end)
  const behind = word === 'NEAR' ? /^\(\s{0,5}(\d{1,6})\s{0,5}\)/.exec(text.slice(end, end + 20)) : null
  const found = behind ?? /^(?:near|within|w)\/(\d{1,6})$/i.exec(word) ?? /^NEAR(\d{1,6})$/.exec(word)
  if (found === null || word.startsWith('NEAR/')) return
  const at = { start, end: behind === null ? end : end + behind[0].length }
  throw new QueryError(`"so many words apart" is written NEAR/${found[1]}`, at, replace(text, at, ` NEAR/${found[1]} `))
}

const defaultNearWords = 10
/** "title:title:title:" is one long word from each of its fields on. */
const longestOperator = 40

function readField(text: string, start: number): Lexeme | undefined {
  const name = /^[A-Za-z]{2,20}(?=:)/.exec(text.slice(start, start + 21))?.[0]
  return name === undefined
    ? undefined
    : { kind: 'field', name: name.toLowerCase(), start, end: start + name.length + 1 }
}

/** Words from `from` on; `start` is where their "=" stands, if they have one. */
function readWords(text: string, start: number, from: number, isExact: boolean): Lexeme {
  const isQuoted = isQuote(text[from])
  const close = isQuoted ? closingQuote(text, from) : endOfWord(text, from)
  const written = isQuoted
    ? text
        .slice(from + 1, close)
        .trim()
        .replace(/\s+/g, ' ')
    : text.slice(from, close)
  const last = isQuoted ? text[close + 1] : written.at(-1)
  const suffix = last === '*' || last === '~' ? last : ''
  const words = isQuoted || suffix === '' ? written : written.slice(0, -1)
  const end = isQuoted ? close + 1 + suffix.length : close
  if (isQuoted && suffix === '~') refuseDistance(text, { start, end }, words)
  const except = suffix === '~' ? readExcept(text, end) : undefined
  return { kind: 'words', text: words, isQuoted, isExact, suffix, except, start, end: except?.end ?? end }
}

/** "a b"~5 of other search languages. */
function refuseDistance(text: string, { start, end }: Span, words: string): void {
  const distance = /^\d{1,3}(?![\p{L}\p{N}])/u.exec(text.slice(end, end + 6))?.[0]
  if (distance === undefined) return
  const parts = words.split(' ')
  const mended = parts.length === 2 ? parts.join(` NEAR/${distance} `) : text.slice(start, end)
  const at = { start: end, end: end + distance.length }
  const reason = '~ takes no number: it finds other spellings of a name, and NEAR/5 finds words close together'
  throw new QueryError(reason, at, replace(text, { start, end: at.end }, mended))
}

/** Parentheses that hold a minus and stand right behind a name. Others are a group of their own. */
function readExcept(text: string, open: number): Mentioned | undefined {
  if (text[open] !== '(') return undefined
  let from = open + 1
  while (isSpace(text[from])) from++
  if (!minuses.has(text[from] ?? '')) return undefined
  const close = text.indexOf(')', from)
  if (close < 0) throw new QueryError('this ( is never closed', { start: open, end: open + 1 }, `${text})`)
  return { text: text.slice(open + 1, close), start: open, end: close + 1 }
}

function closingQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) if (isQuote(text[at])) return at
  const at = { start: open, end: open + 1 }
  throw new QueryError('this quotation mark is never closed', at, closeQuote(text, open))
}

/** A mark with nothing behind it, or in the middle of a word, is one too many; others open a phrase. */
function closeQuote(text: string, open: number): string {
  const opensPhrase = /[^\s)]/.test(text.slice(open + 1)) && /^$|[\s(:=-]/.test(text[open - 1] ?? '')
  return opensPhrase ? `${text}"` : cut(text, { start: open, end: open + 1 })
}

function endOfWord(text: string, start: number, most = text.length): number {
  let at = start
  while (at < text.length && at - start < most && !isBreak(text[at])) at++
  return at
}

function readRegex(text: string, start: number): Lexeme {
  let at = start + 1
  while (at < text.length && text[at] !== '/') at += text[at] === '\\' ? 2 : 1
  if (at >= text.length) {
    throw new QueryError('this regular expression is never closed by a /', { start, end: start + 1 }, `${text}/`)
  }
  const flags = /^[A-Za-z]*/.exec(text.slice(at + 1, at + 20))?.[0] ?? ''
  return { kind: 'regex', pattern: text.slice(start + 1, at), flags, start, end: at + 1 + flags.length }
}

/** Telephones write a dash for a hyphen. */
export const minuses = new Set('-–−')

function opensTerm(character: string | undefined): boolean {
  return character !== undefined && character !== ')' && !isSpace(character)
}

function isBreak(character: string | undefined): boolean {
  return character === undefined || isSpace(character) || character === '(' || character === ')' || isQuote(character)
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character)
}

function isQuote(character: string | undefined): boolean {
  return character !== undefined && quotes.has(character)
}

const quotes = new Set('"“”„‟«»＂')
