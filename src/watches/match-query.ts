import type { Span } from '../model/span.ts'
import { compileRegex, literalsOf } from './regex.ts'
import type { AnalysedArticle, AnalysedQuotation, AnalysedText } from './analyse-article.ts'
import { findNear } from './find-near.ts'
import { type Hit, findWords } from './find-words.ts'
import { firstInstantOf } from './parse-field.ts'
import type { Query, Regex, TextField } from './query.ts'

/** Where an article answered a query: sorted, not overlapping. Both empty when only fields such as lang: were asked. */
export type Match = { readonly title: readonly Span[]; readonly text: readonly Span[] }

/** Why and where the article answers the query, or undefined when it doesn't. The one judge of searches and watches. */
export function matchQuery(query: Query, article: AnalysedArticle): Match | undefined {
  const spans: Found[] = []
  if (!evaluate(query, { article, texts: [article.title, article.text], found: spans })) return undefined
  return { title: spansIn('title', spans), text: spansIn('text', spans) }
}

/** The same answer as `matchQuery`, without looking for every place. */
export function answersQuery(query: Query, article: AnalysedArticle): boolean {
  return evaluate(query, { article, texts: [article.title, article.text], found: undefined })
}

/** Where to look, and a list for what is found when anybody wants to know. */
type Scope = {
  readonly article: AnalysedArticle
  readonly texts: readonly AnalysedText[]
  readonly found: Found[] | undefined
}

type Found = { readonly place: AnalysedText['place']; readonly span: Span }

function evaluate(query: Query, scope: Scope): boolean {
  switch (query.kind) {
    case 'all':
      return evaluateAll(query.of, scope)
    case 'any':
      return evaluateAny(query.of, scope)
    case 'not':
      return !evaluate(query.of, { ...scope, found: undefined })
    case 'words':
      return someText(scope, (text, most) => findWords(query, text, most))
    case 'near':
      return someText(scope, (text, most) => findNear(query, text, most))
    case 'regex':
      return evaluateRegex(query, scope)
    case 'field':
      return evaluateField(query.field, query.of, scope)
    case 'language':
      return scope.article.language === query.code
    case 'date':
      return isOnSide(query.side, query.day, scope.article.publishedAt)
  }
}

function evaluateAll(parts: readonly Query[], scope: Scope): boolean {
  const attributions = parts.filter(isAttribution)
  const isOneQuotation = new Set(attributions.map(part => part.field)).size === 2
  if (!isOneQuotation) return parts.every(part => evaluate(part, scope))
  const others = parts.filter(part => !attributions.some(attribution => attribution === part))
  return others.every(part => evaluate(part, scope)) && evaluateAttribution(attributions, scope)
}

function evaluateAny(sides: readonly Query[], scope: Scope): boolean {
  if (scope.found === undefined) return sides.some(side => evaluate(side, scope))
  // A side that fails half way must leave no spans behind.
  const answers = sides.map(side => evaluateApart(side, scope))
  return answers.includes(true)
}

function evaluateApart(query: Query, scope: Scope): boolean {
  const found: Found[] = []
  const isAnswered = evaluate(query, { ...scope, found: scope.found === undefined ? undefined : found })
  if (isAnswered) scope.found?.push(...found)
  return isAnswered
}

function evaluateField(field: TextField, query: Query, scope: Scope): boolean {
  const { article } = scope
  switch (field) {
    case 'title':
      return evaluate(query, { ...scope, texts: [article.title] })
    case 'publisher':
      return evaluate(query, { ...scope, texts: [article.publisher()] })
    case 'feed':
      return someApart(article.feeds(), scope, (feed, inner) => evaluate(query, { ...inner, texts: [feed] }))
    case 'speaker':
    case 'quote':
      return evaluateAttribution([{ kind: 'field', field, of: query }], scope)
  }
}

type Attribution = Query & { readonly kind: 'field' }

function isAttribution(query: Query): query is Attribution {
  return query.kind === 'field' && (query.field === 'speaker' || query.field === 'quote')
}

/** speaker: and quote: side by side are about one and the same quotation. */
function evaluateAttribution(parts: readonly Attribution[], scope: Scope): boolean {
  const asksWho = parts.some(part => part.field === 'speaker')
  return someApart(scope.article.quotations(), scope, (quotation, inner) => {
    const isAnswered = parts.every(part => evaluate(part.of, { ...inner, texts: textsOf(part.field, quotation) }))
    if (isAnswered && asksWho && quotation.mention !== undefined) markMention(quotation.mention, inner)
    return isAnswered
  })
}

function markMention({ start, end }: Span, { found }: Scope): void {
  found?.push({ place: 'text', span: { start, end } })
}

function textsOf(field: TextField, quotation: AnalysedQuotation): readonly AnalysedText[] {
  if (field === 'quote') return [quotation.words]
  return quotation.speaker === undefined ? [] : [quotation.speaker]
}

/** Whether one of the things passes; when spans are wanted, all that pass leave theirs. */
function someApart<Thing>(
  things: readonly Thing[],
  scope: Scope,
  test: (thing: Thing, scope: Scope) => boolean,
): boolean {
  if (scope.found === undefined) return things.some(thing => test(thing, scope))
  let isAnswered = false
  for (const thing of things) {
    const found: Found[] = []
    if (!test(thing, { ...scope, found })) continue
    isAnswered = true
    scope.found.push(...found)
  }
  return isAnswered
}

/** Enough for any alert or page of results. */
const mostHits = 100

function someText(scope: Scope, find: (text: AnalysedText, most: number) => readonly Hit[]): boolean {
  if (scope.found === undefined) return scope.texts.some(text => find(text, 1).length > 0)
  let isAnswered = false
  for (const text of scope.texts) {
    for (const hit of find(text, mostHits)) {
      isAnswered = true
      scope.found.push({ place: text.place, span: spanOf(text, hit) })
    }
  }
  return isAnswered
}

function spanOf(text: AnalysedText, hit: Hit): Span {
  return { start: text.terms[hit.from]?.start ?? 0, end: text.terms[hit.to - 1]?.end ?? 0 }
}

function evaluateRegex(regex: Regex, scope: Scope): boolean {
  const compiled = compileRegex(regex)
  if (typeof compiled === 'string') return false
  const literals = literalsOf(regex.pattern)
  let isAnswered = false
  for (const text of scope.texts) {
    if (!literals.every(literal => text.lower().includes(literal))) continue
    const matcher = compiled.matcher(text.text)
    while (matcher.find()) {
      isAnswered = true
      if (scope.found === undefined) return true
      scope.found.push({ place: text.place, span: { start: matcher.start(), end: matcher.end() } })
      if (scope.found.length >= mostHits) break
    }
  }
  return isAnswered
}

function isOnSide(side: 'before' | 'after', day: string, publishedAt: Date): boolean {
  const border = firstInstantOf(day)
  if (border === undefined) return false
  return side === 'before' ? publishedAt < border : publishedAt >= border
}

function spansIn(place: 'title' | 'text', found: readonly Found[]): Span[] {
  const spans = found.filter(one => one.place === place).map(one => one.span)
  const merged: Span[] = []
  for (const span of spans.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1)
    if (last === undefined || span.start >= last.end) merged.push(span)
    else if (span.end > last.end) merged[merged.length - 1] = { start: last.start, end: span.end }
  }
  return merged
}
