import type { AliasStore } from '../corpus/alias-store.ts'
import type { Scope } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import type { Span } from '../model/span.ts'
import { isWhole, type ToldEvent } from '../stories/read-told-events.ts'
import { sentencesWithin, splitParagraphs } from '../text/sentences.ts'
import { expandAliases } from '../watches/aliases.ts'
import { matchQuery } from '../watches/match-query.ts'
import type { Query } from '../watches/query.ts'
import { createBreather } from './breathe.ts'
import { findAliases } from './find-aliases.ts'
import { createArticleReader, type ReadingStore } from './match-article.ts'

type Store = Pick<AliasStore, 'aliasesOf'> & ReadingStore

/** Which of the events that a report tells are on the topic. */
export type TopicJudge = (article: Article, events: readonly ToldEvent[]) => Promise<readonly ToldEvent[]>

/**
 * A report that has the query's words in its headline or all through its text is about it;
 * of others only the paragraphs that have them are.
 */
export async function createTopicJudge(store: Store, query: Query, scope: Scope): Promise<TopicJudge> {
  const expanded = expandAliases(query, await findAliases(store, scope))
  const read = createArticleReader(store, [expanded], scope)
  const breathe = createBreather()
  return async (article, events) => {
    await breathe()
    const match = matchQuery(expanded, await read(article))
    if (match === undefined) return []
    // A query of fields alone marks no words.
    if (match.title.length > 0 || match.text.length === 0) return events
    const paragraphs = splitParagraphs(article.text)
    const onTopic = holding(paragraphs, match.text)
    const isThroughout = onTopic.length >= Math.max(fewestParagraphs, paragraphs.length * leastOfParagraphs)
    if (isThroughout) return events
    const told = events.filter(({ sentence }) => onTopic.some(paragraph => overlap(sentence, paragraph)))
    return told.length > 0 ? told : untimed(article, onTopic, match.text)
  }
}

/** The first sentence on the topic, told on the day of its report as a lead is, where none of them names a time. */
function untimed(
  { text, publishedAt }: Article,
  onTopic: readonly Span[],
  marks: readonly Span[],
): readonly ToldEvent[] {
  const day = publishedAt.toISOString().slice(0, 10)
  const sentence = onTopic
    .flatMap(paragraph => sentencesWithin(text, paragraph))
    .find(span => marks.some(mark => overlap(mark, span)) && isWhole(text, span))
  if (sentence === undefined) return []
  const words = { ...sentence, text: text.slice(sentence.start, sentence.end) }
  return [{ firstDay: day, lastDay: day, precision: 'day', sentence: words, expression: undefined }]
}

/** The paragraphs with a mark in them; both are in order. */
function holding(paragraphs: readonly Span[], marks: readonly Span[]): readonly Span[] {
  let at = 0
  return paragraphs.filter(paragraph => {
    while ((marks[at]?.end ?? Infinity) <= paragraph.start) at++
    const mark = marks[at]
    return mark !== undefined && overlap(mark, paragraph)
  })
}

function overlap(left: Span, right: Span): boolean {
  return left.start < right.end && left.end > right.start
}

/** What a report comes back to in so many of its paragraphs it is about. */
const fewestParagraphs = 3
const leastOfParagraphs = 0.2
