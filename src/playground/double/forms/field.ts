/** One place in a request body: reading it checks it, and what is wrong is gathered under its path. */
export type Field = {
  readonly value: unknown
  /** Absent or null. */
  readonly isMissing: boolean
  readonly complain: Complain
  /** Complains when it is missing. */
  require(): Field
  get(key: string): Field
  /** The items of a list of `min` to `max`; none when it is missing. */
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

/** Notes what is wrong; gives undefined, so that a reader can return it. */
type Complain = (code: string, message: string) => undefined

/** A field at `path`; `note` gets its complaints and those of all fields below it. */
export function createField(
  value: unknown,
  path: readonly string[],
  note: (path: readonly string[], code: string, message: string) => void,
): Field {
  const isMissing = value === undefined || value === null
  const complain: Complain = (code, message) => {
    note(path, code, message)
    return undefined
  }
  const field: Field = {
    value,
    isMissing,
    complain,
    require() {
      if (isMissing) complain('BASE_TYPE_REQUIRED', 'This field is required')
      return field
    },
    get: key => createField(isRecord(value) ? value[key] : undefined, [...path, key], note),
    items: (max, min = 0) =>
      readItems(value, complain, [min, max]).map((it, index) => createField(it, [...path, String(index)], note)),
    text: (max, min = 0) => (isMissing ? undefined : readText(value, complain, [min, max])),
    integer: (min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) =>
      isMissing ? undefined : readInteger(value, complain, [min, max]),
    number: () => (isMissing ? undefined : readNumber(value, complain)),
    flag: () => (isMissing ? undefined : readFlag(value, complain)),
    oneOf: allowed => (isMissing ? undefined : readOneOf(value, complain, allowed)),
    url: schemes => (isMissing ? undefined : readUrl(value, complain, schemes)),
    snowflake: () => (isMissing ? undefined : readSnowflake(value, complain)),
  }
  return field
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

type Range = readonly [min: number, max: number]

function readItems(value: unknown, complain: Complain, range: Range): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) return complain('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType') ?? []
  if (isOutside(value.length, range)) complain('BASE_TYPE_BAD_LENGTH', lengthRule(range))
  return value
}

function readText(value: unknown, complain: Complain, range: Range): string | undefined {
  if (typeof value !== 'string') return complain('STRING_TYPE_CONVERT', 'Could not interpret the value as string.')
  const length = lengthOf(value)
  if (length === 0 && range[0] > 0) complain('BASE_TYPE_REQUIRED', 'This field is required')
  else if (isOutside(length, range))
    complain(range[0] > 0 ? 'BASE_TYPE_BAD_LENGTH' : 'BASE_TYPE_MAX_LENGTH', lengthRule(range))
  return value
}

function isOutside(length: number, [min, max]: Range): boolean {
  return length < min || length > max
}

function lengthRule([min, max]: Range): string {
  return min > 0 ? `Must be between ${min} and ${max} in length.` : `Must be ${max} or fewer in length.`
}

function readInteger(value: unknown, complain: Complain, [min, max]: Range): number | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value))
    return complain('NUMBER_TYPE_COERCE', `Value "${show(value)}" is not int.`)
  if (value < min) complain('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`)
  if (value > max) complain('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`)
  return value
}

function readNumber(value: unknown, complain: Complain): number | undefined {
  return typeof value === 'number' ? value : complain('NUMBER_TYPE_COERCE', `Value "${show(value)}" is not float.`)
}

function readFlag(value: unknown, complain: Complain): boolean | undefined {
  return typeof value === 'boolean' ? value : complain('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.')
}

function readOneOf(value: unknown, complain: Complain, allowed: readonly number[]): number | undefined {
  if (typeof value === 'number' && allowed.includes(value)) return value
  return complain('BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`)
}

function readUrl(value: unknown, complain: Complain, schemes: readonly string[]): string | undefined {
  const text = readText(value, complain, [0, 2048]) ?? ''
  if (text === '') return undefined
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  if (scheme === undefined || (scheme.startsWith('http') && !URL.canParse(text)))
    return complain('URL_TYPE_INVALID_URL', 'Not a well formed URL.')
  const list = schemes.map(it => `'${it}'`).join(', ')
  if (!schemes.includes(scheme))
    return complain('URL_TYPE_INVALID_SCHEME', `Scheme "${scheme}" must be one of (${list}).`)
  return text
}

function readSnowflake(value: unknown, complain: Complain): string | undefined {
  if ((typeof value === 'string' || typeof value === 'number') && /^\d{1,20}$/.test(String(value))) return String(value)
  return complain('NUMBER_TYPE_COERCE', `Value "${show(value)}" is not snowflake.`)
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
