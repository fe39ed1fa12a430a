import type { ArticleStore, Scope } from '../corpus/article-store.ts'
import { foldWord } from '../text/fold.ts'
import { stemWord } from '../text/stem.ts'
import { stopWords } from '../text/stop-words.ts'
import { rankWords } from '../watches/rank-words.ts'

/** A folded word and how many of the articles in sight hold it. */
export type CountedWord = { readonly word: string; readonly count: number }

const everywhere: Scope = { kind: 'all' }
const mostSuggested = 3
/** So many words are counted. */
const mostCounted = 30

/**
 * Words of the articles in sight that somebody may have meant by one that no article holds, best first, at most three.
 * Folded. Empty when the word, or another form of it in `language` (ISO 639-1 code, or "und"), is there after all, and for
 * words of three Latin letters or fewer: any such word is an edit away from some other.
 */
export async function suggestWords(
  store: Pick<ArticleStore, 'searchArticles' | 'nearWords'>,
  term: string,
  language: string,
  scope: Scope = everywhere,
): Promise<readonly string[]> {
  const word = foldWord(term)
  if (word === '' || /^[a-z\d]{1,3}$/.test(word)) return []
  const stem = { kind: 'stem', stem: stemWord(word, language), field: 'any' } as const
  const held = await store.searchArticles({ candidates: stem, scope, sort: 'newest', offset: 0, limit: 0 })
  if (held.total > 0) return []
  const near = await countInSight(store, await store.nearWords(word, mostCounted), scope)
  return rankWords(
    word,
    near.filter(one => !stopWords.has(one.word)),
  ).slice(0, mostSuggested)
}

/**
 * The other words of the articles in sight that `word~` matches too, commonest first: shown when a watch is made, so that
 * somebody can say "not that one". `word` is one word, folded or not.
 */
export async function spellingsInCorpus(
  store: Pick<ArticleStore, 'searchArticles' | 'similarWords'>,
  word: string,
  scope: Scope = everywhere,
): Promise<readonly CountedWord[]> {
  const folded = foldWord(word)
  const others = (await store.similarWords(folded)).filter(other => other !== folded)
  const counted = await countInSight(store, others.slice(0, mostCounted), scope)
  return counted.toSorted((a, b) => b.count - a.count)
}

/** Without words that only stand in what others follow. */
async function countInSight(
  store: Pick<ArticleStore, 'searchArticles'>,
  words: readonly string[],
  scope: Scope,
): Promise<readonly CountedWord[]> {
  const counted = await Promise.all(
    words.map(async word => {
      const candidates = { kind: 'word', word, field: 'any' } as const
      const { total } = await store.searchArticles({ candidates, scope, sort: 'newest', offset: 0, limit: 0 })
      return { word, count: total }
    }),
  )
  return counted.filter(one => one.count > 0)
}
