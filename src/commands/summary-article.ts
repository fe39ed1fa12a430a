import type { Article } from '../model/article.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import type { CommandContext } from './command.ts'
import { findEarlier, findEarlierThan } from './find-earlier.ts'
import { fitParagraphs } from './fit-paragraphs.ts'
import { renderSentence } from './render-sentence.ts'
import { refuse, type Reply } from './reply.ts'

/** What one embed shows with ease on a phone. */
const articleWords = 160
const textWords = 120

/** The summary of one report as an answer; also behind the button and the message menu. */
export async function summariseArticle(article: Article, guildId: string, context: CommandContext): Promise<Reply> {
  const { store, desk } = context
  const { title, text, language, url } = article
  const [quotations, earlier] = await Promise.all([
    store.quotationsOf(article.id),
    findEarlier(store, desk.ask, article, { kind: 'guild', guildId }),
  ])
  const read = await desk.ask('summarise', {
    title,
    text,
    language,
    quotations,
    words: articleWords,
    earlier: earlier.map(asEarlier),
  })
  if (read.kind === 'failed') return refuse(`I could not read that report: ${read.reason}`)
  const { sentences } = read.value
  if (sentences.length === 0) return refuse('That report has no whole sentence to show.')
  const news = new Set(read.value.news)
  const shown = fitParagraphs(sentences.map(({ text: words, start }) => renderSentence(words, news.has(start), url)))
  const embed = {
    author: { name: shorten(article.publisher, 200) },
    title: shorten(escapeMarkdown(title), 256),
    ...(url === undefined ? {} : { url }),
    description: shown.text,
    footer: `${countSentences(sentences.length - shown.left)}${describe(article)}${explain(earlier.length)}`,
    timestamp: article.publishedAt,
  }
  return { kind: 'answer', post: { embeds: [embed] }, isPrivate: false }
}

/** The summary of words that are no article: a message, or what was typed into a form. For the asker alone. */
export async function summariseText(
  typed: string,
  title: string,
  guildId: string,
  { store, desk }: CommandContext,
): Promise<Reply> {
  const { text, quotations } = await desk.readText(typed)
  const earlier = await findEarlierThan(store, desk.ask, text, { kind: 'guild', guildId })
  const asked = { title: '', text, language: 'en', quotations, words: textWords, earlier: earlier.map(asEarlier) }
  const read = await desk.ask('summarise', asked)
  if (read.kind === 'failed') return refuse(`I could not read that text: ${read.reason}`)
  const { sentences } = read.value
  if (sentences.length === 0) return refuse('I found no whole sentence in that text.')
  const news = new Set(read.value.news)
  const shown = fitParagraphs(
    sentences.map(({ text: words, start }) => renderSentence(words, news.has(start), undefined)),
  )
  const footer = `${countSentences(sentences.length - shown.left)}${explain(earlier.length)}`
  return { kind: 'answer', post: { embeds: [{ title, description: shown.text, footer }] }, isPrivate: true }
}

/** What is compared of a report from before. */
function asEarlier({ title, text }: Article): Pick<Article, 'title' | 'text'> {
  return { title, text }
}

function countSentences(count: number): string {
  return count === 1 ? 'one sentence, word for word' : `${count} sentences, word for word`
}

function explain(earlier: number): string {
  if (earlier === 0) return ' · I hold no earlier report on this'
  return ' · New: told by no earlier report that I hold'
}

function describe({ completeness }: Article): string {
  return { full: '', teaser: ' · the feed gave a teaser only', paywalled: ' · behind a paywall' }[completeness]
}
