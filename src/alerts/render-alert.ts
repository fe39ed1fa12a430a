import type { OutboxRow } from '../model/alert.ts'
import type { Article } from '../model/article.ts'
import type { Control, Embed, Post } from '../model/post.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Span } from '../model/span.ts'
import { escapeAndMark, escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import type { StoryContent } from './compose-story.ts'
import { renderQuotation } from './render-quotation.ts'
import { renderStory } from './render-story.ts'
import { titleForThread } from './thread-title.ts'

/** What one alert tells. */
export type AlertContent = {
  readonly key: string
  readonly rows: readonly OutboxRow[]
  readonly article: Article
  /** Where the watches' words stand in the title and in the text. */
  readonly titleSpans: readonly Span[]
  readonly textSpans: readonly Span[]
  /** The sentence to show; its marks are the textSpans inside it. */
  readonly sentence: Span | undefined
  readonly quotation: Quotation | undefined
  /** What a later revision changed, as lines of markdown; undefined for news. */
  readonly update?: readonly string[] | undefined
  /** Undefined for an alert whose article stands in no story yet. */
  readonly story?: StoryContent | undefined
}

export const alertColor = 0x2f6fde

/** One alert as a message: headline, publisher, time, the sentence that matched, the strongest quotation, link. */
export function renderAlert(alert: AlertContent): Post {
  const { article, rows } = alert
  const embed: Embed = {
    author: { name: shorten(article.publisher, 200) },
    // Titles are bold already: what matched is underlined.
    title: markTitle(alert),
    ...(article.url === undefined ? {} : { url: article.url }),
    description: describe(alert),
    color: alertColor,
    ...(hasUpdate(alert) ? { fields: [renderUpdate(alert.update, article)] } : {}),
    footer: shorten(footerOf(alert), 300),
    timestamp: article.publishedAt,
  }
  return { ...mentionRoles(rows), name: titleForThread(article), embeds: [embed], rows: [alertButtons(alert)] }
}

function footerOf(alert: AlertContent): string {
  const { asked, early } = namesOf(alert)
  const also = early.length === 0 ? '' : ` · also for ${early.join(', ')}, instead of later`
  return `${asked.length > 1 ? 'Watches' : 'Watch'}: ${asked.join(', ')}${also}`
}

/** Every watch that the message answers, also those whose reports were folded into it; `early`: those that want digests. */
function namesOf({ rows, story }: Pick<AlertContent, 'rows' | 'story'>) {
  const watches = [...rows.map(({ watchName: name, isGathered }) => ({ name, isGathered })), ...(story?.watches ?? [])]
  const asked = new Set(watches.filter(({ isGathered }) => !isGathered).map(({ name }) => name))
  const early = new Set(watches.map(({ name }) => name).filter(name => !asked.has(name)))
  return { asked: [...asked], early: [...early] }
}

/** Mentions the roles that the watches name, each once. */
export function mentionRoles(rows: readonly OutboxRow[]): Pick<Post, 'content' | 'mentionRoleIds'> {
  const roleIds = [...new Set(rows.flatMap(row => (row.roleId === undefined ? [] : [row.roleId])))]
  if (roleIds.length === 0) return {}
  return { content: roleIds.map(id => `<@&${id}>`).join(' '), mentionRoleIds: roleIds }
}

/** The headline of a report without marks. */
export function titleOf(article: Article): string {
  return markTitle({ article, titleSpans: [] })
}

/** The headline within Discord's 256 characters, cut before it is escaped: half an escape or mark would show. */
function markTitle({ article, titleSpans }: Pick<AlertContent, 'article' | 'titleSpans'>): string {
  for (let limit = 200; ; limit -= 20) {
    const marked = escapeAndMark(shorten(article.title, limit), titleSpans, '__')
    // Without a headline there would be nothing to press for the report.
    if (marked.trim() === '') return 'Untitled report'
    if (marked.length <= 256 || limit <= 100) return marked
  }
}

type Updated = AlertContent & { readonly update: readonly string[] }

export function hasUpdate(alert: AlertContent): alert is Updated {
  return alert.update !== undefined && alert.update.length > 0
}

export function renderUpdate(update: readonly string[], { revision }: Article) {
  const times = revision > 2 ? ` (revision ${revision})` : ''
  return { name: `✏️ Updated${times}`, value: fitLines(update, 1024) }
}

function describe(alert: AlertContent): string {
  const parts: string[] = []
  if (alert.sentence !== undefined && !isMostlyIn(alert.quotation, alert.sentence)) {
    parts.push(markSentence(alert, alert.sentence))
  }
  if (alert.quotation !== undefined && !isInside(alert.quotation, alert.sentence)) {
    parts.push(renderQuotation(alert.quotation, 600))
  }
  const { dateline } = alert.article
  if (dateline !== undefined) parts.push(`-# ${escapeMarkdown(dateline)}`)
  const story = renderStory(alert.story)
  return [...parts, ...(story.length === 0 ? [] : [story.join('\n')])].join('\n\n')
}

function markSentence(alert: AlertContent, sentence: Span): string {
  const text = shorten(alert.article.text.slice(sentence.start, sentence.end), 900)
  const marks = alert.textSpans
    .filter(span => span.start >= sentence.start && span.end <= sentence.start + text.length)
    .map(span => ({ start: span.start - sentence.start, end: span.end - sentence.start }))
  return escapeAndMark(text, marks)
}

function isInside(inner: Span, outer: Span | undefined): boolean {
  return outer !== undefined && inner.start >= outer.start && inner.end <= outer.end
}

/** A quotation of several sentences would say this one a second time. */
function isMostlyIn(quotation: Quotation | undefined, sentence: Span): boolean {
  if (quotation === undefined || isInside(quotation, sentence)) return false
  const shared = Math.min(quotation.end, sentence.end) - Math.max(quotation.start, sentence.start)
  return shared > 0.8 * (sentence.end - sentence.start)
}

// The key rides in a button, so that our own message can be recognised after a crash.
function alertButtons({ article, rows, key, story }: AlertContent): readonly Control[] {
  return [
    { kind: 'button', id: `summary:${article.id}`, label: 'Summary', style: 'primary' },
    { kind: 'button', id: `quotes:${article.id}`, label: 'Quotes', style: 'secondary' },
    { kind: 'button', id: `related:${article.id}`, label: 'Related', style: 'secondary' },
    ...(story === undefined || story.reports < 2
      ? []
      : [{ kind: 'button', id: `story:${story.storyId}`, label: 'Story', style: 'secondary' } as const]),
    ...muteButton(rows, key, Object.values(namesOf({ rows, story })).flat().length),
  ]
}

/** Quietens for a day the watches that the message answers: so many. */
export function muteButton([first]: readonly OutboxRow[], key: string, watches: number): readonly Control[] {
  if (first === undefined) return []
  const label = watches > 1 ? 'Mute these watches for a day' : 'Mute this watch for a day'
  return [{ kind: 'button', id: `mute:${first.watchId}:${key}`, label, style: 'secondary' }]
}

function fitLines(lines: readonly string[], limit: number): string {
  let text = ''
  for (const line of lines) {
    if (text.length + line.length + 1 > limit) break
    text += text === '' ? line : `\n${line}`
  }
  return text
}
