/** Plain values with Dates as text; `unpack` gives them back equal, but for fields that are undefined. */
export function pack(value: unknown): string {
  return JSON.stringify(withMarkedDates(value))
}

/** What `pack` was given. Only `pack` writes these columns, so the caller may name the type. */
export function unpack(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => (isMarkedDate(value) ? new Date(value.$date) : value))
}

function withMarkedDates(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.getTime() }
  if (Array.isArray(value)) return value.map(withMarkedDates)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withMarkedDates(inner)]))
}

function isMarkedDate(value: unknown): value is { readonly $date: number } {
  return typeof value === 'object' && value !== null && '$date' in value && typeof value.$date === 'number'
}
