import type { Scope } from '../corpus/article-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { StoryMember } from '../corpus/story-store.ts'
import type { Article } from '../model/article.ts'
import { findRelated, profiled } from './find-related.ts'
import type { AskWorker } from './story-jobs.ts'

/**
 * The reports of the event that an article tells of, itself among them, oldest first: for an article that has not been
 * put into a story yet.
 */
export async function findStory(
  store: Pick<CorpusStore, 'searchArticles' | 'documentFrequencies' | 'counts'>,
  ask: AskWorker,
  article: Article,
  scope: Scope,
): Promise<readonly StoryMember[]> {
  const { found: related } = await findRelated(store, ask, article, article.id, scope)
  const arrived = [article, ...related.map(one => one.article)].toSorted(
    (a, b) => a.publishedAt.getTime() - b.publishedAt.getTime() || a.id - b.id,
  )
  const articles = arrived.map(one => ({ ...profiled(one), id: one.id }))
  const event = await ask('eventAround', { id: article.id, articles })
  if (event.kind === 'failed') return [{ article, copyOf: undefined }]
  const copyOf = new Map(event.value.map(member => [member.id, member.copyOf]))
  return arrived.filter(({ id }) => copyOf.has(id)).map(one => ({ article: one, copyOf: copyOf.get(one.id) }))
}
