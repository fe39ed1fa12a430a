export type Report = {
  readonly id: unknown
  readonly title: string
  readonly text: string
  readonly publishedAt: Date | undefined
}

/** A record `{id, title?, text?, date?}`, or a sentence that says what is wrong with it. */
export function readReport(record: unknown): Report | string {
  const { id, title, text, date } = Object(record) as Readonly<Record<string, unknown>>
  if (typeof title !== 'string' && typeof text !== 'string') return 'This record has neither title nor text.'
  return { id, title: asText(title), text: asText(text), publishedAt: readDate(date) }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function readDate(value: unknown): Date | undefined {
  if (typeof value !== 'string') return undefined
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? undefined : date
}
