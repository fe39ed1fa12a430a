import type { NewsSentence } from '../model/alert.ts'
import type { Article } from '../model/article.ts'
import type { Mention } from '../model/span.ts'
import type { Quotation } from '../model/quotation.ts'
import type { JobOutcome } from '../schedule/worker-pool.ts'
import { groupSameWords, type SaidWords } from '../quotes/same-words.ts'
import { eventAround, type EventMember, type EventRequest } from '../stories/event-around.ts'
import { findAdded, findNewAmong, type AddedRequest } from '../stories/find-added.ts'
import type { EarlierReport, ToldSentence } from '../stories/find-new.ts'
import { rankRelated, type Related } from '../stories/find-related.ts'
import { mergeEvents, type PrintedEvent, type Timeline } from '../stories/merge-events.ts'
import { rarityIn } from '../stories/rarity.ts'
import { readProfile, type ProfiledArticle } from '../stories/read-profile.ts'
import { createMatterReader, type SharedMatter } from '../stories/shared-matter.ts'
import { readToldEvents, type DatedReport, type ToldEvent } from '../stories/read-told-events.ts'
import { summariseMany, type SharedSentence, type SummarisedArticle } from '../summaries/summarise-many.ts'
import { summarise } from '../summaries/summarise.ts'
import { describeUpdate, type ShownRevision } from '../text/describe-update.ts'
import { markReport, type MarkedReport, type MarkRequest } from '../watches/mark-report.ts'
import { findNews, type NewsRequest } from './find-news.ts'
import { tellStory, type StoryTelling, type StoryTold } from './tell-story.ts'

/** Thinking over reports for a command: too long for the main loop, so article workers do it. */
export type StoryJobs = {
  markReport: { input: MarkRequest; output: MarkedReport }
  describeUpdate: { input: UpdateRequest; output: readonly string[] }
  findNews: { input: NewsRequest; output: readonly NewsSentence[] }
  findAdded: { input: AddedRequest; output: readonly (readonly ToldSentence[])[] }
  summariseMany: { input: ManyRequest; output: readonly SharedSentence[] }
  summarise: { input: OneRequest; output: OneSummary }
  readEvents: { input: readonly DatedReport[]; output: readonly (readonly ToldEvent[])[] }
  mergeEvents: { input: MergeRequest; output: Timeline }
  rankRelated: { input: RankRequest; output: readonly ExplainedRelated[] }
  tellStory: { input: StoryTelling; output: StoryTold | undefined }
  eventAround: { input: EventRequest; output: readonly EventMember[] }
  groupSameWords: { input: readonly SaidWords[]; output: readonly (readonly number[])[] }
}

/** Asks an article worker. Never rejects; a failure's reason is a sentence for people. */
export type AskWorker = <Kind extends keyof StoryJobs>(
  kind: Kind,
  input: StoryJobs[Kind]['input'],
) => Promise<JobOutcome<StoryJobs[Kind]['output']>>

export type UpdateRequest = { readonly before: ShownRevision; readonly after: Article }

export type ManyRequest = { readonly articles: readonly SummarisedArticle[]; readonly words: number }

export type OneRequest = Pick<Article, 'title' | 'text' | 'language'> & {
  readonly quotations: readonly Quotation[]
  readonly words: number
  /** Reports from before, nearest first; what none of them tells is new. */
  readonly earlier: readonly EarlierReport[]
}

/** `news`: where the sentences of the text begin that are new; none when there was nothing earlier. */
export type OneSummary = { readonly sentences: readonly Mention[]; readonly news: readonly number[] }

export type MergeRequest = { readonly printed: readonly PrintedEvent[]; readonly most: number }

export type RankRequest = {
  readonly asked: ProfiledArticle
  readonly candidates: readonly ProfiledArticle[]
  /** How many articles the corpus holds, and how many of them hold each stem that the asked one has. */
  readonly held: number
  readonly frequencies: readonly (readonly [stem: string, articles: number])[]
}

/** A related report, and what it shares with the asked one. */
export type ExplainedRelated = Related & { readonly shared: SharedMatter }

/** Nobody looks further. */
const mostRelated = 36

/** Reports of other matter share words too; a name in common tells more. */
const leastNamed = 0.03
const leastUnnamed = 0.12

/** What a summary of many takes stands further up. */
const charactersShared = 40_000

/** The worker's side. */
export const storyJobs: {
  readonly [Kind in keyof StoryJobs]: (input: StoryJobs[Kind]['input']) => StoryJobs[Kind]['output']
} = {
  findNews,
  markReport,
  describeUpdate: ({ before, after }) => describeUpdate(before, after),
  findAdded,
  tellStory,
  summariseMany: ({ articles, words }) =>
    summariseMany(
      articles.map(article => ({ ...article, text: article.text.slice(0, charactersShared) })),
      { words },
    ),
  summarise({ words, earlier, ...article }) {
    const sentences = summarise(article, { words })
    const told = earlier.length === 0 ? [] : findNewAmong(article.text, earlier, article.language)
    return { sentences, news: told.map(({ start }) => start) }
  },
  readEvents: reports => reports.map(readToldEvents),
  mergeEvents: ({ printed, most }) => mergeEvents(printed, most),
  eventAround,
  groupSameWords,
  rankRelated({ asked, candidates, held, frequencies }) {
    const known = new Map(frequencies)
    const rarity = rarityIn(held, stem => known.get(stem) ?? 0)
    const explain = createMatterReader(asked)
    return rankRelated(readProfile(asked), candidates.map(readProfile), rarity)
      .slice(0, mostRelated)
      .flatMap(related => {
        const candidate = candidates[related.index]
        return candidate === undefined ? [] : [{ ...related, shared: explain(candidate, related) }]
      })
      .filter(({ score, shared }) => score >= (shared.names.length > 0 ? leastNamed : leastUnnamed))
  },
}
