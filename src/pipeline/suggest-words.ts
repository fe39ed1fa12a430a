import type { ArticleStore, CountedWord } from '../corpus/article-store.ts'
import { foldWord } from '../text/fold.ts'
import { stemWord } from '../text/stem.ts'
import { rankWords } from '../watches/rank-words.ts'

const mostSuggested = 3
/** So many words near a mistyped one are looked at. */
const mostNear = 40

/**
 * Words of the corpus that somebody may have meant by one that no article holds, best first, at most three. Folded words.
 * Empty when the word, or another form of it in `language` (ISO 639-1 code, or "und"), is there after all.
 */
export async function suggestWords(
  store: Pick<ArticleStore, 'documentFrequencies' | 'nearWords'>,
  term: string,
  language: string,
): Promise<readonly string[]> {
  const word = foldWord(term)
  if (word === '') return []
  const [held = 0] = await store.documentFrequencies([stemWord(word, language)])
  if (held > 0) return []
  const near = (await store.nearWords(word, mostNear)).filter(one => one.count > 0)
  return rankWords(word, near).slice(0, mostSuggested)
}

/**
 * The other words of the corpus that `word~` matches too, commonest first: shown when a watch is made, so that somebody
 * can say "not that one". `word` is one word, folded or not.
 */
export async function spellingsInCorpus(
  store: Pick<ArticleStore, 'similarWords' | 'wordFrequencies'>,
  word: string,
): Promise<readonly CountedWord[]> {
  const folded = foldWord(word)
  const others = (await store.similarWords(folded)).filter(other => other !== folded)
  const counts = await store.wordFrequencies(others)
  return others
    .map((other, at) => ({ word: other, count: counts[at] ?? 0 }))
    .filter(one => one.count > 0)
    .toSorted((a, b) => b.count - a.count)
}
