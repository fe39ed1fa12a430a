import type { SampleReport } from '../playground.ts'

/** A sample report as a publisher prints it. */
export type PrintedReport = {
  readonly publisher: string
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly language: string
  /** When it came out. */
  readonly at: Date
  readonly path: string
  readonly link: string
}

/** Takes the file's title line and " date 2026-03-05 PLACE: " apart; the place opens the first paragraph, as in print. */
export function toPrinted(report: SampleReport, at: Date, address: string): PrintedReport {
  const slug = report.publisher.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const path = `/press/${slug}/${report.file.replace(/\.txt$/, '')}`
  const paragraphs = report.text
    .split(/\n{2,}/)
    .map(paragraph => paragraph.trim().replace(/^date \d{4}-\d\d-\d\d /, ''))
    .filter(paragraph => paragraph !== '' && paragraph !== report.title)
  const { publisher, title, language } = report
  return { publisher, title, paragraphs, language, at, path, link: address + path }
}
