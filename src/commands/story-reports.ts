import { readChapters } from '../stories/read-chapters.ts'
import { timestamp } from '../text/discord-markdown.ts'
import type { StoryReport } from './fold-copies.ts'
import { packPages } from './pack-pages.ts'
import { countOf, pageOf, renderReportLine, type StoryPage, type StorySubject } from './story-page.ts'
import type { Invocation } from './command.ts'

const pageSize = 7

/** All reports in order of time, chapter by chapter; a wire copy is told with the report it repeats. */
export function showReports({ reports }: StorySubject, { page }: Invocation): Promise<StoryPage | string> {
  const chapters = readChapters(reports.map(({ article }) => article.publishedAt))
  const paragraphs = chapters.flatMap(({ start, end }, number) =>
    reports.slice(start, end).map(({ article, copies }, at) => {
      const line = renderReportLine(article, copies)
      return at > 0 || chapters.length < 2 ? line : `${renderHeading(number, reports.slice(start, end))}\n${line}`
    }),
  )
  const copied = reports.reduce((sum, { copies }) => sum + copies.length, 0)
  const notes = [
    countOf(reports.length, 'report'),
    ...(copied === 0 ? [] : [copied === 1 ? '1 wire copy folded' : `${copied} wire copies folded`]),
  ]
  return Promise.resolve(pageOf(packPages(paragraphs, pageSize), page, notes))
}

function renderHeading(number: number, reports: readonly StoryReport[]): string {
  const [first, last] = [reports[0], reports.at(-1)]
  if (first === undefined || last === undefined) return ''
  return `### Chapter ${number + 1}: ${renderDays(first, last)}`
}

/** "05/03/2026 – 07/03/2026", or one day. */
export function renderDays({ article: first }: StoryReport, { article: last }: StoryReport): string {
  const [from, to] = [timestamp(first.publishedAt, 'd'), timestamp(last.publishedAt, 'd')]
  const isOneDay = first.publishedAt.toISOString().slice(0, 10) === last.publishedAt.toISOString().slice(0, 10)
  return isOneDay ? from : `${from} – ${to}`
}
