import { decodeBytes } from './decode-bytes.ts'
import { readMarkdownReport, readReport } from './read-report.ts'
import type { Report } from './read-report.ts'
import { readPage } from './read-page.ts'

export type ReportFileReading =
  | ({ readonly kind: 'report' } & Report)
  | { readonly kind: 'unreadable'; readonly reason: string }

/**
 * Reads one report from a file of plain text, Markdown or HTML, told apart by the end of its name (or by its first
 * characters). Any charset, with or without a byte order mark, any line ends.
 */
export function readReportFile(bytes: Uint8Array, fileName: string): ReportFileReading {
  const text = decodeBytes(bytes, undefined)
  if (/\.x?html?$/i.test(fileName) || /^<(?:!doctype html|html)/i.test(text.slice(0, 20))) return readHtmlReport(bytes)
  const report = /\.(?:md|markdown)$/i.test(fileName) ? readMarkdownReport(text) : readReport(text)
  return report.text === '' ? { kind: 'unreadable', reason: 'The file holds no text.' } : { kind: 'report', ...report }
}

function readHtmlReport(bytes: Uint8Array): ReportFileReading {
  const page = readPage(bytes, { contentType: undefined, url: undefined })
  if (page.kind === 'unreadable') return page
  const { title, text, dateline, publishedAt, author, publisher, language, imageUrl } = page
  return {
    kind: 'report',
    title,
    text,
    dateline,
    publishedAt,
    author,
    publisher,
    url: page.canonicalUrl,
    language,
    imageUrl,
  }
}
