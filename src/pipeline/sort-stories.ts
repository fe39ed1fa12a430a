import type { PlacedLine, StoryRevision } from '../corpus/story-store.ts'
import { createCopyFinder, type SavedCopies } from '../stories/copy-finder.ts'
import { isSureCopy } from '../stories/is-sure-copy.ts'
import { readProfile } from '../stories/read-profile.ts'
import { createStoryFinder, type SavedFinder } from '../stories/story-finder.ts'
import { bytesATerm, usualMostTerms } from '../stories/term-table.ts'
import type { StorySettings } from '../stories/story-settings.ts'

/** What is read of an article to know its story. */
export type SortedArticle = {
  readonly id: number
  readonly title: string
  readonly text: string
  readonly language: string
  readonly publishedAt: Date
}

export type Sorted = {
  readonly articleId: number
  readonly storyId: number
  readonly copyOf: number | undefined
  readonly revisions: readonly StoryRevision[]
}

/** Knows the stories and texts of a window of articles, in memory. */
export type StorySorter = {
  /** Takes articles as they were placed before, in order of publication. */
  remember(placed: readonly { readonly article: SortedArticle; readonly storyId: number }[]): void
  /** Decides the stories of articles, in order, and remembers them there. */
  sort(articles: readonly SortedArticle[]): readonly Sorted[]
  /**
   * Moves articles to where they are known to stand; gives the ids of those that it does not know, and did not have to
   * forget either.
   */
  compare(lines: readonly PlacedLine[]): readonly number[]
  readonly size: number
  /** The greatest id it ever took; -1 for none. */
  readonly newest: number
  /** How many articles it took since it was last saved, or made of what was. */
  readonly unsaved: number
  /** Plain values and columns that are still in use. */
  save(): SavedSorter
}

export type SavedSorter = {
  readonly format: string
  readonly copies: SavedCopies
  readonly stories: SavedFinder
  /** In order of arrival. */
  readonly articleIds: Float64Array
  readonly storyIds: Float64Array
  readonly newest: number
  readonly forgottenUntil: number
}

/** Changes when anything but the finders, which have versions of their own, is kept in another way, or means something else. */
export const sorterFormat = '1'

const keepingEvery = 1000
const dayMs = 86_400_000
/** When there is no room left, one in so many is forgotten. */
const forgottenShare = 8
const fewestForgotten = 4096
/** Words may not take the room of articles. */
const shareOfTerms = 0.25

/**
 * A copy belongs to the story of its original, whatever its headline says. What was saved is taken over. When what it knows
 * takes more than `mostBytes`, it forgets the oldest.
 */
export function createStorySorter(
  settings: StorySettings,
  mostBytes = Number.POSITIVE_INFINITY,
  saved?: SavedSorter,
): StorySorter {
  const copies = createCopyFinder({}, saved?.copies)
  const mostTerms = Math.floor((mostBytes * shareOfTerms) / bytesATerm)
  const stories = createStoryFinder(settings, saved?.stories, Math.min(mostTerms, usualMostTerms))
  /** In order of arrival. */
  const storyOf = new Map<number, number>()
  for (const [at, articleId] of (saved?.articleIds ?? []).entries())
    storyOf.set(articleId, saved?.storyIds[at] ?? articleId)
  let newest = saved?.newest ?? -1
  let forgottenUntil = saved?.forgottenUntil ?? Number.NEGATIVE_INFINITY
  let taken = 0
  let unsaved = 0

  const keep = (articleId: number, storyId: number): void => {
    storyOf.set(articleId, storyId)
    newest = Math.max(newest, articleId)
    unsaved++
    if (++taken % keepingEvery === 0) keepWithin()
  }
  const keepWithin = (): void => {
    while (stories.bytes + copies.bytes + storyOf.size * bytesAnEntry > mostBytes) {
      const { size } = stories
      stories.keepNewest(Math.min(size - fewestForgotten, Math.floor(size * (1 - 1 / forgottenShare))))
      if (stories.size === size) break
      forgottenUntil = Math.max(forgottenUntil, stories.oldestDay)
      forgetTexts()
    }
    forgetTexts()
  }
  /** Of articles that the stories have forgotten. */
  const forgetTexts = (): void => {
    copies.keepNewest(stories.size)
    let gone = storyOf.size - stories.size
    for (const articleId of storyOf.keys()) {
      if (gone-- <= 0) break
      storyOf.delete(articleId)
    }
  }
  const carryOut = (revision: StoryRevision): void => {
    // A merge is known to the finder.
    if (revision.kind === 'split') for (const id of revision.articleIds) storyOf.set(id, revision.into)
  }
  const sortOne = (article: SortedArticle): Sorted => {
    const articleId = article.id
    const profile = readProfile(article)
    const copy = copies.findAndAdd(articleId, article.text)
    const original = copy === undefined ? undefined : storyOf.get(copy.articleId)
    if (copy !== undefined && original !== undefined && isSureCopy(copy, profile, stories)) {
      const storyId = stories.resolve(original)
      stories.remember(profile, storyId, articleId)
      keep(articleId, storyId)
      return { articleId, storyId, copyOf: copy.articleId, revisions: [] }
    }
    const { storyId, revisions } = stories.place(articleId, profile)
    for (const revision of revisions) carryOut(revision)
    keep(articleId, storyId)
    return { articleId, storyId, copyOf: undefined, revisions }
  }

  keepWithin()
  return {
    remember(placed) {
      for (const { article, storyId } of placed) {
        copies.add(article.id, article.text)
        stories.remember(readProfile(article), storyId, article.id)
        keep(article.id, storyId)
      }
    },
    sort: articles => articles.map(sortOne),
    compare(lines) {
      const unknown: number[] = []
      for (const { articleId, storyId, publishedAt } of lines) {
        const known = storyOf.get(articleId)
        if (known === undefined) {
          if (publishedAt.getTime() / dayMs > forgottenUntil) unknown.push(articleId)
        } else if (stories.resolve(known) !== stories.resolve(storyId)) {
          stories.correct(articleId, storyId)
          storyOf.set(articleId, storyId)
          unsaved++
        }
      }
      return unknown
    },
    get size() {
      return storyOf.size
    },
    get newest() {
      return newest
    },
    get unsaved() {
      return unsaved
    },
    save() {
      unsaved = 0
      return {
        format: sorterFormat,
        copies: copies.save(),
        stories: stories.save(),
        articleIds: Float64Array.from(storyOf.keys()),
        storyIds: Float64Array.from(storyOf.values()),
        newest,
        forgottenUntil,
      }
    },
  }
}

/** Of two numbers in a map. */
const bytesAnEntry = 50
