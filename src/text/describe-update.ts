import type { Article } from '../model/article.ts'
import type { Quotation } from '../model/quotation.ts'
import { diffTexts } from './diff-texts.ts'
import { diffWords, type WordChange } from './diff-words.ts'
import { escapeMarkdown, shorten } from './discord-markdown.ts'

export type ShownRevision = { readonly article: Article; readonly quotations: readonly Quotation[] }

const mostPassages = 5
const longestLine = 450
/** Words kept around a change, so that one sees where it is. */
const wordsAround = 4
const longestStretch = 160
/** A longer text would hold up the main loop. */
const mostSearched = 100_000

/**
 * What a revision changed, as lines of Discord markdown: removed words struck through, added ones in bold, and
 * quotations that no longer stand there. Empty where no word changed.
 */
export function describeUpdate(before: ShownRevision, after: Article): readonly string[] {
  const title = diffWords(before.article.title, after.title).some(({ kind }) => kind !== 'same')
    ? [`Headline: ${renderChanges(diffWords(before.article.title, after.title))}`]
    : []
  // From teaser to whole report it is we who read more, not the publisher who wrote more.
  if (before.article.completeness !== after.completeness) return title
  const passages = diffTexts(before.article.text, after.text).map(renderChanges)
  const shown = passages.slice(0, mostPassages)
  const more = passages.length - shown.length
  return [
    ...title,
    ...vanishedQuotations(before, after),
    ...shown,
    ...(more > 0 ? [`… and ${more} more ${more === 1 ? 'sentence' : 'sentences'}`] : []),
  ]
}

function renderChanges(changes: readonly WordChange[]): string {
  let line = ''
  for (const [at, change] of changes.entries()) {
    const next = renderChange(change, at === 0, at === changes.length - 1)
    if (line.length + next.length > longestLine) return `${line} …`
    line += line === '' ? next : ` ${next}`
  }
  return line
}

function renderChange({ kind, text }: WordChange, isFirst: boolean, isLast: boolean): string {
  if (kind === 'removed') return `~~${escapeMarkdown(shorten(text, longestStretch))}~~`
  if (kind === 'added') return `**${escapeMarkdown(shorten(text, longestStretch))}**`
  const words = text.split(' ')
  const keptBefore = isLast ? 0 : wordsAround
  const keptAfter = isFirst ? 0 : wordsAround
  if (words.length <= keptBefore + keptAfter) return escapeMarkdown(text)
  const kept = [words.slice(0, keptAfter).join(' '), '…', keptBefore === 0 ? '' : words.slice(-keptBefore).join(' ')]
  return escapeMarkdown(kept.filter(part => part !== '').join(' '))
}

function vanishedQuotations({ quotations }: ShownRevision, { text }: Article): readonly string[] {
  const standing = foldForSearch(text.slice(0, mostSearched))
  const gone = quotations.filter(
    it => it.kind !== 'indirect' && it.end < mostSearched && !standing.includes(foldForSearch(it.text)),
  )
  return gone.slice(0, 3).map(it => {
    const speaker = it.speaker === undefined ? '' : ` — ${escapeMarkdown(shorten(it.speaker.name, 80))}`
    return `No longer quoted: “${escapeMarkdown(shorten(it.text, longestStretch))}”${speaker}`
  })
}

function foldForSearch(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s“”"„«»‘’']+/g, ' ')
    .trim()
}
