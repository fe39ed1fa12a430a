import type { AliasStore } from '../corpus/alias-store.ts'
import type { ArticleFilter, ArticleStore } from '../corpus/article-store.ts'
import { analyse } from '../text/analyse.ts'
import { similarity } from '../text/similar.ts'
import { type Alias, expandAliases } from '../watches/aliases.ts'
import { namesIn } from '../watches/leave-out.ts'
import { matchQuery } from '../watches/match-query.ts'
import { nameParts } from '../watches/name-parts.ts'
import { type Query, type Words, withAllSpellings } from '../watches/query.ts'
import { findAliases } from './find-aliases.ts'
import { findCandidates } from './find-candidates.ts'
import { createArticleReader, type ReadingStore } from './match-article.ts'

/** A word of the corpus that a name with `~` takes for a spelling, though it may be another name. */
export type LookAlike = {
  /** Which of `namesIn` the query. */
  readonly at: number
  readonly name: Words
  /** Folded, as `toggleExcept` takes it. */
  readonly word: string
  /** As it is printed somewhere. */
  readonly printed: string
  /** So many reports in sight hold it, or a few more. */
  readonly articles: number
  readonly isLeftOut: boolean
}

type LookAlikeStore = Pick<ArticleStore, 'searchArticles' | 'similarWords'> &
  Pick<AliasStore, 'aliasesOf'> &
  ReadingStore

/** Below this, two spellings are as often two names as one. */
const doubtful = 0.6
const mostNames = 8
const mostTried = 24
const mostRead = 3

/** The look-alikes that reports in sight print where a query finds names, commonest first. */
export async function findLookAlikes(
  store: LookAlikeStore,
  query: Query,
  filter: Pick<ArticleFilter, 'scope' | 'feedIds'>,
): Promise<readonly LookAlike[]> {
  const aliases = await findAliases(store, filter.scope)
  const names = namesIn(query).slice(0, mostNames)
  const doubts = await Promise.all(names.map(name => findDoubts(store, name, aliases)))
  const asked = names.flatMap((name, at) => (doubts[at] ?? []).map(word => ({ name, at, word }))).slice(0, mostTried)
  const found: LookAlike[] = []
  for (const { name, at, word } of asked) {
    const seen = await findPrinted(store, { name, word, aliases }, filter)
    if (seen === undefined) continue
    found.push({ at, name, word, ...seen, isLeftOut: name.except?.includes(word) === true })
  }
  return found.sort((a, b) => b.articles - a.articles)
}

/** Words of the corpus that are spellings of a part of the name, or of one of its aliases, and hardly so. */
async function findDoubts(
  store: Pick<ArticleStore, 'similarWords'>,
  name: Words,
  aliases: readonly Alias[],
): Promise<readonly string[]> {
  const meant = namesIn(expandAliases(withAllSpellings(name), aliases))
  const parts = [...new Set(meant.flatMap(({ elements }) => nameParts(elements)))]
  const spelled = await Promise.all(parts.map(part => store.similarWords(part)))
  const words = [...new Set(spelled.flat())]
  return words.filter(word => nearest(parts, word) < doubtful)
}

function nearest(parts: readonly string[], word: string): number {
  return Math.max(...parts.map(part => similarity(part, word) ?? 0))
}

/** How the word is printed where the name finds it, and in how many reports; undefined where it never does. */
async function findPrinted(
  store: LookAlikeStore,
  { name, word, aliases }: { name: Words; word: string; aliases: readonly Alias[] },
  filter: Pick<ArticleFilter, 'scope' | 'feedIds'>,
): Promise<{ readonly printed: string; readonly articles: number } | undefined> {
  const meant = expandAliases(withAllSpellings(name), aliases)
  const of = [await findCandidates(store, meant), { kind: 'word', word, field: 'any' } as const]
  const page = await store.searchArticles({
    ...filter,
    candidates: { kind: 'all', of },
    sort: 'newest',
    offset: 0,
    limit: mostRead,
  })
  const read = createArticleReader(store, [meant], filter.scope)
  for (const article of page.articles) {
    const match = matchQuery(meant, await read(article))
    const marked = [
      ...(match?.title ?? []).map(span => article.title.slice(span.start, span.end)),
      ...(match?.text ?? []).map(span => article.text.slice(span.start, span.end)),
    ]
    const printed = marked.find(mark => holds(mark, word))
    if (printed !== undefined) return { printed, articles: page.total }
  }
  return undefined
}

function holds(text: string, word: string): boolean {
  return analyse(text, 'und').some(term => term.word === word || term.compound?.word === word)
}
