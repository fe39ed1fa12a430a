import type { Article } from '../model/article.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import type { StoryReport } from './fold-copies.ts'
import { linkReport } from './link-report.ts'

/** A story that was asked for. */
export type StorySubject = {
  /** Oldest first, never empty. */
  readonly reports: readonly StoryReport[]
  /** The options that name it again. */
  readonly named: Readonly<Record<string, string | number>>
}

/** A page of one part of a story. */
export type StoryPage = {
  readonly text: string
  readonly pages: number
  /** For the small print. */
  readonly notes: readonly string[]
}

/** The page asked for of many; a sentence when there is none. */
export function pageOf(
  pages: readonly (readonly string[])[],
  page: number,
  notes: readonly string[],
): StoryPage | string {
  const shown = pages[page]
  if (shown === undefined) return 'There is no more of this story.'
  return { text: shown.join('\n\n'), pages: pages.length, notes }
}

/** Headline, linked, with publisher and time on a line below. */
export function renderReportLine(article: Article, copies: readonly Article[], longestAddress?: number): string {
  const { publisher, publishedAt } = article
  const headline = linkReport(article, 160, longestAddress)
  const where = `${escapeMarkdown(shorten(publisher, 60))} · ${timestamp(publishedAt)}`
  return `**${headline}**\n${where}${renderCopies(publisher, copies)}`
}

/** Who else prints the same words: "+3 with the same wire copy: Dawn, Geo". Empty for nobody. */
export function renderCopies(publisher: string, copies: readonly Article[]): string {
  if (copies.length === 0) return ''
  const others = [...new Set(copies.map(copy => copy.publisher))].filter(name => name !== publisher)
  if (others.length === 0) return `\n-# printed again ${copies.length === 1 ? 'once' : `${copies.length} times`}`
  const names = escapeMarkdown(shorten(others.join(', '), 160))
  return `\n-# ${others.length} more ${others.length === 1 ? 'prints' : 'print'} the same wire copy: ${names}`
}

/** "1 report", "7 reports". */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
