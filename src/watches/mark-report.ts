import type { Article } from '../model/article.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Span } from '../model/span.ts'
import type { Alias } from './aliases.ts'
import { chooseQuotation } from './choose-quotation.ts'
import { chooseSentence } from './choose-sentence.ts'
import { findSpans } from './find-spans.ts'

export type MarkRequest = {
  readonly article: Article
  readonly quotations: readonly Quotation[]
  readonly queries: readonly string[]
  readonly aliases: readonly Alias[]
}

/** What of a report answers watches. */
export type MarkedReport = {
  /** Where the watches' words stand in the title and in the text. */
  readonly titleSpans: readonly Span[]
  readonly textSpans: readonly Span[]
  /** The sentence to show; its marks are the textSpans inside it. */
  readonly sentence: Span | undefined
  readonly quotation: Quotation | undefined
}

/** Marks what queries found in a report, and chooses the sentence and the quotation to show. */
export function markReport({ article, quotations, queries, aliases }: MarkRequest): MarkedReport {
  const { title, text } = findSpans(queries, article, quotations, aliases)
  return {
    titleSpans: title,
    textSpans: text,
    sentence: chooseSentence(article.text, text),
    quotation: chooseQuotation(quotations, text),
  }
}
