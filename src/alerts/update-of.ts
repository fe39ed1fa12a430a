import type { AlertClaim } from '../corpus/alert-store.ts'
import type { Article } from '../model/article.ts'
import type { ComposeParts } from './compose-alert.ts'

/** What changed in an article since a message first showed it, as lines of markdown; undefined where nothing did. */
export async function updateOf(
  { rows }: AlertClaim,
  article: Article,
  { store, readers }: ComposeParts,
): Promise<readonly string[] | undefined> {
  const ofArticle = rows.filter(({ articleId }) => articleId === article.id)
  const shown = Math.min(...ofArticle.map(({ shownRevision }) => shownRevision ?? article.revision - 1))
  if (shown < 1 || shown >= article.revision) return undefined
  const before = await store.getArticle(article.id, shown)
  if (before === undefined) return undefined
  return readers.describeUpdate({ article: before, quotations: await store.quotationsOf(article.id, shown) }, article)
}
