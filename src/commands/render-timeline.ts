import type { Scope } from '../corpus/article-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { Article } from '../model/article.ts'
import type { Span } from '../model/span.ts'
import type { DayRange } from '../text/calendar-days.ts'
import { cutAround } from '../text/cut-around.ts'
import { escapeAndMark, escapeMarkdown, linkTo, shorten } from '../text/discord-markdown.ts'
import { addressOfSentence } from '../text/text-fragment.ts'
import { linkReport } from './link-report.ts'
import type { KeptEntry, KeptEvent, KeptPeak, KeptPlace, KeptTimeline } from './timeline-kept.ts'

const mostEntries = 8
/** An embed holds 4,096. */
const textLimit = 3900
const sentenceLimit = 420
const sourcesShown = 3
/** A sentence that stands above already is shown around its other date only. */
const repeatLimit = 160
const longestAddress = 400

type Store = Pick<CorpusStore, 'getArticle' | 'isVisible'>
type ArticleOf = (place: KeptPlace) => Article | undefined

/** Where each page of a timeline begins: as many whole entries as an embed shows. */
export function splitPages(entries: readonly KeptEntry[], articles: ReadonlyMap<number, Article>): readonly number[] {
  const starts = [0]
  for (let at = 1; at < entries.length; at++) {
    const start = starts.at(-1) ?? 0
    const page = entries.slice(start, at + 1)
    const isFull = page.length > mostEntries || renderEntries(page, ([id]) => articles.get(id)).length > textLimit
    if (isFull) starts.push(at)
  }
  return starts
}

/** A page of a timeline: each day once, under it what happened, word for word with the date marked, and who tells it. */
export async function renderTimeline(
  { entries, starts }: KeptTimeline,
  page: number,
  scope: Scope,
  store: Store,
): Promise<string> {
  const shown = entries.slice(starts[page] ?? entries.length, starts[page + 1])
  return shorten(renderEntries(shown, await readArticles(shown, scope, store)), textLimit + 100)
}

/** The revisions that were read; what the asker may no longer see is left out. */
async function readArticles(entries: readonly KeptEntry[], scope: Scope, store: Store): Promise<ArticleOf> {
  const places = entries.flatMap((entry): readonly (readonly [number, number?])[] => {
    if (entry.kind === 'event') return entry.sources.map(([id, revision]) => [id, revision] as const)
    return entry.articleId === undefined ? [] : [[entry.articleId]]
  })
  const articles = new Map<string, Article>()
  for (const [id, revision] of places) {
    if (articles.has(keyOf(id, revision)) || !(await store.isVisible(id, scope))) continue
    const article = await store.getArticle(id, revision)
    if (article !== undefined) articles.set(keyOf(id, revision), article)
  }
  return ([id, revision]) => articles.get(keyOf(id, revision)) ?? articles.get(keyOf(id))
}

function keyOf(id: number, revision?: number): string {
  return `${id} ${revision ?? ''}`
}

function renderEntries(entries: readonly KeptEntry[], articleOf: ArticleOf): string {
  let day = ''
  const seen = new Set<string>()
  return entries
    .flatMap(entry => {
      const text = entry.kind === 'peak' ? renderPeak(entry, articleOf) : renderEvent(entry, articleOf, seen)
      if (text === '') return []
      const heading = entry.kind === 'peak' ? entry.firstDay : nameDays(entry)
      const isSame = heading === day
      day = heading
      return [isSame ? text : `**${heading}**\n${text}`]
    })
    .join('\n\n')
}

function renderEvent(event: KeptEvent, articleOf: ArticleOf, seen: Set<string>): string {
  const article = articleOf(event.told)
  if (article === undefined) return ''
  const [id, , start, end] = event.told
  const sentence = article.text.slice(start, end).replaceAll(/\s/gu, ' ')
  const mark = event.mark === undefined ? undefined : { start: event.mark[0] - start, end: event.mark[1] - start }
  const isRepeat = seen.has(`${id} ${start}`)
  seen.add(`${id} ${start}`)
  const words = renderWords(sentence, mark, isRepeat ? repeatLimit : sentenceLimit)
  const shade = event.mark === undefined ? ' · printed that day' : event.isAhead ? ' · told beforehand' : ''
  return `> ${words}\n-# ${renderSources(event, articleOf)}${shade}`
}

function renderWords(sentence: string, mark: Span | undefined, limit: number): string {
  if (mark === undefined) return escapeMarkdown(shorten(sentence, limit))
  const cut = cutAround(sentence, mark, limit)
  return escapeAndMark(cut.text, [cut.span])
}

function renderSources({ sources, publishers }: KeptEvent, articleOf: ArticleOf): string {
  const named = sources.slice(0, sourcesShown).flatMap(place => {
    const article = articleOf(place)
    return article === undefined ? [] : [renderSource(article, place)]
  })
  const rest = publishers - named.length
  return `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function renderSource({ publisher, url, text }: Article, [, , start, end]: KeptPlace): string {
  const name = shorten(publisher, 40)
  if (url === undefined) return escapeMarkdown(name)
  const place = addressOfSentence(url, text.slice(start, end))
  if (place.length <= longestAddress) return linkTo(name, place)
  return url.length <= longestAddress ? linkTo(name, url) : escapeMarkdown(name)
}

function renderPeak({ reports, expected, articleId, publishers }: KeptPeak, articleOf: ArticleOf): string {
  const usual = expected < 1 ? 'usually none or one' : `usually ${Math.round(expected)}`
  const line = `📈 **${reports.toLocaleString('en')} reports** in one day, ${usual}`
  const article = articleId === undefined ? undefined : articleOf([articleId, 0, 0, 0])
  if (article === undefined) return line
  const headline = linkReport(article, 120, longestAddress)
  const others = publishers > 1 ? ` and ${publishers - 1} more` : ''
  return `${line}\nmost of them on: ${headline}\n-# ${escapeMarkdown(shorten(article.publisher, 40))}${others}`
}

/** "2026-03-05", "2026-02-23 to 2026-03-01", "October 2025", "2025", "2021 to 2026". */
export function nameDays({ firstDay, lastDay, precision }: DayRange): string {
  if (precision === 'month') return monthOf(firstDay)
  if (precision === 'year') {
    const [first, last] = [firstDay.slice(0, 4), lastDay.slice(0, 4)]
    return first === last ? first : `${first} to ${last}`
  }
  return firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`
}

function monthOf(day: string): string {
  return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day))
}
