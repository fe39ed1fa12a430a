import { parseDate } from '../../src/text/parse-date.ts'

/** One date a record: `{id, input}` in, `{id, date}` out; null where the input is no date. */
export async function* predict(records: AsyncIterable<unknown>): AsyncGenerator {
  for await (const record of records) {
    const { id, input } = record as { readonly id: unknown; readonly input: unknown }
    yield { id, date: parseDate(String(input))?.toISOString() ?? null }
  }
}
