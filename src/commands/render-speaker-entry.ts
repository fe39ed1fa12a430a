import type { ListedQuotation } from '../corpus/article-store.ts'
import { mergeSpeakers, type SpeakerEntry } from '../quotes/merge-speakers.ts'
import { readSpeakerName } from '../quotes/read-speaker-name.ts'
import { titleHistory, type TitleSpan } from '../quotes/title-history.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'

/**
 * Who is meant, over all articles: other spellings in print, and how the titles changed. Several speakers are named with
 * how often each speaks. Empty where there is nothing to tell.
 */
export function renderSpeakers(listed: readonly ListedQuotation[]): string {
  const names = new Map<string, number>()
  for (const { quotation } of listed) {
    const { speaker } = quotation
    if (speaker?.isNamed === true) names.set(speaker.name, (names.get(speaker.name) ?? 0) + 1)
  }
  const entries = mergeSpeakers([...names].map(([name, count]) => ({ name, count })))
  const [first, ...others] = entries
  if (first === undefined) return ''
  return others.length === 0 ? renderEntry(first, listed) : renderChoice(entries)
}

/** So many of everything, so short, that all stays within 700 units. */
const mostShown = 4

function renderEntry(entry: SpeakerEntry, listed: readonly ListedQuotation[]): string {
  const lines = []
  const others = entry.spellings.filter(({ name }) => name !== entry.name).slice(0, mostShown)
  if (others.length > 0) lines.push(`-# also in print as ${others.map(({ name }) => plain(name, 40)).join(', ')}`)
  const titles = titleHistory(listed.flatMap(titlesOf))
  if (titles.length > 1) lines.push(`-# titles: ${renderTitles(titles.slice(-mostShown))}`)
  return lines.length === 0 ? '' : [`**${plain(entry.name, 100)}**`, ...lines].join('\n')
}

function titlesOf({ quotation, article }: ListedQuotation) {
  const { speaker } = quotation
  if (speaker?.isNamed !== true) return []
  const titles = [readSpeakerName(speaker.name).title, speaker.role ?? '']
  return titles.filter(title => title !== '').map(title => ({ title, at: article.publishedAt }))
}

/** An arrow leads to what came later; what came on one day stands side by side. */
function renderTitles(titles: readonly TitleSpan[]): string {
  return titles
    .map((title, at) => {
      const before = titles[at - 1]
      const joint = before === undefined ? '' : dayOf(before.firstAt) === dayOf(title.firstAt) ? ', ' : ' → '
      return `${joint}${renderTitle(title)}`
    })
    .join('')
}

function renderTitle({ title, firstAt, lastAt }: TitleSpan): string {
  const isOneDay = dayOf(firstAt) === dayOf(lastAt)
  const days = isOneDay ? timestamp(firstAt, 'd') : `${timestamp(firstAt, 'd')}–${timestamp(lastAt, 'd')}`
  return `${plain(title, 70)} (${days})`
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}

function renderChoice(entries: readonly SpeakerEntry[]): string {
  const shown = entries.slice(0, mostShown).map(({ name, count }) => `${plain(name, 40)} (${count})`)
  const more = entries.length > mostShown ? ` and ${entries.length - mostShown} more` : ''
  return `-# ${entries.length} named speakers: ${shown.join(', ')}${more}. Choose one while typing \`speaker\` to see only theirs.`
}

function plain(text: string, limit: number): string {
  return escapeMarkdown(shorten(text, limit))
}
