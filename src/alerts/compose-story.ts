import type { CorpusStore } from '../corpus/store.ts'
import type { AnsweredWatch, StoryLine, StoryPost } from '../corpus/story-store.ts'
import type { OutboxRow } from '../model/alert.ts'
import type { Article } from '../model/article.ts'
import type { Target } from '../model/watch.ts'
import { firstOf, type ReportTimes } from '../text/began-at.ts'

/** What a message says of the story that its report belongs to. */
export type StoryContent = {
  readonly storyId: number
  readonly reports: number
  readonly publishers: number
  /** The report of it that was there first. */
  readonly first: ReportTimes
  /** When its newest report came. */
  readonly lastSeenAt: Date
  /** Publishers who print the same text; 0 where none do. */
  readonly sameText: number
  /** The newest headline, where it is not the one shown. */
  readonly newest: StoryLine | undefined
  /** One report of each other publisher, the earliest first. */
  readonly others: readonly StoryLine[]
  /** The newest sentence that told something new, word for word, unless the report shown tells it. */
  readonly news: { readonly text: string; readonly line: StoryLine } | undefined
  /** Watches that the message answers. */
  readonly watches: readonly AnsweredWatch[]
  /** Address of the message that told the chapter before. */
  readonly beforeUrl: string | undefined
  /** Address of the message whose story this turned out to be. */
  readonly partOfUrl: string | undefined
}

type StoryReading = Pick<CorpusStore, 'getStoryPost' | 'linesOfStory'>

/** Undefined for an alert whose article stands in no story yet. */
export async function composeStory(
  rows: readonly OutboxRow[],
  shown: Article,
  store: StoryReading,
): Promise<StoryContent | undefined> {
  const [first] = rows
  if (first?.storyPostId === undefined) return undefined
  const post = await store.getStoryPost(first.storyPostId)
  if (post === undefined) return undefined
  const lines = await store.linesOfStory(post.storyId, { kind: 'guild', guildId: first.guildId })
  return { ...describeStory(lines, post, shown), ...linksOf(post, first) }
}

function describeStory(lines: readonly StoryLine[], post: StoryPost, shown: Article) {
  const newest = lines.findLast(({ copyOf }) => copyOf === undefined)
  const newsLine = lines.find(({ id }) => id === post.news?.articleId)
  const isOther = newest !== undefined && newest.id !== shown.id && newest.title !== shown.title
  return {
    storyId: post.storyId,
    watches: post.watches,
    reports: lines.length,
    publishers: new Set(lines.map(({ publisher }) => publisher)).size,
    first: firstOf([shown, ...lines]),
    lastSeenAt: lines.map(it => it.firstSeenAt).reduce((a, b) => (a > b ? a : b), shown.firstSeenAt),
    sameText: countSameText(lines),
    newest: isOther ? newest : undefined,
    others: othersAmong(lines, shown),
    news:
      post.news === undefined || newsLine === undefined || newsLine.id === shown.id
        ? undefined
        : { text: post.news.sentence.text, line: newsLine },
  }
}

function countSameText(lines: readonly StoryLine[]): number {
  const texts = Map.groupBy(lines, ({ id, copyOf }) => copyOf ?? id)
  const printers = [...texts.values()].map(group => new Set(group.map(({ publisher }) => publisher)).size)
  const most = Math.max(0, ...printers)
  return most < 2 ? 0 : most
}

function othersAmong(lines: readonly StoryLine[], shown: Article): readonly StoryLine[] {
  const byPublisher = new Map<string, StoryLine>()
  for (const line of lines) {
    const known = byPublisher.get(line.publisher)
    // What a publisher wrote itself tells more than the text it shares.
    if (known === undefined || (known.copyOf !== undefined && line.copyOf === undefined))
      byPublisher.set(line.publisher, line)
  }
  byPublisher.delete(shown.publisher)
  return [...byPublisher.values()]
}

function linksOf(post: StoryPost, { guildId, target }: OutboxRow) {
  return {
    beforeUrl: messageUrl(guildId, target, post.beforeMessageId),
    partOfUrl: messageUrl(guildId, target, post.partOfMessageId),
  }
}

/** Undefined for direct messages: their channel has no address that we know. */
function messageUrl(guildId: string, target: Target, messageId: string | undefined): string | undefined {
  if (messageId === undefined || target.kind === 'dm') return undefined
  // A post of a forum is a channel that bears the id of its first message.
  const channelId = target.kind === 'forum' ? messageId : target.channelId
  return `https://discord.com/channels/${guildId}/${channelId}/${messageId}`
}
