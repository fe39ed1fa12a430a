import type { TellingRules } from '../../src/corpus/decide-telling.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import type { ArticlePlacement } from '../../src/corpus/story-store.ts'
import { noon } from './make-report.ts'

export const rules: TellingRules = {
  holdMs: 0,
  followUpsPerDay: 2,
  newMessageAfterMs: 24 * 3_600_000,
  editEveryMs: 1000,
}

type Wishes = Partial<ArticlePlacement> & { readonly at?: Date; readonly rules?: Partial<TellingRules> }

/** Puts one article into a story. */
export async function place(
  store: CorpusStore,
  articleId: number,
  storyId: number,
  { at = noon, rules: wished = {}, ...more }: Wishes = {},
): Promise<void> {
  const plain = { articleId, storyId, copyOf: undefined, revisions: [], news: [] }
  await store.placeArticles([{ ...plain, ...more }], { ...rules, ...wished }, at)
}

/** Every article that waits becomes a story of its own. */
export async function placeAlone(store: CorpusStore, at = noon): Promise<void> {
  for (;;) {
    const waiting = await store.articlesToPlace(new Date(0), 100)
    if (waiting.length === 0) return
    for (const { article, storyId } of waiting) await place(store, article.id, storyId ?? article.id, { at })
  }
}
