import type { Span } from '../model/span.ts'
import type { Lexeme } from './lex-query.ts'
import type { Query, TextField } from './query.ts'
import { QueryError } from './query-error.ts'

/** A field with its value, or a QueryError that says which fields there are or what the value should look like. */
export function parseField(field: Lexeme & { kind: 'field' }, value: Query, text: string): Query {
  const { name } = field
  if (isTextField(name)) {
    refuseNested(value, field)
    return { kind: 'field', field: name, of: value }
  }
  if (name === 'lang') return parseLanguage(field, value, text)
  if (name === 'before' || name === 'after') return parseDay(name, field, value, text)
  throw unknownField(field, text)
}

const textFields: readonly TextField[] = ['title', 'publisher', 'speaker', 'quote', 'feed']
const fieldNames = [...textFields, 'lang', 'before', 'after']

function isTextField(name: string): name is TextField {
  return textFields.some(field => field === name)
}

function unknownField(field: Lexeme & { kind: 'field' }, text: string): QueryError {
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

function refuseNested(value: Query, at: Span): void {
  if (value.kind === 'all' || value.kind === 'any') {
    for (const part of value.of) refuseNested(part, at)
  } else if (value.kind === 'not') {
    refuseNested(value.of, at)
  } else if (value.kind !== 'words' && value.kind !== 'near') {
    throw new QueryError('a field can hold words, phrases, OR, NOT and NEAR, but no other field', at)
  }
}

function parseLanguage(field: Span, value: Query, text: string): Query {
  const written = value.kind === 'words' && value.manner === 'stem' ? value.text.toLowerCase() : ''
  const code = languageCodes.get(written) ?? /^([a-z]{2,3})(?:-[a-z0-9]+)*$/.exec(written)?.[1]
  if (code === undefined) {
    throw new QueryError('lang: needs a language code such as en, ur or ar', field, `${text.slice(0, field.end)}en`)
  }
  return { kind: 'language', code }
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

function parseDay(side: 'before' | 'after', field: Span, value: Query, text: string): Query {
  const day = value.kind === 'words' && value.manner === 'stem' ? value.text : ''
  if (firstInstantOf(day) === undefined) {
    const suggestion = `${text.slice(0, field.end)}2026-01-31`
    throw new QueryError(`${side}: needs a date written like 2026-01-31, 2026-01 or 2026`, field, suggestion)
  }
  return { kind: 'date', side, day }
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
