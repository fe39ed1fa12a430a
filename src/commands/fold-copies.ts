import type { StoryMember } from '../corpus/story-store.ts'
import type { Article } from '../model/article.ts'

/** A report of its own words, with those that print the same wire copy. */
export type StoryReport = { readonly article: Article; readonly copies: readonly Article[] }

/** The reports of a story, each copy with what it repeats, both in the order given: the first in sight stands for all. */
export function foldCopies(members: readonly StoryMember[]): readonly StoryReport[] {
  const copyOf = new Map(members.map(({ article, copyOf: original }) => [article.id, original]))
  const reports = new Map<number, { readonly article: Article; readonly copies: Article[] }>()
  for (const { article } of members) {
    const original = originalOf(article.id, copyOf)
    const report = reports.get(original)
    if (report === undefined) reports.set(original, { article, copies: [] })
    else report.copies.push(article)
  }
  return [...reports.values()]
}

/** A copy of a copy repeats the first. */
function originalOf(id: number, copyOf: ReadonlyMap<number, number | undefined>): number {
  let original = id
  for (let step = 0; step < mostSteps; step++) {
    const next = copyOf.get(original)
    if (next === undefined) break
    original = next
  }
  return original
}

const mostSteps = 20
