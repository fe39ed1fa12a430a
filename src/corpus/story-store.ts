import type { NewsSentence } from '../model/alert.ts'
import type { Article } from '../model/article.ts'
import type { Scope } from './article-store.ts'
import type { TellingRules } from './decide-telling.ts'

/** A report of a story. `copyOf`: the article whose wire text it repeats. */
export type StoryMember = { readonly article: Article; readonly copyOf: number | undefined }

/** A report of a story without its text. */
export type StoryLine = Pick<
  Article,
  'id' | 'title' | 'publisher' | 'url' | 'publishedAt' | 'firstSeenAt' | 'completeness'
> & { readonly copyOf: number | undefined }

/** An article that waits to be put into a story, or whose alerts wait to be told what they are; a long text is cut. */
export type ArticleToPlace = {
  readonly article: ReportOpening
  /** Where it stands already; undefined for one that was not placed yet. */
  readonly storyId: number | undefined
  readonly copyOf: number | undefined
  /** Servers whose alerts wait for it; some of them where they are many. */
  readonly guildIds: readonly string[]
}

/** What an article shows to have been wrong before, to be carried out in order. */
export type StoryRevision =
  | { readonly kind: 'merge'; readonly from: number; readonly into: number }
  | { readonly kind: 'split'; readonly from: number; readonly into: number; readonly articleIds: readonly number[] }

export type ArticlePlacement = {
  readonly articleId: number
  readonly storyId: number
  readonly copyOf: number | undefined
  readonly revisions: readonly StoryRevision[]
  /** What no earlier report of the story told; undefined where nobody looked. */
  readonly news: readonly NewsSentence[] | undefined
}

/** What is read of a report to place it. */
export type ReportOpening = Pick<Article, 'id' | 'title' | 'text' | 'language' | 'publishedAt'>

/** Where an article was put. */
export type PlacedLine = { readonly articleId: number; readonly storyId: number; readonly publishedAt: Date }

/** Articles published since a moment: the first page, or the one after a page that named its `next`. */
export type PageRequest = { readonly since: Date; readonly after: number | undefined; readonly limit: number }

/** One message for a story in a target, or for its next chapter there. */
export type StoryPost = {
  readonly id: number
  readonly storyId: number
  readonly openedAt: Date
  /** Undefined until it is sent. */
  readonly messageId: string | undefined
  /** What became of its thread; undefined until one is wanted. in-place: there are none here. */
  readonly thread: 'open' | 'in-place' | 'refused' | undefined
  /** The message that told the story's chapter before this one. */
  readonly beforeMessageId: string | undefined
  /** The message of a story that turned out to be the same. */
  readonly partOfMessageId: string | undefined
  /** Reports folded into the message. */
  readonly folded: number
  /** The newest sentence that told something new after the story's first report, and whose it is. */
  readonly news: { readonly articleId: number; readonly sentence: NewsSentence } | undefined
  /** A digest of what the message last showed. */
  readonly shown: string | undefined
  /** It is being sent. */
  readonly isUnderWay: boolean
  /** Somebody deleted it. */
  readonly isLost: boolean
  /** Watches that it answers, also those whose reports were folded into it. */
  readonly watches: readonly AnsweredWatch[]
}

/** `isGathered`: it wants digests. */
export type AnsweredWatch = { readonly name: string; readonly isGathered: boolean }

/**
 * A story's id is the id of the article that opened it. Articles are placed after they are kept, by a stage of their own:
 * one that was just kept has no story for a moment. A revision of an article stays in its story.
 */
export type StoryStore = {
  /** Undefined: not placed yet. */
  storyOf(articleId: number): Promise<{ readonly storyId: number; readonly copyOf: number | undefined } | undefined>
  /** In the order asked. */
  storiesOf(articleIds: readonly number[]): Promise<readonly (number | undefined)[]>
  /** Oldest first (publishedAt, id), in sight of the scope, at most the newest 500. */
  articlesOfStory(storyId: number, scope: Scope): Promise<readonly StoryMember[]>
  /** The same without texts. */
  linesOfStory(storyId: number, scope: Scope): Promise<readonly StoryLine[]>
  /**
   * Articles with alerts that wait for them, first come first; where there are none, unplaced articles in order of
   * publication: those published since `recentSince`, then older ones.
   */
  articlesToPlace(recentSince: Date, limit: number): Promise<readonly ArticleToPlace[]>
  /**
   * Puts articles into stories and tells each of their queued alerts whether it is a message, joins one that waits, goes
   * into a thread or is folded into a message that stands. All in one transaction, in order.
   */
  placeArticles(placements: readonly ArticlePlacement[], rules: TellingRules, at: Date): Promise<void>
  /** Where articles were put, in order of publication, page by page. */
  placedLines(
    request: PageRequest,
  ): Promise<{ readonly lines: readonly PlacedLine[]; readonly next: number | undefined }>
  /** How these reports begin, in the order asked, without those that are not there. */
  openingsOf(articleIds: readonly number[]): Promise<readonly ReportOpening[]>
  /** When the `count`-th newest article was published; undefined where there are fewer. */
  publishedSince(count: number): Promise<Date | undefined>
  getStoryPost(id: number): Promise<StoryPost | undefined>
  /** What became of the thread of a message. */
  noteThread(storyPostId: number, thread: NonNullable<StoryPost['thread']>): Promise<void>
  /** The message was edited, and shows this now. */
  noteShown(storyPostId: number, shown: string, at: Date): Promise<void>
  /**
   * The message is no longer there: what waits to be told in its thread, and these rows that the caller has claimed, are
   * decided anew.
   */
  losePost(storyPostId: number, rowIds: readonly number[], at: Date): Promise<void>
  /** Alerts that can't be told in a thread are folded into the message of their story after all. */
  foldAlerts(rowIds: readonly number[], reason: string, at: Date): Promise<void>
}
