import type { ArticleContent } from '../model/article.ts'
import type { Quotation } from '../model/quotation.ts'
import { readQuotations } from '../quotes/read-quotations.ts'
import { detectLanguage } from '../text/language.ts'
import { joinTerms, type JoinedTerms } from '../text/join-terms.ts'

/** A report gathered from feed, page or file, not yet read. */
export type Draft = Omit<ArticleContent, 'language'> & {
  /** What the publisher declares; the text itself has the last word. */
  readonly language: string | undefined
}

/** A report read whole: ready to be matched and kept. */
export type ReadArticle = {
  readonly content: ArticleContent
  readonly quotations: readonly Quotation[]
  readonly terms: JoinedTerms
}

/** Longer texts are cut at a paragraph: books and logs are not reports. */
const longestText = 400_000

/** Reads a report: language, quotations with their speakers, and the terms it is found by. Pure. */
export function readArticle(draft: Draft): ReadArticle {
  const text = cutText(draft.text.toWellFormed())
  const title = draft.title.slice(0, 1000).toWellFormed()
  const language = chooseLanguage(draft.language, title, text)
  const content = { ...draft, title, text, language }
  const quotations = readQuotations(text, { title, language })
  return { content, quotations, terms: joinTerms(content, quotations) }
}

function cutText(text: string): string {
  if (text.length <= longestText) return text
  const paragraph = text.lastIndexOf('\n\n', longestText)
  return text.slice(0, paragraph > longestText / 2 ? paragraph : longestText).toWellFormed()
}

function chooseLanguage(declared: string | undefined, title: string, text: string): string {
  const detected = detectLanguage(`${title}\n${text.slice(0, 4000)}`)
  if (detected !== 'und') return detected
  const code = /^[a-z]{2,3}/i.exec(declared ?? '')?.[0]
  return code?.toLowerCase() ?? 'und'
}
