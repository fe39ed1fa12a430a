import { readDatedEvents } from '../../src/text/dated-events.ts'
import { readReport } from './read-report.ts'

/** `{id, text, date}` in; `{id, events}` out, each with `date` or `range`, its place and its sentence. */
export async function* predict(records: AsyncIterable<unknown>): AsyncGenerator {
  for await (const record of records) {
    const report = readReport(record)
    if (typeof report === 'string') yield { id: Object(record)['id'], error: report }
    else if (report.publishedAt === undefined) yield { id: report.id, error: 'This record has no date.' }
    else yield { id: report.id, events: readDatedEvents(report.text, report.publishedAt).map(asRecord) }
  }
}

function asRecord({
  firstDay,
  lastDay,
  precision,
  expression,
  sentence,
}: ReturnType<typeof readDatedEvents>[number]): unknown {
  const when = firstDay === lastDay ? { date: firstDay } : { range: [firstDay, lastDay] }
  return { ...when, ...expression, precision, sentence: sentence.text }
}
