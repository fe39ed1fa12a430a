import type { AlertClaim } from '../corpus/alert-store.ts'
import type { AliasStore } from '../corpus/alias-store.ts'
import type { ArticleStore } from '../corpus/article-store.ts'
import { aliasPack } from '../watches/alias-pack.ts'
import { chooseQuotation } from './choose-quotation.ts'
import { chooseSentence } from './choose-sentence.ts'
import { findSpans } from './find-spans.ts'
import type { AlertContent } from './render-alert.ts'

/** Gathers what an alert tells from the corpus. Undefined when the article is no longer there. */
export async function composeAlert(
  { key, rows }: AlertClaim,
  store: Pick<ArticleStore, 'getArticle' | 'quotationsOf'> & Pick<AliasStore, 'aliasesOf'>,
): Promise<AlertContent | undefined> {
  const articleId = rows[0]?.articleId
  if (articleId === undefined) return undefined
  const article = await store.getArticle(articleId)
  if (article === undefined) return undefined
  const quotations = await store.quotationsOf(articleId)
  const { title, text } = findSpans(
    rows.map(row => row.query),
    article,
    quotations,
    aliasPack(await store.aliasesOf(rows[0]?.guildId ?? '')),
  )
  return {
    key,
    rows,
    article,
    titleSpans: title,
    textSpans: text,
    sentence: chooseSentence(article.text, text),
    quotation: chooseQuotation(quotations, text),
  }
}
