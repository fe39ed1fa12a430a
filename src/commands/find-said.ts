import type { ArticleStore, FoundQuotation, ListedQuotation } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import { analyseArticle } from '../watches/analyse-article.ts'
import { answersQuery } from '../watches/match-query.ts'
import type { Query } from '../watches/query.ts'
import type { QuotesWish } from './quotes-filter.ts'

type Store = Pick<ArticleStore, 'findQuotations' | 'listQuotations' | 'quotationsOf' | 'getArticles'>

export type FoundPage = {
  readonly found: readonly FoundQuotation[]
  /** Exact up to 1,000 without `about`; with it an upper bound. */
  readonly total: number
  readonly hasMore: boolean
}

const batchSize = 30
/** An `about` that nearly all candidates fail is cut here, so that no answer takes seconds. */
const mostBatches = 40

/** A page of what was asked for, newest article first. The matcher of alerts and searches decides what a report is about. */
export async function findSaid(store: Store, wish: QuotesWish, offset: number, limit: number): Promise<FoundPage> {
  if (wish.about === undefined) {
    const { found, total } = await store.findQuotations({ ...wish.filter, offset, limit: limit + 1 })
    return { found: found.slice(0, limit), total, hasMore: found.length > limit }
  }
  const isAbout = createJudge(store, wish.about)
  const accepted: FoundQuotation[] = []
  let refused = 0
  let total = 0
  for (let batch = 0; batch < mostBatches && accepted.length <= offset + limit; batch++) {
    const page = await store.findQuotations({ ...wish.filter, offset: batch * batchSize, limit: batchSize })
    total = Math.max(total, page.total)
    for (const one of page.found) {
      if (await isAbout(one.article)) accepted.push(one)
      else refused++
    }
    if (page.found.length < batchSize) break
  }
  const found = accepted.slice(offset, offset + limit)
  return { found, total: Math.max(total - refused, accepted.length), hasMore: accepted.length > offset + limit }
}

/** Articles judged in one go; between goes others have their turn. */
const judgedTogether = 25

/** Everything asked for, newest article first, up to `limit` quotations, without the reports' texts. */
export async function listSaid(store: Store, wish: QuotesWish, limit: number): Promise<readonly ListedQuotation[]> {
  const listed = await store.listQuotations({ ...wish.filter, limit })
  if (wish.about === undefined) return listed
  const isAbout = createJudge(store, wish.about)
  const ids = [...new Set(listed.map(({ article }) => article.id))]
  const accepted = new Set<number>()
  for (let at = 0; at < ids.length; at += judgedTogether) {
    const articles = await store.getArticles(ids.slice(at, at + judgedTogether))
    for (const article of articles) if (await isAbout(article)) accepted.add(article.id)
  }
  return listed.filter(({ article }) => accepted.has(article.id))
}

/** The quotations with their reports, in the same order, without those whose report is gone. */
export async function withArticles(
  store: Pick<ArticleStore, 'getArticles'>,
  listed: readonly ListedQuotation[],
): Promise<readonly FoundQuotation[]> {
  const ids = [...new Set(listed.map(({ article }) => article.id))]
  const articles = new Map((await store.getArticles(ids)).map(article => [article.id, article]))
  return listed.flatMap(({ quotation, article: { id } }) => {
    const article = articles.get(id)
    return article === undefined ? [] : [{ quotation, article }]
  })
}

/** Judges each report once. */
function createJudge(store: Store, about: Query): (article: Article) => Promise<boolean> {
  const judged = new Map<number, boolean>()
  return async article => {
    const known = judged.get(article.id)
    if (known !== undefined) return known
    const quotations = await store.quotationsOf(article.id)
    const isAbout = answersQuery(about, analyseArticle({ ...article, quotations }))
    judged.set(article.id, isAbout)
    return isAbout
  }
}
