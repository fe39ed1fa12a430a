import type { ArticleStore, Scope } from '../corpus/article-store.ts'
import type { FeedStore } from '../corpus/feed-store.ts'
import type { Article } from '../model/article.ts'
import { analyseArticle, type AnalysedArticle } from '../watches/analyse-article.ts'
import type { Query, TextField } from '../watches/query.ts'

export type ReadingStore = Pick<ArticleStore, 'quotationsOf' | 'arrivalsOf'> &
  Pick<FeedStore, 'followedFeeds' | 'getFeed'>

/**
 * Gives a kept article the way the matcher wants it, with just as much beside its words as the queries ask for:
 * quotations, and the feeds that brought it, as far as they are in sight.
 */
export function createArticleReader(
  store: ReadingStore,
  queries: readonly Query[],
  scope: Scope,
): (article: Article) => Promise<AnalysedArticle> {
  const needsQuotations = queries.some(query => asksFor(query, ['speaker', 'quote']))
  const needsFeeds = queries.some(query => asksFor(query, ['feed']))
  const titles = new Map<number, string>()
  let followed: Promise<ReadonlySet<number>> | undefined

  async function feedsOf(article: Article) {
    const inSight = scope.kind === 'all' ? undefined : await (followed ??= idsOfFollowed(store, scope.guildId))
    const feeds: { id: number; title: string }[] = []
    for (const { feedId } of await store.arrivalsOf(article.id)) {
      if (inSight?.has(feedId) === false) continue
      const title = titles.get(feedId) ?? (await store.getFeed(feedId))?.title ?? ''
      titles.set(feedId, title)
      feeds.push({ id: feedId, title })
    }
    return feeds
  }

  return async article => {
    const quotations = needsQuotations ? await store.quotationsOf(article.id) : []
    const feeds = needsFeeds ? await feedsOf(article) : []
    return analyseArticle({ ...article, quotations, feeds })
  }
}

async function idsOfFollowed(store: ReadingStore, guildId: string): Promise<ReadonlySet<number>> {
  return new Set((await store.followedFeeds(guildId)).map(({ id }) => id))
}

/** Does the answer depend on one of these fields? */
function asksFor(query: Query, fields: readonly TextField[]): boolean {
  switch (query.kind) {
    case 'all':
    case 'any':
      return query.of.some(part => asksFor(part, fields))
    case 'not':
      return asksFor(query.of, fields)
    case 'field':
      return fields.includes(query.field)
    case 'words':
    case 'near':
    case 'language':
    case 'date':
    case 'regex':
      return false
  }
}
