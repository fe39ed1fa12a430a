import { createRarityLearner, type NumberedTerm } from './learn-rarity.ts'
import type { Rarity } from './rarity.ts'
import type { Profile } from './read-profile.ts'
import { addVectors, createVector, dot, dotWithOwn, norm, type SparseVector } from './sparse-vector.ts'
import { createStoryPostings, type WeighedNumber } from './story-postings.ts'
import { usualStorySettings, type StorySettings } from './story-settings.ts'
import { createTermNumbers } from './term-numbers.ts'
import { weighTerms } from './weigh-terms.ts'

/** Groups articles into stories as they arrive. All state is in memory and can be rebuilt by `remember`. */
export type StoryFinder = {
  /** Decides to which story an article belongs, and remembers it there. */
  place(articleId: number, profile: Profile): Placement
  /** Takes an article as part of a story, undecided: rebuilds the state after a restart, in order of arrival. */
  remember(profile: Profile, storyId: number): void
  /** Stories that may still take articles. */
  readonly openStories: number
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

export function createStoryFinder(settings: StorySettings = usualStorySettings): StoryFinder {
  const rarity = createRarityLearner()
  const numbers = createTermNumbers()
  const postings = createStoryPostings()
  const stories: (Story | undefined)[] = []
  /** In how many stories each term stood. */
  const holders: number[] = []
  const numberById = new Map<number, number>()
  const doubtful: Doubtful[] = []
  let today = 0
  let placed = 0

  const isOpen = (number: number): boolean => {
    const story = stories[number]
    return story !== undefined && today - story.day <= settings.windowDays
  }
  const read = (profile: Profile): Read => {
    today = Math.max(today, profile.day ?? today)
    const all: NumberedTerm[] = []
    const rarities = new Map<string, number>()
    for (const stem of profile.terms.keys()) {
      const term = { stem, number: numbers.of(stem) }
      all.push(term)
      rarities.set(stem, rarity.rarityOf(term))
    }
    const rarityOf = (stem: string) => rarities.get(stem) ?? 0
    const terms = weighTerms(profile, rarityOf).map(({ stem, weight }) => ({ term: numbers.of(stem), weight }))
    const vector = createVector(terms.map(({ term, weight }) => [term, weight]))
    return { terms, vector, scene: sceneOf(profile, rarityOf), day: profile.day ?? today, all }
  }
  /** The rarest place of headline and lead; -1 where they name none. */
  const sceneOf = ({ terms }: Profile, rarityOf: Rarity): number => {
    let scene = -1
    let most = 0
    for (const [stem, { isScene }] of terms) {
      const rare = isScene ? rarityOf(stem) : 0
      if (rare > most) scene = numbers.of(stem)
      most = Math.max(most, rare)
    }
    return scene
  }
  const likenessTo = (number: number, { vector, scene, day, terms }: Read): number => {
    const story = stories[number]
    if (story === undefined) return 0
    const { all, own } = dotWithOwn(vector, story.sum, term => holders[term] ?? 0)
    const likeness = all / story.norm ** sizeExponent(terms.length)
    const age = Math.abs(day - story.day) / settings.decayDays
    const faded = Math.exp(-age)
    // What no other story holds ties a saga together over weeks of silence.
    const lasting = all === 0 ? 0 : own / all
    const elsewhere = isElsewhere(story, scene, vector) ? elsewherePull : 1
    return likeness * elsewhere * (lasting + (1 - lasting) * faded)
  }
  const open = (articleId: number): number => {
    stories.push({ id: articleId, sum: createVector([]), scene: -1, norm: 0, day: 0, articles: 0 })
    numberById.set(articleId, stories.length - 1)
    return stories.length - 1
  }
  const put = (number: number, { vector, scene, terms, day, all }: Read): void => {
    const story = stories[number]
    if (story === undefined) return
    const told = new Set(story.sum.terms)
    rarity.learn(all, day, term => told.has(term))
    for (const { number: term } of all) if (!told.has(term)) holders[term] = (holders[term] ?? 0) + 1
    story.sum = addVectors(story.sum, vector, 1, termsOfStory)
    story.norm = norm(story.sum)
    story.day = Math.max(story.day, day)
    if (story.scene === -1) story.scene = scene
    story.articles++
    for (const { term } of terms.slice(0, termsIndexed)) postings.add(term, number)
  }
  const close = (number: number): void => {
    const story = stories[number]
    if (story !== undefined) numberById.delete(story.id)
    stories[number] = undefined
  }
  const prune = (): void => {
    if (++placed % pruneEvery !== 0) return
    for (const number of stories.keys()) if (!isOpen(number)) close(number)
    postings.prune(isOpen)
  }

  const merge = (best: Candidate, second: Candidate | undefined): Revision | undefined => {
    if (second === undefined || second.likeness < settings.leastMergeLikeness) return undefined
    const [into, from] = best.number < second.number ? [best.number, second.number] : [second.number, best.number]
    const [older, younger] = [stories[into], stories[from]]
    if (older === undefined || younger === undefined) return undefined
    const likeness = dot(older.sum, younger.sum) / (older.norm * younger.norm || 1)
    if (likeness < settings.leastMergeLikeness / 2) return undefined
    older.sum = addVectors(older.sum, younger.sum, 1, termsOfStory)
    older.norm = norm(older.sum)
    older.day = Math.max(older.day, younger.day)
    older.articles += younger.articles
    for (const [at, term] of younger.sum.terms.entries())
      if ((younger.sum.weights[at] ?? 0) > younger.norm / 12) postings.add(term, into)
    for (const doubt of doubtful) if (doubt.story === from) doubt.story = into
    close(from)
    return { kind: 'merge', from: younger.id, into: older.id }
  }

  /** Articles that were put elsewhere on a thin likeness and are far more like this one. */
  const split = (number: number, article: Read): readonly Revision[] => {
    const revisions: Revision[] = []
    const into = stories[number]
    for (const doubt of doubtful) {
      const from = stories[doubt.story]
      if (into === undefined || from === undefined || doubt.story === number || from.articles < 3) continue
      const likeness = dot(article.vector, doubt.read.vector)
      if (likeness < settings.leastLikeness * 2 || likeness < doubt.likeness * 1.6) continue
      from.sum = addVectors(from.sum, doubt.read.vector, -1, termsOfStory)
      from.norm = norm(from.sum)
      from.articles--
      revisions.push({ kind: 'split', from: from.id, into: into.id, articleIds: [doubt.articleId] })
      put(number, doubt.read)
      doubt.story = number
    }
    return revisions
  }

  return {
    place(articleId, profile) {
      const article = read(profile)
      const found = postings.findSharing(article.terms.slice(0, termsAsked), isOpen, candidatesCompared)
      const candidates = found
        .map((number): Candidate => ({ number, likeness: likenessTo(number, article) }))
        .sort((left, right) => right.likeness - left.likeness || left.number - right.number)
      const [best, second] = candidates
      prune()
      if (best === undefined || best.likeness < settings.leastLikeness) {
        const number = open(articleId)
        put(number, article)
        return { storyId: articleId, isNew: true, likeness: 0, revisions: split(number, article) }
      }
      const merged = merge(best, second)
      const number = stories[best.number] === undefined ? (second?.number ?? best.number) : best.number
      put(number, article)
      if (best.likeness < settings.leastLikeness * 1.5)
        doubtful.push({ articleId, story: number, likeness: best.likeness, read: article })
      if (doubtful.length > mostDoubtful) doubtful.shift()
      const revisions = [...(merged === undefined ? [] : [merged]), ...split(number, article)]
      return { storyId: stories[number]?.id ?? articleId, isNew: false, likeness: best.likeness, revisions }
    },
    remember(profile, storyId) {
      const article = read(profile)
      put(numberById.get(storyId) ?? open(storyId), article)
      prune()
    },
    get openStories() {
      return stories
        .keys()
        .filter(isOpen)
        .reduce(count => count + 1, 0)
    },
  }
}

type Story = {
  readonly id: number
  /** The sum of the articles' vectors. */
  sum: SparseVector
  norm: number
  /** The place of the first report that names one; -1 for none. */
  scene: number
  /** Day of the newest article. */
  day: number
  articles: number
}

type Read = {
  readonly terms: readonly WeighedNumber[]
  readonly vector: SparseVector
  readonly scene: number
  readonly day: number
  /** Every term, for learning. */
  readonly all: readonly NumberedTerm[]
}
type Candidate = { readonly number: number; readonly likeness: number }
type Doubtful = { readonly articleId: number; story: number; readonly likeness: number; readonly read: Read }

const termsOfStory = 250
const termsIndexed = 24
const termsAsked = 40
const candidatesCompared = 40
const mostDoubtful = 200
const pruneEvery = 5000

/**
 * A headline shares few words with each report of a story but some with many: the fewer words an article has, the less
 * the breadth of a large story counts against it. 1 is the plain cosine.
 */
function sizeExponent(terms: number): number {
  return Math.min(1, Math.max(0.75, 0.75 + (terms - 15) / 100))
}

/** What is left of the likeness to a story that happens somewhere else. */
const elsewherePull = 0.6

/** Another bombing in another town: neither names the place of the other. */
function isElsewhere(story: Story, scene: number, vector: SparseVector): boolean {
  if (scene === -1 || story.scene === -1) return false
  return !story.sum.terms.includes(scene) && !vector.terms.includes(story.scene)
}
