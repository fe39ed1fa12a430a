import { enlarged } from './enlarged.ts'
import type { WeighedArticle } from './weigh-article.ts'

/** The articles that a finder remembers, by slot in order of arrival, in flat memory: some kilobyte for one of 500 words. */
export type ArticleWindow = {
  /** Keeps an article; gives its slot. */
  add(article: WeighedArticle, held: Held): number
  readonly count: number
  heldOf(slot: number): Held
  /** Days since 1970. */
  dayOf(slot: number): number
  /** How many terms are kept of it. */
  sizeOf(slot: number): number
  move(slot: number, storyId: number, likeness: number): void
  /** Calls back with each term kept, heaviest first, and its weight; at most so many. */
  forTerms(slot: number, most: number, call: (term: number, weight: number) => void): void
  /** What an article shares with the one in the slot. */
  compare(slot: number, asked: Asked): Shared
  /** Keeps only some slots, in their order; slots are numbered anew. */
  filter(isKept: (slot: number) => boolean): void
  save(): SavedWindow
}

export type Held = {
  /** -1 when it isn't known. */
  readonly articleId: number
  readonly storyId: number
  /** What it joined its story by, 0 for one that opened it. */
  readonly likeness: number
}

/** Weights by term number, 0 for a term that the article doesn't hold. */
export type Asked = {
  readonly weights: Float32Array
  readonly titleWeights: Float32Array
  readonly scene: number
  /** True for a term that no other story holds. */
  isOwn(term: number, storyId: number): boolean
}

export type Shared = {
  /** Cosine of all terms, and the part of it from terms that only this story holds. */
  readonly all: number
  readonly own: number
  /** Cosine of the headlines. */
  readonly title: number
  /** It names the scene of the article asked. */
  readonly isThere: boolean
}

export type SavedWindow = {
  readonly articleIds: Float64Array
  readonly storyIds: Float64Array
  readonly days: Float32Array
  readonly likenesses: Float32Array
  /** Two a slot: where its terms end, and where those of its headline do, which follow them. */
  readonly ends: Int32Array
  /** Two a slot: the weight that a byte of 255 stands for. */
  readonly scales: Float32Array
  readonly terms: Int32Array
  readonly weights: Uint8Array
}

export function createArticleWindow(saved?: SavedWindow): ArticleWindow {
  let articleIds = saved?.articleIds.slice() ?? new Float64Array(0)
  let storyIds = saved?.storyIds.slice() ?? new Float64Array(0)
  let days = saved?.days.slice() ?? new Float32Array(0)
  let likenesses = saved?.likenesses.slice() ?? new Float32Array(0)
  let ends = saved?.ends.slice() ?? new Int32Array(0)
  let scales = saved?.scales.slice() ?? new Float32Array(0)
  let terms = saved?.terms.slice() ?? new Int32Array(0)
  let weights = saved?.weights.slice() ?? new Uint8Array(0)
  let count = articleIds.length

  const startOf = (slot: number) => (slot === 0 ? 0 : (ends[2 * slot - 1] ?? 0))
  const append = (from: number, some: Int32Array, their: Float32Array, most: number): number => {
    const end = from + Math.min(some.length, most)
    terms = enlarged(terms, end)
    weights = enlarged(weights, end)
    for (let at = from; at < end; at++) {
      terms[at] = some[at - from] ?? 0
      weights[at] = Math.max(1, Math.round((255 * (their[at - from] ?? 0)) / (their[0] ?? 1)))
    }
    return end
  }
  const sumOver = (start: number, end: number, asked: Float32Array): number => {
    let sum = 0
    for (let at = start; at < end; at++) sum += (asked[terms[at] ?? 0] ?? 0) * (weights[at] ?? 0)
    return sum / 255
  }

  return {
    add(article, held) {
      const slot = count++
      articleIds = enlarged(articleIds, count)
      storyIds = enlarged(storyIds, count)
      days = enlarged(days, count)
      likenesses = enlarged(likenesses, count)
      ends = enlarged(ends, 2 * count)
      scales = enlarged(scales, 2 * count)
      articleIds[slot] = held.articleId
      storyIds[slot] = held.storyId
      days[slot] = article.day
      likenesses[slot] = held.likeness
      ends[2 * slot] = append(startOf(slot), article.terms, article.weights, termsKept)
      ends[2 * slot + 1] = append(ends[2 * slot] ?? 0, article.titleTerms, article.titleWeights, termsKept)
      scales[2 * slot] = article.weights[0] ?? 0
      scales[2 * slot + 1] = article.titleWeights[0] ?? 0
      return slot
    },
    get count() {
      return count
    },
    heldOf: slot => ({
      articleId: articleIds[slot] ?? -1,
      storyId: storyIds[slot] ?? -1,
      likeness: likenesses[slot] ?? 0,
    }),
    dayOf: slot => days[slot] ?? 0,
    sizeOf: slot => (ends[2 * slot] ?? 0) - startOf(slot),
    move(slot, storyId, likeness) {
      storyIds[slot] = storyId
      likenesses[slot] = likeness
    },
    forTerms(slot, most, call) {
      const start = startOf(slot)
      const end = Math.min(ends[2 * slot] ?? 0, start + most)
      const scale = (scales[2 * slot] ?? 0) / 255
      for (let at = start; at < end; at++) call(terms[at] ?? 0, scale * (weights[at] ?? 0))
    },
    compare(slot, asked) {
      const storyId = storyIds[slot] ?? -1
      const end = ends[2 * slot] ?? 0
      let all = 0
      let own = 0
      let isThere = false
      const { weights: askedWeights, scene } = asked
      for (let at = startOf(slot); at < end; at++) {
        const term = terms[at] ?? 0
        if (term === scene) isThere = true
        const weight = askedWeights[term] ?? 0
        if (weight === 0) continue
        const part = weight * (weights[at] ?? 0)
        all += part
        if (asked.isOwn(term, storyId)) own += part
      }
      const scale = (scales[2 * slot] ?? 0) / 255
      const title = (scales[2 * slot + 1] ?? 0) * sumOver(end, ends[2 * slot + 1] ?? 0, asked.titleWeights)
      return { all: all * scale, own: own * scale, title, isThere }
    },
    filter(isKept) {
      let kept = 0
      let to = 0
      let start = 0
      for (let slot = 0; slot < count; slot++) {
        const from = start
        const bodyEnd = ends[2 * slot] ?? 0
        start = ends[2 * slot + 1] ?? 0
        if (!isKept(slot)) continue
        terms.copyWithin(to, from, start)
        weights.copyWithin(to, from, start)
        articleIds[kept] = articleIds[slot] ?? -1
        storyIds[kept] = storyIds[slot] ?? -1
        days[kept] = days[slot] ?? 0
        likenesses[kept] = likenesses[slot] ?? 0
        scales.copyWithin(2 * kept, 2 * slot, 2 * slot + 2)
        ends[2 * kept] = to + bodyEnd - from
        to += start - from
        ends[2 * kept + 1] = to
        kept++
      }
      count = kept
    },
    save: () => ({
      articleIds: articleIds.slice(0, count),
      storyIds: storyIds.slice(0, count),
      days: days.slice(0, count),
      likenesses: likenesses.slice(0, count),
      ends: ends.slice(0, 2 * count),
      scales: scales.slice(0, 2 * count),
      terms: terms.slice(0, startOf(count)),
      weights: weights.slice(0, startOf(count)),
    }),
  }
}

/** As many as `weighArticle` gives. */
const termsKept = 200
