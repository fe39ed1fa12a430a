import { readReportFile, type ReportFileReading } from '../../feeds/read/read-report-file.ts'
import { readReport } from '../../feeds/read/read-report.ts'
import { readDateline } from '../../text/dateline.ts'
import { parseDate } from '../../text/parse-date.ts'
import { titleFromText } from '../../text/title-from-text.ts'
import { readArticle, type ReadArticle } from '../read-article.ts'
import type { ReadingFailure } from '../readers.ts'
import type { ImportRecord } from './read-records.ts'

/** Printed where a file names no publisher. */
const unknownPublisher = 'Imported'

/** Reads one report of an import. What its index or its line says goes before what its text says. */
export function readRecord(record: ImportRecord): ReadArticle | ReadingFailure {
  const { metadata } = record
  const reading = readBody(record)
  if (reading.kind === 'unreadable') return { kind: 'failed', reason: reading.reason }
  if (reading.text.trim() === '') return { kind: 'failed', reason: 'it holds no text' }
  const url = metadata.url ?? reading.url
  return readArticle({
    title: metadata.title ?? (reading.title === '' ? titleFromText(reading.text) : reading.title),
    text: reading.text,
    publisher: metadata.publisher ?? reading.publisher ?? unknownPublisher,
    url: url !== undefined && URL.canParse(url) ? url : undefined,
    author: metadata.author ?? reading.author,
    language: metadata.language ?? reading.language,
    dateline: reading.dateline,
    publishedAt: parseDate(metadata.publishedAt ?? '') ?? reading.publishedAt ?? record.modifiedAt,
    imageUrl: reading.imageUrl,
    completeness: 'full',
  })
}

function readBody({ body, where, metadata }: ImportRecord): ReportFileReading {
  if (body.kind === 'file') return readReportFile(body.bytes, where)
  const report = readReport(body.text)
  if (metadata.title === undefined) return { kind: 'report', ...report }
  // With its title beside it, the text's first line is no headline, however short.
  const dateline = readDateline(body.text)
  const text = dateline === undefined ? body.text.trim() : body.text.slice(dateline.end).trim()
  return { kind: 'report', ...report, text }
}
