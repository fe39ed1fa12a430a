import { createArticleWindow, type Held, type SavedWindow } from './article-window.ts'
import { createAskedArticle, type Vectors } from './asked-article.ts'
import { chooseBest } from './choose-best.ts'
import { enlarged } from '../text/enlarged.ts'
import { createRarityLearner, type SavedRarity } from './learn-rarity.ts'
import { compareArticles, headlineTerms, areApart, likenessToStory, nearnessOf, type Neighbour } from './likeness.ts'
import type { Profile } from './read-profile.ts'
import { createShingleIndex, type SavedShingles } from './shingle-index.ts'
import { createStoryBook, type SavedStories } from './story-book.ts'
import { usualStorySettings, type StorySettings } from './story-settings.ts'
import { createTermPostings, type SavedPostings } from './term-postings.ts'
import { weighArticle, type WeighedArticle } from './weigh-article.ts'

/** Groups articles into stories as they arrive. All state is in memory: `save` it, or rebuild it by `remember`. */
export type StoryFinder = {
  /** Decides to which story an article belongs, and remembers it there. Ids are 0 or more. */
  place(articleId: number, profile: Profile): Placement
  /** True when a remembered article tells of another event, however alike the words: each has a place, a name or a day of its own. */
  isApart(profile: Profile, articleId: number): boolean
  /** Takes an article as part of a story, once for all: rebuilds the state after a restart, in order of arrival. */
  remember(profile: Profile, storyId: number, articleId?: number): void
  /** The story that now holds what belonged to another: itself unless it was merged. */
  resolve(storyId: number): number
  /** Puts a remembered article where somebody else knows it to be; the one that opened a story takes all of it along. */
  correct(articleId: number, storyId: number): void
  /** Forgets the oldest beyond so many, in batches: a few more may stay. */
  keepNewest(count: number): void
  /** The day of the one that came first of those remembered. */
  readonly oldestDay: number
  /** Articles remembered. */
  readonly size: number
  readonly bytes: number
  /** Stories with an article in the last days of the window. */
  readonly openStories: number
  /** All that is known, as plain values and columns that are still in use; see `createStoryFinder`. */
  save(): SavedFinder
}

export type Placement = {
  /** The id of the article that opened the story. */
  readonly storyId: number
  readonly isNew: boolean
  /** How like the story the article is, from 0; 0 for one that opens its story. */
  readonly likeness: number
  /** What this article shows to have been wrong before, to be carried out in order. */
  readonly revisions: readonly Revision[]
}

export type Revision =
  /** Two stories were one: all of `from` now belongs to `into`, the older. */
  | { readonly kind: 'merge'; readonly from: number; readonly into: number }
  /** Articles were put into a story on a thin likeness and belong to another. */
  | { readonly kind: 'split'; readonly from: number; readonly into: number; readonly articleIds: readonly number[] }

export type SavedFinder = {
  readonly version: number
  readonly today: number
  readonly rarity: SavedRarity
  readonly window: SavedWindow
  readonly stories: SavedStories
  readonly quotations: SavedShingles
  readonly postings: SavedPostings
}

/** Grows by one whenever what is saved means something else. */
const savedVersion = 5

/** A finder that knows nothing, or takes over what another saved; what another version of the program saved is passed over. */
export function createStoryFinder(
  settings: StorySettings = usualStorySettings,
  savedBefore?: SavedFinder,
  mostTerms?: number,
): StoryFinder {
  const saved = savedBefore?.version === savedVersion ? savedBefore : undefined
  const rarity = createRarityLearner(mostTerms, saved?.rarity)
  const window = createArticleWindow(saved?.window)
  const book = createStoryBook(saved?.stories)
  const quotations = createShingleIndex(saved?.quotations)
  const postings = createTermPostings(saved?.postings)
  const asked = createAskedArticle(book.isOwn)
  const member = createAskedArticle(book.isOwn)
  let today = saved?.today ?? 0
  let added = 0
  /** By term: the last reading in which a report of its story had told it before. */
  let told = new Int32Array(0)
  let reading = 0

  const read = (profile: Profile): WeighedArticle => {
    today = Math.max(today, profile.day ?? 0)
    return weighArticle(profile, rarity, today)
  }
  const put = (article: WeighedArticle, held: Held, before: readonly Neighbour[]): void => {
    told = enlarged(told, rarity.size)
    reading++
    for (const { slot } of before.slice(0, 10)) window.forTerms(slot, term => (told[term] = reading))
    rarity.learn(article.all, article.day, term => told[term] === reading || book.isOwn(term, held.storyId))
    const slot = window.add(article, held)
    for (const term of article.terms.subarray(0, termsIndexed)) postings.add(term, slot)
    quotations.add(slot, article.quoted)
    book.add(held.storyId, article)
    if (++added % pruneEvery === 0) prune()
  }
  const prune = (): void => {
    forget(slot => slot < window.end - newestHeld && today - window.dayOf(slot) > settings.windowDays)
  }
  const forget = (isGone: (slot: number) => boolean): void => {
    const { first } = window
    window.forget(isGone)
    if (window.first === first) return
    const left = new Set<number>()
    for (let slot = window.first; slot < window.end; slot++) {
      const { storyId, likeness } = window.heldOf(slot)
      // Not all merges will be known for ever.
      window.move(slot, book.resolve(storyId), likeness)
      left.add(book.resolve(storyId))
    }
    book.keepOnly(left)
    postings.dropBefore(window.first)
    quotations.dropBefore(window.first)
  }

  /** The remembered articles that share most of the rarest terms, those near in time first. */
  const findNeighbours = (article: WeighedArticle): readonly Neighbour[] => {
    asked.take(article)
    const { slots, sums, count } = postings.findSharing(article.terms, article.weights)
    for (let at = 0; at < count; at++) {
      const days = Math.abs(article.day - window.dayOf(slots[at] ?? 0))
      const pull =
        days > settings.windowDays ? 0 : lastingPull + (1 - lastingPull) * nearnessOf(days, settings.decayDays)
      sums[at] = (sums[at] ?? 0) * pull
    }
    const quoting = new Map(quotations.countShared(article.quoted).map(({ slot, shared }) => [slot, shared]))
    const nearest = chooseBest(sums, count, articlesCompared).map(at => slots[at] ?? 0)
    const quotingNow = [...quoting.keys()].filter(
      slot => Math.abs(article.day - window.dayOf(slot)) <= settings.windowDays,
    )
    return [...new Set([...nearest, ...quotingNow.slice(0, quotingCompared)])].map(slot => {
      const quoted = quoting.get(slot) ?? 0
      const neighbour = compareArticles(article, asked, window, slot, settings.decayDays, quoted)
      return { ...neighbour, storyId: book.resolve(neighbour.storyId) }
    })
  }
  const holds = (slot: number, wanted: number): boolean => {
    let isHeld = false
    window.forTerms(slot, term => (isHeld ||= term === wanted))
    return isHeld
  }
  const rankStories = (article: WeighedArticle, neighbours: readonly Neighbour[]): readonly Candidate[] => {
    const sorted = neighbours.toSorted((left, right) => right.likeness - left.likeness || left.slot - right.slot)
    const stories = [...Map.groupBy(sorted, ({ storyId }) => storyId)]
    return stories
      .map(([storyId, own]) => ({
        storyId,
        neighbours: own,
        likeness: likenessToStory(article, asked, own, book.find(storyId), holds),
      }))
      .toSorted((left, right) => right.likeness - left.likeness || left.storyId - right.storyId)
  }

  const merge = ([best, second]: readonly Candidate[]): readonly Revision[] => {
    if (best === undefined || second === undefined || second.likeness < settings.leastMergeLikeness) return []
    if (likenessBetween(best, second) < settings.leastMergeLikeness) return []
    const bestNumber = book.find(best.storyId)?.number ?? 0
    const secondNumber = book.find(second.storyId)?.number ?? 0
    const [older, younger] = bestNumber < secondNumber ? [best, second] : [second, best]
    book.merge(younger.storyId, older.storyId)
    return [{ kind: 'merge', from: younger.storyId, into: older.storyId }]
  }
  /** The mean cosine between the articles of two stories that are most like the article asked. */
  const likenessBetween = (left: Candidate, right: Candidate): number => {
    let sum = 0
    const [some, others] = [left, right].map(({ neighbours }) => neighbours.slice(0, 3))
    for (const { slot } of some ?? []) {
      member.take(vectorsOf(slot))
      for (const other of others ?? []) sum += window.compare(other.slot, member).all
    }
    return sum / ((some?.length ?? 0) * (others?.length ?? 0) || 1)
  }
  const vectorsOf = (slot: number): Vectors => {
    const terms: number[] = []
    const weights: number[] = []
    window.forTerms(slot, (term, weight) => {
      terms.push(term)
      weights.push(weight)
    })
    const [titleTerms, titleWeights] = [new Int32Array(0), new Float32Array(0)]
    return { terms: Int32Array.from(terms), weights: Float32Array.from(weights), titleTerms, titleWeights, scene: -1 }
  }

  /** It was put where it is on a thin likeness, beside others, and is far more like this article. */
  const isMisplaced = ({ slot, storyId, likeness }: Neighbour): boolean => {
    const { articleId, likeness: before } = window.heldOf(slot)
    if (articleId < 0 || before === 0 || before >= settings.leastLikeness * 1.5) return false
    const isFarMoreLikeThis = likeness >= settings.leastLikeness * 2 && likeness >= before * 1.6
    return isFarMoreLikeThis && (book.find(storyId)?.articles ?? 0) >= fewestToSplit
  }
  /** Like a story only by articles that don't belong there: it opens one of its own, and they follow it. */
  const isLikeStrangersOnly = (article: WeighedArticle, { storyId, neighbours }: Candidate): boolean => {
    const others = neighbours.filter(neighbour => !isMisplaced(neighbour))
    if (others.length === neighbours.length) return false
    return likenessToStory(article, asked, others, book.find(storyId), holds) < settings.leastLikeness / 2
  }
  const split = (neighbours: readonly Neighbour[], into: number): readonly Revision[] =>
    neighbours.flatMap((neighbour): readonly Revision[] => {
      const { slot, likeness } = neighbour
      const { articleId, storyId } = window.heldOf(slot)
      const from = book.resolve(storyId)
      if (from === into || !isMisplaced({ ...neighbour, storyId: from })) return []
      window.move(slot, into, likeness)
      book.move(from, into)
      return [{ kind: 'split', from, into, articleIds: [articleId] }]
    })

  return {
    place(articleId, profile) {
      const article = read(profile)
      const neighbours = findNeighbours(article)
      const candidates = rankStories(article, neighbours)
      const [best] = candidates
      const isNew =
        best === undefined ||
        best.likeness < settings.leastLikeness + crowding(candidates) ||
        isLikeStrangersOnly(article, best)
      // A headline alone shows no mistake.
      const merged = isNew || article.terms.length < headlineTerms ? [] : merge(candidates)
      const storyId = isNew ? articleId : book.resolve(best.storyId)
      const likeness = isNew ? 0 : best.likeness
      put(article, { articleId, storyId, likeness }, isNew ? [] : best.neighbours)
      return { storyId, isNew, likeness, revisions: [...merged, ...split(neighbours, storyId)] }
    },
    isApart(profile, articleId) {
      const slot = window.find(articleId)
      if (slot === -1) return false
      const article = read(profile)
      asked.take(article)
      const original = compareArticles(article, asked, window, slot, settings.decayDays, 0)
      const story = book.find(book.resolve(original.storyId))
      return story !== undefined && areApart(article, asked, original, story, holds)
    },
    remember(profile, storyId, articleId = -1) {
      put(read(profile), { articleId, storyId: book.resolve(storyId), likeness: 0 }, [])
    },
    resolve: book.resolve,
    correct(articleId, storyId) {
      const slot = window.find(articleId)
      const into = book.resolve(storyId)
      const { storyId: before, likeness } = window.heldOf(slot)
      const from = book.resolve(before)
      if (slot === -1 || from === into) return
      if (articleId === from && book.find(into) !== undefined) return book.merge(from, into)
      window.move(slot, into, likeness)
      book.move(from, into)
    },
    keepNewest(count) {
      forget(slot => slot < window.end - count)
      postings.compact()
    },
    get oldestDay() {
      return window.dayOf(window.first)
    },
    get size() {
      return window.end - window.first
    },
    get bytes() {
      const evidence = window.bytes + postings.bytes + quotations.bytes
      return evidence + rarity.bytes + book.bytes + told.byteLength
    },
    get openStories() {
      const open = new Set<number>()
      for (let slot = window.first; slot < window.end; slot++)
        if (today - window.dayOf(slot) <= settings.windowDays) open.add(book.resolve(window.heldOf(slot).storyId))
      return open.size
    },
    save: () => ({
      version: savedVersion,
      today,
      rarity: rarity.save(),
      window: window.save(),
      stories: book.save(),
      quotations: quotations.save(),
      postings: postings.save(),
    }),
  }
}

type Candidate = { readonly storyId: number; readonly likeness: number; readonly neighbours: readonly Neighbour[] }

/** What is like many stories tells of their common topic, not of one event: the bar is raised by how like the others it is. */
function crowding(candidates: readonly Candidate[]): number {
  const others = candidates.slice(1, 1 + othersAsked)
  if (others.length < othersAsked) return 0
  return crowdingShare * (others.reduce((sum, { likeness }) => sum + likeness, 0) / othersAsked)
}

const othersAsked = 3
const crowdingShare = 0.5

/** Of two articles nobody can say which is the stranger. */
const fewestToSplit = 3

const termsIndexed = 32
const articlesCompared = 40
/** Beside them, of those that quote the same words. */
const quotingCompared = 10
/** What is left of the pull of an article of long ago while candidates are looked for: it may be of a saga. */
const lastingPull = 0.3

const pruneEvery = 5000
/** So many are kept whatever their date: an archive that is read in is old all through. */
const newestHeld = 50_000
