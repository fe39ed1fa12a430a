import type { CorpusStore } from '../corpus/store.ts'
import type { StoryLine } from '../corpus/story-store.ts'
import type { Article } from '../model/article.ts'
import type { DigestPeriod, DigestTopic } from '../model/digest.ts'
import type { DigestGroup, DigestReport, DigestStory, GatheredDigest, ToldIn } from '../model/digest-content.ts'
import { rankStories, type StoryWeight } from '../stories/rank-stories.ts'
import { findArrivals } from './find-arrivals.ts'
import type { AskWorker } from './story-jobs.ts'

/** Gathers the stories of a digest, and tells of those that are to be shown. */
export type DigestDesk = {
  gather(guildId: string, topic: DigestTopic, period: DigestPeriod): Promise<GatheredDigest>
  /** Stories whose reports nobody may see any more are left out. */
  describe(guildId: string, groups: readonly DigestGroup[]): Promise<readonly DigestStory[]>
}

/** So many of the first are judged by their quotations too. */
const mostJudged = 30
/** Beyond these nobody turns the pages. */
const mostStories = 100
const mostReportsKept = 40
/** So many of the fullest reports are asked what they tell, and so many from before are compared. */
const reportsTold = 4
const earlierCompared = 30

export function createDigestDesk(store: CorpusStore, ask: AskWorker): DigestDesk {
  async function gather(guildId: string, topic: DigestTopic, period: DigestPeriod): Promise<GatheredDigest> {
    const { articles, isCut } = await findArrivals(store, guildId, topic, period)
    const groups = await groupByStory(store, articles)
    const ranked = await rankGroups(store, groups, period)
    return {
      stories: ranked.slice(0, mostStories).map(({ storyId, members }) => ({
        storyId,
        articleIds: members.slice(-mostReportsKept).map(({ id }) => id),
      })),
      storiesInAll: groups.length,
      reports: articles.length,
      publishers: new Set(articles.map(({ publisher }) => publisher)).size,
      unplaced: groups.filter(({ storyId }) => storyId === undefined).length,
      isCut,
    }
  }

  async function describe(guildId: string, groups: readonly DigestGroup[]): Promise<readonly DigestStory[]> {
    const stories = await Promise.all(groups.map(group => describeGroup(guildId, group)))
    return stories.filter(story => story !== undefined)
  }

  async function describeGroup(
    guildId: string,
    { storyId, articleIds }: DigestGroup,
  ): Promise<DigestStory | undefined> {
    const scope = { kind: 'guild', guildId } as const
    const known = storyId === undefined ? [] : await store.linesOfStory(storyId, scope)
    const inPeriod = new Set(articleIds)
    const copies = copiesAmong(known)
    // A story that was merged or split since is told as it was gathered.
    const reports = (await store.getArticles(articleIds)).toSorted((a, b) => fullness(b, copies) - fullness(a, copies))
    const [fullest] = reports
    if (fullest === undefined || !(await store.isVisible(fullest.id, scope))) return undefined
    const first = Math.min(...articleIds)
    const before = known.filter(({ id, copyOf }) => !inPeriod.has(id) && id < first && copyOf === undefined)
    const earlier = await store.getArticles(before.slice(-earlierCompared).map(({ id }) => id))
    const quotations = await Promise.all(
      reports.slice(0, reportsTold).map(async report => {
        const said = await store.quotationsOf(report.id)
        return said.map(quotation => ({ quotation, report: nameReport(report) }))
      }),
    )
    return {
      headline: nameReport(fullest),
      publishers: [...new Set(reports.map(({ publisher }) => publisher))],
      reports: reports.length,
      copies: reports.filter(({ id }) => copies.has(id)).length,
      newestAt: newestOf(reports),
      sentence: await tell(reports, earlier),
      quotations: quotations.flat(),
    }
  }

  async function tell(reports: readonly Article[], earlier: readonly Article[]): Promise<ToldIn | undefined> {
    const asked = reports.slice(0, reportsTold)
    const telling = { reports: asked.map(readable), earlier: earlier.map(readable) }
    const outcome = await ask('tellStory', telling)
    // A story that took too long to read is told by its headline.
    const told = outcome.kind === 'done' ? outcome.value : undefined
    const report = told === undefined ? undefined : asked[told.report]
    return told === undefined || report === undefined
      ? undefined
      : { text: told.text, isNew: told.isNew, report: nameReport(report) }
  }

  return { gather, describe }
}

type Group = { readonly storyId: number | undefined; readonly members: readonly Article[] }

/** Oldest report first; one that was not placed in a story yet stands alone. */
async function groupByStory(store: CorpusStore, articles: readonly Article[]): Promise<readonly Group[]> {
  const storyIds = await store.storiesOf(articles.map(({ id }) => id))
  const groups = new Map<string, { storyId: number | undefined; members: Article[] }>()
  for (const [index, article] of articles.entries()) {
    const storyId = storyIds[index]
    const key = storyId === undefined ? `alone ${article.id}` : String(storyId)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { storyId, members: [article] })
    else group.members.unshift(article)
  }
  return [...groups.values()]
}

/** First by what is at hand, then the first of them by what their speakers said too. */
async function rankGroups(
  store: CorpusStore,
  groups: readonly Group[],
  period: DigestPeriod,
): Promise<readonly Group[]> {
  const weights = groups.map(group => weightOf(group, undefined))
  const order = rankStories(weights, period).flatMap(index => groups[index] ?? [])
  const judged = order.slice(0, mostJudged)
  const exact = await Promise.all(judged.map(async group => weightOf(group, await countSpoken(store, group))))
  const first = rankStories(exact, period).flatMap(index => judged[index] ?? [])
  return [...first, ...order.slice(mostJudged)]
}

function weightOf({ storyId, members }: Group, quotations: number | undefined): StoryWeight {
  return {
    publishers: new Set(members.map(({ publisher }) => publisher)).size,
    reports: members.length,
    copies: 0,
    // A story is called by the report that opened it.
    isNew: storyId === undefined || members.some(({ id }) => id === storyId),
    newestAt: newestOf(members),
    quotations,
  }
}

async function countSpoken(store: CorpusStore, { members }: Group): Promise<number> {
  const [fullest] = members.toSorted((a, b) => b.text.length - a.text.length)
  if (fullest === undefined) return 0
  return (await store.quotationsOf(fullest.id)).filter(({ speaker }) => speaker?.isNamed === true).length
}

function newestOf(articles: readonly Article[]): Date {
  return new Date(Math.max(...articles.map(({ publishedAt }) => publishedAt.getTime())))
}

/** Those that repeat another one known here; where the original is out of sight, its first copy stands for it. */
function copiesAmong(known: readonly StoryLine[]): ReadonlySet<number> {
  const shown = new Set(known.filter(({ copyOf }) => copyOf === undefined).map(({ id }) => id))
  const copies = new Set<number>()
  for (const { id, copyOf } of known) {
    if (copyOf === undefined) continue
    if (shown.has(copyOf)) copies.add(id)
    else shown.add(copyOf)
  }
  return copies
}

/** Whole reports before teasers, own words before copies, long before short. */
function fullness({ id, text, completeness }: Article, copies: ReadonlySet<number>): number {
  return Math.min(text.length, 20_000) + (completeness === 'full' ? 1e6 : 0) - (copies.has(id) ? 1e5 : 0)
}

function nameReport({ id, title, publisher, url, publishedAt }: Article): DigestReport {
  return { id, title, publisher, url, publishedAt }
}

/** A long text is judged by its beginning. */
const charactersRead = 20_000

function readable({ title, text, language }: Article) {
  return { title, text: text.slice(0, charactersRead), language }
}
