import type { StoryRevision } from '../corpus/story-store.ts'
import { createCopyFinder } from '../stories/copy-finder.ts'
import { readProfile } from '../stories/read-profile.ts'
import { createStoryFinder } from '../stories/story-finder.ts'
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
  remember(
    placed: readonly {
      readonly article: SortedArticle
      readonly storyId: number
      readonly copyOf: number | undefined
    }[],
  ): void
  /** Decides the stories of articles, in order, and remembers them there. */
  sort(articles: readonly SortedArticle[]): readonly Sorted[]
}

/** So many texts are known again when they are copied. */
const textsKept = 60_000
const keepingEvery = 1000

/** A copy belongs to the story of its original, whatever its headline says. */
export function createStorySorter(settings: StorySettings): StorySorter {
  const copies = createCopyFinder()
  const stories = createStoryFinder(settings)
  const storyOf = new Map<number, number>()
  const mergedInto = new Map<number, number>()
  let taken = 0

  const resolve = (storyId: number): number => {
    const into = mergedInto.get(storyId)
    return into === undefined ? storyId : resolve(into)
  }
  const keep = (articleId: number, storyId: number): void => {
    storyOf.set(articleId, storyId)
    if (++taken % keepingEvery !== 0) return
    copies.keepNewest(textsKept)
    for (const id of [...storyOf.keys()].slice(0, Math.max(0, storyOf.size - textsKept))) storyOf.delete(id)
  }
  const carryOut = (revision: StoryRevision): void => {
    if (revision.kind === 'merge') mergedInto.set(revision.from, revision.into)
    else for (const id of revision.articleIds) storyOf.set(id, revision.into)
  }
  const sortOne = (article: SortedArticle): Sorted => {
    const articleId = article.id
    const profile = readProfile(article)
    const copyOf = copies.findAndAdd(articleId, article.text)?.articleId
    const original = copyOf === undefined ? undefined : storyOf.get(copyOf)
    if (copyOf !== undefined && original !== undefined) {
      const storyId = resolve(original)
      stories.remember(profile, storyId, articleId)
      keep(articleId, storyId)
      return { articleId, storyId, copyOf, revisions: [] }
    }
    const { storyId, revisions } = stories.place(articleId, profile)
    for (const revision of revisions) carryOut(revision)
    keep(articleId, storyId)
    return { articleId, storyId, copyOf: undefined, revisions }
  }

  return {
    remember(placed) {
      for (const { article, storyId } of placed) {
        copies.add(article.id, article.text)
        stories.remember(readProfile(article), storyId, article.id)
        keep(article.id, storyId)
      }
    },
    sort: articles => articles.map(sortOne),
  }
}
