import { readChapters } from '../stories/read-chapters.ts'
import { topHeadline } from '../stories/top-headline.ts'
import { beganAt, cameLate, firstOf } from '../text/began-at.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import { brief } from './brief.ts'
import type { CommandContext, Invocation } from './command.ts'
import type { StoryReport } from './fold-copies.ts'
import { fitLinked, linkReport } from './link-report.ts'
import { countOf, type StoryPage, type StorySubject } from './story-page.ts'
import { renderDays } from './story-reports.ts'

const summaryWords = 130
const publishersShown = 8
const chaptersShown = 6
const textLimit = 4000
/** The store gives no more. */
const mostHeld = 500

/** Who printed it since when, its chapters, and what all of its reports tell. */
export async function showOverview(
  { reports }: StorySubject,
  _invocation: Invocation,
  { desk }: CommandContext,
): Promise<StoryPage | string> {
  const told = await brief(desk.ask, chooseTold(reports), summaryWords)
  if (typeof told === 'string') return told
  const facts = (longest: number) =>
    [renderCounts(reports), renderPublishers(reports), renderChapters(reports, longest)].filter(it => it !== '')
  const shown = fitLinked(longest => [...facts(longest), ...told.paragraphs], textLimit)
  const notes = told.reports < reports.length ? [`summary of ${told.reports} of ${reports.length} reports`] : []
  const all = allOf(reports).length
  const cut = all < mostHeld ? [] : [`the newest ${mostHeld} reports of a longer story`]
  return { text: shown.text, pages: 1, notes: [...cut, ...notes, 'all sentences word for word'] }
}

/** A long story is told by how it opened and by its newest reports. */
const mostTold = 20

export function chooseTold(reports: readonly StoryReport[]): readonly StoryReport[] {
  return reports.length <= mostTold ? reports : [...reports.slice(0, 1), ...reports.slice(1 - mostTold)]
}

function renderCounts(reports: readonly StoryReport[]): string {
  const all = allOf(reports)
  const publishers = new Set(all.map(({ publisher }) => publisher)).size
  const first = firstOf(all)
  const newest = all.reduce((a, b) => (b.publishedAt > a.publishedAt ? b : a))
  const copied = all.length - reports.length
  const lines = [
    `**${countOf(all.length, 'report')} by ${countOf(publishers, 'publisher')}**${renderCopied(copied)}`,
    `${cameLate(first) ? 'First report' : 'First seen'} ${timestamp(beganAt(first))} in ${escapeMarkdown(shorten(first.publisher, 60))}`,
  ]
  if (all.length > 1) lines.push(`Newest report ${timestamp(newest.publishedAt, 'R')}`)
  return lines.join('\n')
}

function renderCopied(copied: number): string {
  if (copied === 0) return ''
  return copied === 1 ? ', one of them a wire copy' : `, ${copied} of them wire copies`
}

function renderPublishers(reports: readonly StoryReport[]): string {
  const counts = new Map<string, number>()
  for (const { publisher } of allOf(reports)) counts.set(publisher, (counts.get(publisher) ?? 0) + 1)
  if (counts.size < 2) return ''
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a)
  const names = sorted.slice(0, publishersShown).map(([name, count]) => {
    const shown = escapeMarkdown(shorten(name, 40))
    return count === 1 ? shown : `${shown} (${count})`
  })
  const rest = sorted.length - names.length
  return `**Publishers** ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function renderChapters(reports: readonly StoryReport[], longestAddress: number): string {
  const chapters = readChapters(reports.map(({ article }) => article.publishedAt))
  if (chapters.length < 2) return ''
  const lines = chapters.map(({ start, end }, at) => renderChapter(at + 1, reports.slice(start, end), longestAddress))
  const left = lines.length - chaptersShown
  const cut = left > 0 ? [`-# ${countOf(left, 'earlier chapter')} under Reports`] : []
  return ['**Chapters**', ...cut, ...lines.slice(-chaptersShown)].join('\n')
}

function renderChapter(number: number, reports: readonly StoryReport[], longestAddress: number): string {
  const headlines = reports.map(({ article: { title, language }, copies }) => ({
    title,
    language,
    copies: copies.length,
  }))
  const [top, first, last] = [reports[topHeadline(headlines) ?? 0], reports[0], reports.at(-1)]
  if (top === undefined || first === undefined || last === undefined) return ''
  const headline = linkReport(top.article, 100, longestAddress)
  return `${number}. ${renderDays(first, last)} · ${countOf(allOf(reports).length, 'report')}: ${headline}`
}

function allOf(reports: readonly StoryReport[]) {
  return reports.flatMap(({ article, copies }) => [article, ...copies])
}
