import type { AskWorker } from '../pipeline/story-jobs.ts'
import type { SharedSentence } from '../summaries/summarise-many.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import type { Article } from '../model/article.ts'
import type { StoryReport } from './fold-copies.ts'
import { renderSentence } from './render-sentence.ts'

export type Brief = {
  /** What the reports share, then what each adds, under headings where there are both. */
  readonly paragraphs: readonly string[]
  /** How many reports were read for it. */
  readonly reports: number
}

/** What several reports tell, word for word and linked; a sentence when it can't be told. */
export async function brief(ask: AskWorker, reports: readonly StoryReport[], words: number): Promise<Brief | string> {
  const articles = reports.map(({ article }) => article)
  const asked = articles.map(({ title, text, publisher, language }) => ({ title, text, publisher, language }))
  const outcome = await ask('summariseMany', { articles: asked, words })
  if (outcome.kind === 'failed') return `I could not read those reports: ${outcome.reason}`
  return { paragraphs: renderShared(outcome.value, articles, () => false), reports: articles.length }
}

/** The sentences under their headings, each with its publisher, day and who else tells it. */
export function renderShared(
  sentences: readonly SharedSentence[],
  articles: readonly Article[],
  isNew: (sentence: SharedSentence) => boolean,
): readonly string[] {
  const render = (sentence: SharedSentence) => renderOne(sentence, articles, isNew(sentence))
  const shared = sentences.filter(({ kind }) => kind === 'shared').map(render)
  const added = sentences.filter(({ kind }) => kind === 'added').map(render)
  if (shared.length === 0 || added.length === 0) return [...shared, ...added]
  return [...under('What they share', shared), ...under('What each adds', added)]
}

function under(heading: string, paragraphs: readonly string[]): string[] {
  return paragraphs.map((paragraph, at) => (at === 0 ? `**${heading}**\n${paragraph}` : paragraph))
}

function renderOne(sentence: SharedSentence, articles: readonly Article[], isNew: boolean): string {
  const article = articles[sentence.article]
  const words = renderSentence(sentence.text, isNew, article?.url)
  if (article === undefined) return words
  const others = sentence.sharedBy.filter(publisher => publisher !== article.publisher)
  const also = others.length === 0 ? '' : ` · also ${escapeMarkdown(shorten(others.join(', '), 80))}`
  const publisher = escapeMarkdown(shorten(article.publisher, 40))
  return `${words}\n-# ${publisher} · ${timestamp(article.publishedAt, 'd')}${also}`
}
