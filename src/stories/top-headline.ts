import { analyse } from '../text/analyse.ts'
import { stopWords } from '../text/stop-words.ts'

export type Headline = {
  readonly title: string
  readonly language: string
  /** How many others print the same report; 0 when nobody does. */
  readonly copies: number
}

/**
 * Which of several headlines of one matter tells best what it is: the one whose words most of the others use too, and
 * whose report is copied most. Of equals the first. Undefined when there is none.
 */
export function topHeadline(headlines: readonly Headline[]): number | undefined {
  const read = headlines.slice(0, mostRead).map(({ title, language }) => contentStems(title, language))
  const users = new Map<string, number>()
  for (const stems of read) for (const stem of stems) users.set(stem, (users.get(stem) ?? 0) + 1)
  let best: { readonly index: number; readonly worth: number } | undefined
  for (const [index, stems] of read.entries()) {
    const shared = [...stems].reduce((sum, stem) => sum + (users.get(stem) ?? 1) - 1, 0)
    // Long headlines share more words without telling more.
    const worth = shared / Math.sqrt(Math.max(3, stems.size)) + (headlines[index]?.copies ?? 0)
    if (best === undefined || worth > best.worth) best = { index, worth }
  }
  return best?.index
}

const mostRead = 200

function contentStems(title: string, language: string): ReadonlySet<string> {
  return new Set(
    analyse(title.slice(0, 300), language)
      .filter(({ word }) => !stopWords.has(word))
      .map(({ stem }) => stem),
  )
}
