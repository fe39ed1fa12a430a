import { ApiError } from '../api-error.ts'

/** One place in a request body: reading it checks it, and what is wrong is gathered under its path. */
export type Field = {
  readonly value: unknown
  /** Absent or null. */
  readonly isMissing: boolean
  complain(code: string, message: string): void
  /** Complains when it is missing. */
  require(): Field
  get(key: string): Field
  /** The items of a list of at most `max`; none when it is missing. */
  items(max: number, min?: number): Field[]
  /** A text of `min` to `max` characters (code points). */
  text(max: number, min?: number): string | undefined
  integer(min?: number, max?: number): number | undefined
  number(): number | undefined
  flag(): boolean | undefined
  oneOf(allowed: readonly number[]): number | undefined
  /** An address with one of these schemes. */
  url(schemes: readonly string[]): string | undefined
  snowflake(): string | undefined
}

/** The root of a body. `finish` throws Discord's 50035 with all complaints, if there are any. */
export function readForm(body: unknown): { readonly root: Field; finish(): void } {
  const errors: ErrorTree = {}
  return {
    root: createField(body, [], errors),
    finish() {
      if (Object.keys(errors).length > 0) throw new ApiError(400, 50035, 'Invalid Form Body', errors)
    },
  }
}

/** The value without the keys that are undefined. */
export function compact<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, it]) => it !== undefined)) as T
}

/** The length Discord counts: code points. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}

/** Whether the value is an object with keys, not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type ErrorTree = { [key: string]: ErrorTree | { code: string; message: string }[] }

function createField(value: unknown, path: readonly string[], errors: ErrorTree): Field {
  const isMissing = value === undefined || value === null
  const complain = (code: string, message: string) => addError(errors, path, { code, message })
  const complainIf = (isWrong: boolean, code: string, message: string) => isWrong && complain(code, message)
  const field: Field = {
    value,
    isMissing,
    complain,
    require() {
      complainIf(isMissing, 'BASE_TYPE_REQUIRED', 'This field is required')
      return field
    },
    get: key => createField(isRecord(value) ? value[key] : undefined, [...path, key], errors),
    items(max, min = 0) {
      if (isMissing) return []
      if (!Array.isArray(value)) {
        complain('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')
        return []
      }
      complainIf(value.length > max || value.length < min, 'BASE_TYPE_BAD_LENGTH', lengthRule(min, max))
      return value.map((it, index) => createField(it, [...path, String(index)], errors))
    },
    text(max, min = 0) {
      if (isMissing) return undefined
      if (typeof value !== 'string')
        return void complain('STRING_TYPE_CONVERT', `Could not interpret the value as string.`)
      const length = lengthOf(value)
      if (length === 0 && min > 0) complain('BASE_TYPE_REQUIRED', 'This field is required')
      else
        complainIf(
          length > max || length < min,
          min > 0 ? 'BASE_TYPE_BAD_LENGTH' : 'BASE_TYPE_MAX_LENGTH',
          lengthRule(min, max),
        )
      return value
    },
    integer(min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) {
      if (isMissing) return undefined
      if (typeof value !== 'number' || !Number.isInteger(value))
        return void complain('NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`)
      complainIf(value < min, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`)
      complainIf(value > max, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`)
      return value
    },
    number() {
      if (isMissing || typeof value === 'number') return value ?? undefined
      return void complain('NUMBER_TYPE_COERCE', `Value "${String(value)}" is not float.`)
    },
    flag() {
      if (isMissing) return undefined
      if (typeof value === 'boolean') return value
      return void complain('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.')
    },
    oneOf(allowed) {
      if (typeof value === 'number' && allowed.includes(value)) return value
      if (!isMissing) complain('BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`)
      return undefined
    },
    url(schemes) {
      const text = field.text(2048)
      if (text === undefined || text === '') return undefined
      const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase()
      if (scheme === undefined || (scheme.startsWith('http') && !URL.canParse(text)))
        return void complain('URL_TYPE_INVALID_URL', 'Not a well formed URL.')
      const list = schemes.map(it => `'${it}'`).join(', ')
      complainIf(!schemes.includes(scheme), 'URL_TYPE_INVALID_SCHEME', `Scheme "${scheme}" must be one of (${list}).`)
      return text
    },
    snowflake() {
      if (isMissing) return undefined
      if ((typeof value === 'string' || typeof value === 'number') && /^\d{1,20}$/.test(String(value)))
        return String(value)
      return void complain('NUMBER_TYPE_COERCE', `Value "${String(value)}" is not snowflake.`)
    },
  }
  return field
}

function lengthRule(min: number, max: number): string {
  return min > 0 ? `Must be between ${min} and ${max} in length.` : `Must be ${max} or fewer in length.`
}

function addError(tree: ErrorTree, path: readonly string[], error: { code: string; message: string }): void {
  let node = tree
  for (const key of path) {
    const next = node[key]
    if (next !== undefined && !Array.isArray(next)) node = next
    else {
      const fresh: ErrorTree = {}
      node[key] = fresh
      node = fresh
    }
  }
  const list = node['_errors']
  if (Array.isArray(list)) list.push(error)
  else node['_errors'] = [error]
}
