import type { Span } from '../model/span.ts'
import { cut, replace } from './edit-query.ts'
import type { Lexeme } from './lex-query.ts'
import type { Query, TextField } from './query.ts'
import { nameLanguage } from './name-language.ts'
import { QueryError } from './query-error.ts'

/** A field with its value, or a QueryError that says what the value should look like. `end` is where the value ends in the query. */
export function parseField(field: NamedField, value: Query, written: Written): Query {
  const { name } = field
  if (isTextField(name)) {
    refuseNested(value, field, written.text)
    return { kind: 'field', field: name, of: value }
  }
  return name === 'before' || name === 'after'
    ? parseDay(name, field, value, written)
    : parseLanguage(field, value, written)
}

type NamedField = Lexeme & { kind: 'field' }

type Written = { readonly text: string; readonly end: number }

/** Throws a QueryError that says which fields there are, unless this is one. */
export function refuseUnknown(field: NamedField, text: string): void {
  if (!fieldNames.includes(field.name)) throw unknownField(field, text)
}

/** A sentence for what a field can't hold. */
export const fieldHolds =
  'a field can hold words, phrases, OR, NOT and NEAR, but no other field and no regular expression'

const textFields: readonly TextField[] = ['title', 'publisher', 'speaker', 'quote', 'feed']
const fieldNames: readonly string[] = [...textFields, 'lang', 'before', 'after']

function isTextField(name: string): name is TextField {
  return textFields.some(field => field === name)
}

function unknownField(field: NamedField, text: string): QueryError {
  const meant = otherNames.get(field.name) ?? fieldNames.find(name => name.startsWith(field.name.slice(0, 3)))
  const rest = text.slice(field.end)
  const suggestion = `${text.slice(0, field.start)}${meant === undefined ? `${field.name} ` : `${meant}:`}${rest}`
  const reason = `there is no field "${field.name}"; the fields are ${fieldNames.join(', ')}`
  return new QueryError(reason, field, suggestion)
}

const otherNames = new Map(
  Object.entries({
    headline: 'title',
    intitle: 'title',
    site: 'publisher',
    source: 'publisher',
    paper: 'publisher',
    from: 'publisher',
    by: 'speaker',
    said: 'speaker',
    quotes: 'quote',
    language: 'lang',
    since: 'after',
    until: 'before',
  }),
)

function refuseNested(value: Query, at: Span, text: string): void {
  if (value.kind === 'all' || value.kind === 'any') {
    for (const part of value.of) refuseNested(part, at, text)
  } else if (value.kind === 'not') {
    refuseNested(value.of, at, text)
  } else if (value.kind !== 'words' && value.kind !== 'near') {
    throw new QueryError(fieldHolds, at, cut(text, at))
  }
}

function parseLanguage(field: Span, value: Query, { text, end }: Written): Query {
  const code = codeOf(value)
  if (code !== undefined) return { kind: 'language', code }
  const sides = value.kind === 'any' ? value.of.map(codeOf).filter(one => one !== undefined) : []
  const one = sides.length === 0 ? 'lang:en' : `(${sides.map(side => `lang:${side}`).join(' OR ')})`
  const reason =
    sides.length === 0
      ? 'lang: needs a language such as en, ur or ar'
      : 'lang: takes one language: say each with its own'
  throw new QueryError(reason, { start: field.start, end }, replace(text, { start: field.start, end }, one))
}

/** The code of the language that somebody named by its name or by a code of two or three letters; undefined for none. */
function codeOf(value: Query): string | undefined {
  const written = value.kind === 'words' && value.manner === 'stem' ? value.text.toLowerCase() : ''
  const named = languageCodes.get(written)
  if (named !== undefined) return named
  const short = /^([a-z]{2,3})(?:-[a-z0-9]+)*$/.exec(written)?.[1]
  if (short === undefined) return undefined
  if (short === 'und') return short
  // "urd" and "eng" are Urdu and English, too.
  const code = new Intl.Locale(short).language
  return nameLanguage(code) === undefined ? undefined : code
}

const languageCodes = new Map(
  Object.entries({
    arabic: 'ar',
    chinese: 'zh',
    dari: 'fa',
    english: 'en',
    farsi: 'fa',
    french: 'fr',
    german: 'de',
    hebrew: 'he',
    hindi: 'hi',
    italian: 'it',
    japanese: 'ja',
    korean: 'ko',
    pashto: 'ps',
    persian: 'fa',
    portuguese: 'pt',
    russian: 'ru',
    spanish: 'es',
    turkish: 'tr',
    ukrainian: 'uk',
    urdu: 'ur',
  }),
)

function parseDay(side: 'before' | 'after', field: Span, value: Query, { text, end }: Written): Query {
  const day = value.kind === 'words' && value.manner === 'stem' ? value.text : ''
  if (firstInstantOf(day) === undefined) {
    const at = { start: field.start, end }
    const suggestion = replace(text, { start: field.end, end }, mendDay(day))
    throw new QueryError(`${side}: needs a date written like 2026-01-31, 2026-01 or 2026`, at, suggestion)
  }
  return { kind: 'date', side, day }
}

/** A day that may be meant: 2026-3-5 and 2026/03/05 for one, the month where there is no such day. */
function mendDay(day: string): string {
  const [, year, month = '', ofMonth = ''] = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(day) ?? []
  if (year === undefined) return '2026-01-31'
  const parts = [year, month.padStart(2, '0'), ...(ofMonth === '' ? [] : [ofMonth.padStart(2, '0')])]
  while (parts.length > 1 && firstInstantOf(parts.join('-')) === undefined) parts.pop()
  return firstInstantOf(parts.join('-')) === undefined ? '2026-01-31' : parts.join('-')
}

/** First instant, in UTC, of a day, month or year written as YYYY[-MM[-DD]]; undefined for anything else. */
export function firstInstantOf(day: string): Date | undefined {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(day)
  if (parts === null) return undefined
  const instant = new Date(`${parts[1]}-${parts[2] ?? '01'}-${parts[3] ?? '01'}T00:00:00Z`)
  // The 31st of February would silently become the 3rd of March.
  const isReal = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day)
  return isReal ? instant : undefined
}
