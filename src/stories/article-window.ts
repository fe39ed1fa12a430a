import { enlarged } from '../text/enlarged.ts'
import { packTerms } from './pack-terms.ts'
import type { WeighedArticle } from './weigh-article.ts'

/**
 * The articles that a finder remembers, by slot in order of arrival, in flat memory: some 700 bytes for one of 500 words.
 * Slots are never used again.
 */
export type ArticleWindow = {
  /** Keeps an article; gives its slot. */
  add(article: WeighedArticle, held: Held): number
  /** The slots that are kept: from `first` to below `end`. */
  readonly first: number
  readonly end: number
  readonly bytes: number
  heldOf(slot: number): Held
  /** Days since 1970. */
  dayOf(slot: number): number
  /** How many terms are kept of it. */
  sizeOf(slot: number): number
  /** The slot of an article; -1 for one that isn't kept. Looks through all of them. */
  find(articleId: number): number
  move(slot: number, storyId: number, likeness: number): void
  /** Calls back with each term kept and its weight. */
  forTerms(slot: number, call: (term: number, weight: number) => void): void
  /** What an article shares with the one in the slot. */
  compare(slot: number, asked: Asked): Shared
  /** Forgets the oldest, up to the first slot that is not gone; in batches, so that some may stay. */
  forget(isGone: (slot: number) => boolean): void
  /** The columns are those in use: what is saved changes with the window. */
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
  readonly first: number
  /** Of all, as a few thousand are asked for at a time. */
  readonly days: Float32Array<ArrayBuffer>
  readonly batches: readonly SavedBatch[]
}

type SavedBatch = {
  readonly count: number
  readonly articleIds: Float64Array<ArrayBuffer>
  readonly storyIds: Float64Array<ArrayBuffer>
  readonly likenesses: Float32Array<ArrayBuffer>
  readonly sizes: Uint8Array<ArrayBuffer>
  /** Two an article: where its terms end, and where those of its headline do, which follow them. */
  readonly ends: Int32Array<ArrayBuffer>
  /** Two an article: the weight that a byte of 255 stands for. */
  readonly scales: Float32Array<ArrayBuffer>
  /** See `packTerms`. */
  readonly packed: Uint8Array<ArrayBuffer>
}

type Batch = { -readonly [Key in keyof SavedBatch]: SavedBatch[Key] }

/** What was saved is taken over: its columns belong to the window from then on. */
export function createArticleWindow(saved?: SavedWindow): ArticleWindow {
  let first = saved?.first ?? 0
  let days = saved?.days ?? new Float32Array(0)
  const batches: Batch[] = (saved?.batches ?? []).map(batch => ({ ...batch }))

  const batchOf = (slot: number): Batch => batches[(slot - first) >> batchBits] ?? noBatch
  const placeOf = (slot: number): number => (slot - first) & (batchSize - 1)
  const startOf = ({ ends }: Batch, place: number) => (place === 0 ? 0 : (ends[2 * place - 1] ?? 0))
  const end = () => first + Math.max(0, batches.length - 1) * batchSize + (batches.at(-1)?.count ?? 0)

  return {
    add(article, held) {
      const slot = end()
      const last = batches.at(-1)
      const batch = last === undefined || last.count === batchSize ? emptyBatch() : last
      if (batch !== last) batches.push(batch)
      addTo(batch, article, held)
      days = enlarged(days, slot - first + 1)
      days[slot - first] = article.day
      return slot
    },
    get first() {
      return first
    },
    get end() {
      return end()
    },
    get bytes() {
      return batches.reduce((sum, { packed }) => sum + packed.byteLength + batchSize * bytesBesideTerms, 0)
    },
    heldOf(slot) {
      const { articleIds, storyIds, likenesses } = batchOf(slot)
      const place = placeOf(slot)
      return { articleId: articleIds[place] ?? -1, storyId: storyIds[place] ?? -1, likeness: likenesses[place] ?? 0 }
    },
    dayOf: slot => days[slot - first] ?? 0,
    sizeOf: slot => batchOf(slot).sizes[placeOf(slot)] ?? 0,
    find(articleId) {
      for (const [number, { articleIds, count }] of batches.entries()) {
        const place = articleIds.indexOf(articleId)
        if (place !== -1 && place < count) return first + number * batchSize + place
      }
      return -1
    },
    move(slot, storyId, likeness) {
      const batch = batchOf(slot)
      batch.storyIds[placeOf(slot)] = storyId
      batch.likenesses[placeOf(slot)] = likeness
    },
    forTerms(slot, call) {
      const batch = batchOf(slot)
      const place = placeOf(slot)
      const { packed } = batch
      const scale = (batch.scales[2 * place] ?? 0) / 255
      const last = batch.ends[2 * place] ?? 0
      let term = 0
      for (let at = startOf(batch, place); at < last;) {
        let byte = packed[at++] ?? 0
        term += byte & 127
        for (let shift = 7; byte > 127; shift += 7) {
          byte = packed[at++] ?? 0
          term += (byte & 127) << shift
        }
        call(term, scale * (packed[at++] ?? 0))
      }
    },
    // The hottest loop of all: each article is compared with forty others of two hundred terms. So it unpacks in place.
    compare(slot, asked) {
      const batch = batchOf(slot)
      const place = placeOf(slot)
      const { packed } = batch
      const storyId = batch.storyIds[place] ?? -1
      const bodyEnd = batch.ends[2 * place] ?? 0
      const { weights: askedWeights, scene } = asked
      let all = 0
      let own = 0
      let isThere = false
      let term = 0
      let at = startOf(batch, place)
      while (at < bodyEnd) {
        let byte = packed[at++] ?? 0
        term += byte & 127
        for (let shift = 7; byte > 127; shift += 7) {
          byte = packed[at++] ?? 0
          term += (byte & 127) << shift
        }
        const held = packed[at++] ?? 0
        if (term === scene) isThere = true
        const weight = askedWeights[term] ?? 0
        if (weight === 0) continue
        const part = weight * held
        all += part
        if (asked.isOwn(term, storyId)) own += part
      }
      let title = 0
      term = 0
      const titleEnd = batch.ends[2 * place + 1] ?? 0
      while (at < titleEnd) {
        let byte = packed[at++] ?? 0
        term += byte & 127
        for (let shift = 7; byte > 127; shift += 7) {
          byte = packed[at++] ?? 0
          term += (byte & 127) << shift
        }
        title += (asked.titleWeights[term] ?? 0) * (packed[at++] ?? 0)
      }
      const scale = (batch.scales[2 * place] ?? 0) / 255
      const titleScale = (batch.scales[2 * place + 1] ?? 0) / 255
      return { all: all * scale, own: own * scale, title: title * titleScale, isThere }
    },
    forget(isGone) {
      while (batches.length > 1) {
        for (let place = 0; place < batchSize; place++) if (!isGone(first + place)) return
        batches.shift()
        days.copyWithin(0, batchSize)
        first += batchSize
      }
    },
    save: () => ({ first, days: days.subarray(0, end() - first), batches: batches.map(trimmed) }),
  }
}

/** Articles are kept and forgotten in batches of so many. */
const batchBits = 12
const batchSize = 2 ** batchBits
const bytesBesideTerms = 41

function emptyBatch(): Batch {
  return {
    count: 0,
    articleIds: new Float64Array(0),
    storyIds: new Float64Array(0),
    likenesses: new Float32Array(0),
    sizes: new Uint8Array(0),
    ends: new Int32Array(0),
    scales: new Float32Array(0),
    packed: new Uint8Array(0),
  }
}

const noBatch: Batch = emptyBatch()

function addTo(batch: Batch, article: WeighedArticle, held: Held): void {
  const place = batch.count++
  batch.articleIds = enlarged(batch.articleIds, batch.count)
  batch.storyIds = enlarged(batch.storyIds, batch.count)
  batch.likenesses = enlarged(batch.likenesses, batch.count)
  batch.sizes = enlarged(batch.sizes, batch.count)
  batch.ends = enlarged(batch.ends, 2 * batch.count)
  batch.scales = enlarged(batch.scales, 2 * batch.count)
  batch.articleIds[place] = held.articleId
  batch.storyIds[place] = held.storyId
  batch.likenesses[place] = held.likeness
  batch.sizes[place] = Math.min(termsKept, article.terms.length)
  batch.scales[2 * place] = article.weights[0] ?? 0
  batch.scales[2 * place + 1] = article.titleWeights[0] ?? 0
  const start = place === 0 ? 0 : (batch.ends[2 * place - 1] ?? 0)
  const bodyEnd = append(batch, start, packTerms(article.terms, article.weights))
  const end = append(batch, bodyEnd, packTerms(article.titleTerms, article.titleWeights))
  batch.ends[2 * place] = bodyEnd
  batch.ends[2 * place + 1] = end
  // A full batch keeps no room to grow.
  if (batch.count === batchSize) batch.packed = batch.packed.slice(0, end)
}

function append(batch: Batch, at: number, bytes: Uint8Array): number {
  batch.packed = enlarged(batch.packed, at + bytes.length)
  batch.packed.set(bytes, at)
  return at + bytes.length
}

function trimmed(batch: Batch): SavedBatch {
  const { count } = batch
  return {
    count,
    articleIds: batch.articleIds.subarray(0, count),
    storyIds: batch.storyIds.subarray(0, count),
    likenesses: batch.likenesses.subarray(0, count),
    sizes: batch.sizes.subarray(0, count),
    ends: batch.ends.subarray(0, 2 * count),
    scales: batch.scales.subarray(0, 2 * count),
    packed: batch.packed.subarray(0, count === 0 ? 0 : (batch.ends[2 * count - 1] ?? 0)),
  }
}

/** As many as `weighArticle` gives; their number fits a byte. */
const termsKept = 200
