import type { ArticleContent } from '../../model/article.ts'
import { foldWords } from './fingerprint.ts'

/** An article that shares a key with what arrives. */
export type Held = {
  readonly articleId: number
  readonly newest: Pick<ArticleContent, 'title' | 'text' | 'completeness' | 'url'>
  /** The arriving words are those of the newest revision; of an older one; of none. */
  readonly words: 'newest' | 'older' | 'other'
  readonly sharesGuid: boolean
  readonly sharesUrl: boolean
  /** This feed gave the article another guid than the arriving one. */
  readonly hasOtherGuid: boolean
  /** The article was met in this feed before. */
  readonly isOfThisFeed: boolean
}

export type Identity =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly articleId: number }
  | { readonly kind: 'revised'; readonly articleId: number }

type Arriving = Pick<ArticleContent, 'title' | 'text' | 'completeness' | 'url'>

/**
 * Whether what arrives is an article we hold. The same words are the same article, whatever date, guid or address says.
 * Other words under a shared guid or address revise it, unless the publisher uses one mark for several reports.
 */
export function decideIdentity(arriving: Arriving, held: readonly Held[]): Identity {
  const same = held.find(it => it.words === 'newest')
  if (same !== undefined) return { kind: 'known', articleId: same.articleId }
  const article = held.find(it => isSameReport(arriving, it))
  if (article === undefined) return { kind: 'new' }
  const { articleId } = article
  // A feed that goes back to old words takes the new ones back; a late copy from elsewhere is only late.
  if (article.words === 'older' && !article.isOfThisFeed) return { kind: 'known', articleId }
  return { kind: isLesserCopy(arriving, article.newest) ? 'known' : 'revised', articleId }
}

function isSameReport(arriving: Arriving, held: Held): boolean {
  if (held.words !== 'other') return true
  if (held.sharesGuid) return held.sharesUrl || isSameAddress(arriving, held) || isAlike(arriving, held.newest)
  if (!held.sharesUrl) return false
  // Some feeds link every item to the same page.
  return !held.hasOtherGuid || isAlike(arriving, held.newest)
}

function isSameAddress(arriving: Arriving, { newest }: Held): boolean {
  return arriving.url === undefined || newest.url === undefined
}

/** The same headline, or a third of the longer words of the shorter text in common. */
function isAlike(one: Arriving, other: Arriving): boolean {
  if (foldWords(one.title) === foldWords(other.title)) return true
  const [fewer, more] = [longWords(one), longWords(other)].sort((a, b) => a.size - b.size)
  if (fewer === undefined || more === undefined) return false
  return (
    fewer
      .values()
      .filter(word => more.has(word))
      .toArray().length *
      3 >=
    fewer.size
  )
}

function longWords({ title, text }: Arriving): ReadonlySet<string> {
  return new Set(
    foldWords(`${title} ${text}`)
      .split(' ')
      .filter(word => word.length > 4),
  )
}

/** A teaser of a report that we hold in full. */
function isLesserCopy(arriving: Arriving, newest: Arriving): boolean {
  if (completenessRank[arriving.completeness] >= completenessRank[newest.completeness]) return false
  if (foldWords(arriving.title) !== foldWords(newest.title)) return false
  return arriving.text.length * 2 < newest.text.length || foldWords(newest.text).startsWith(foldWords(arriving.text))
}

const completenessRank = { teaser: 0, paywalled: 1, full: 2 }
