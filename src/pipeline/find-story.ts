import type { Scope } from '../corpus/article-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { Article } from '../model/article.ts'
import { readProfile } from '../stories/read-profile.ts'
import { createStoryFinder } from '../stories/story-finder.ts'
import { findRelated } from './find-related.ts'

/** The reports of the event that an article tells of, itself among them, oldest first. Gathered anew at each asking. */
export async function findStory(
  store: Pick<CorpusStore, 'searchArticles' | 'documentFrequencies' | 'counts'>,
  article: Article,
  scope: Scope,
): Promise<readonly Article[]> {
  const related = await findRelated(store, article, article.id, scope)
  const arrived = [article, ...related.map(one => one.article)].toSorted(
    (a, b) => a.publishedAt.getTime() - b.publishedAt.getTime() || a.id - b.id,
  )
  const finder = createStoryFinder()
  const storyOf = new Map<number, number>()
  for (const { id, ...read } of arrived) {
    const { storyId, revisions } = finder.place(id, readProfile(read))
    storyOf.set(id, storyId)
    for (const revision of revisions) {
      for (const [member, story] of storyOf) {
        const isMoved = revision.kind === 'merge' || revision.articleIds.includes(member)
        if (story === revision.from && isMoved) storyOf.set(member, revision.into)
      }
    }
  }
  return arrived.filter(({ id }) => storyOf.get(id) === storyOf.get(article.id))
}
