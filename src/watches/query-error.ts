import type { Span } from '../model/span.ts'

/** Thrown inside the parser only; `parseQuery` turns it into a value. */
export class QueryError extends Error {
  readonly at: Span
  /** The whole query as it might have been meant. */
  readonly suggestion: string | undefined

  constructor(reason: string, at: Span, suggestion?: string) {
    super(reason)
    this.name = 'QueryError'
    this.at = at
    this.suggestion = suggestion
  }
}
