import type { AlertClaim } from '../corpus/alert-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { OutboxRow } from '../model/alert.ts'
import type { Article } from '../model/article.ts'
import { aliasPack } from '../watches/alias-pack.ts'
import type { AlertReaders } from './alert-readers.ts'
import { composeStory } from './compose-story.ts'
import type { AlertContent } from './render-alert.ts'

export type ComposeParts = {
  readonly store: Pick<
    CorpusStore,
    'getArticle' | 'getArticles' | 'quotationsOf' | 'aliasesOf' | 'getStoryPost' | 'linesOfStory' | 'messageOfPost'
  >
  readonly readers: AlertReaders
}

/** Gathers what an alert tells from the corpus. Undefined when none of its articles is there any more. */
export async function composeAlert({ key, rows }: AlertClaim, parts: ComposeParts): Promise<AlertContent | undefined> {
  const { store, readers } = parts
  const article = await chooseArticle(rows, store)
  const [first] = rows
  if (article === undefined || first === undefined) return undefined
  const quotations = await store.quotationsOf(article.id)
  const marked = await readers.markReport({
    article,
    quotations,
    queries: rows.map(row => row.query),
    aliases: aliasPack(await store.aliasesOf(first.guildId)),
  })
  return { key, rows, article, ...(marked ?? unmarked), story: await composeStory(rows, article, store) }
}

/** A report that no worker could mark is told by its headline. */
const unmarked = { titleSpans: [], textSpans: [], sentence: undefined, quotation: undefined }

/** The report that tells most of those that came together: a whole one, the earliest of them. */
export async function chooseArticle(
  rows: readonly OutboxRow[],
  store: Pick<CorpusStore, 'getArticle' | 'getArticles'>,
): Promise<Article | undefined> {
  const ids = [...new Set(rows.map(({ articleId }) => articleId))]
  const articles = await store.getArticles(ids)
  const rank = ({ completeness }: Article) => (completeness === 'full' ? 0 : 1)
  return articles.toSorted(
    (a, b) => rank(a) - rank(b) || a.publishedAt.getTime() - b.publishedAt.getTime() || a.id - b.id,
  )[0]
}
