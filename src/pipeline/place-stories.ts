import type { NewsSentence } from '../model/alert.ts'
import type { TellingRules } from '../corpus/decide-telling.ts'
import type { CorpusStore } from '../corpus/store.ts'
import type { ArticlePlacement, ArticleToPlace } from '../corpus/story-store.ts'
import type { Sorted } from './sort-stories.ts'
import type { AskWorker } from './story-jobs.ts'
import type { StoryRoom } from './story-room.ts'

export type PlacingOptions = {
  readonly store: CorpusStore
  readonly room: StoryRoom
  readonly ask: AskWorker
  readonly rules: TellingRules
  readonly clock: () => Date
  readonly signal: AbortSignal
  /** Told after alerts were told what they are: they may be due. */
  readonly placed: () => void
}

export type Placing = {
  /** Puts all that waits into stories, what alerts wait for before all else. Never run twice at once. */
  placeWaiting(): Promise<void>
  /** Alerts have waited so long that they had better go out without their stories. */
  isStuck(): boolean
}

const batchSize = 40
const stuckMs = 60_000
const recentMs = 30 * 86_400_000

/** Joins the story room to the store: asks, then writes down. What fails is tried again one by one, then placed alone. */
export function createPlacing(options: PlacingOptions): Placing {
  const { store, room, rules, clock, signal, placed } = options
  let waitingSince: Date | undefined
  let isCareful = false
  /** The article that the room could not bear, alone. */
  let unbearable: number | undefined

  async function placeBatch(waiting: readonly ArticleToPlace[]): Promise<void> {
    const [first] = waiting
    try {
      const fresh = waiting.filter(({ storyId }) => storyId === undefined).map(({ article }) => article)
      const isAlone = waiting.length === 1 && first?.article.id === unbearable
      const sorted = fresh.length === 0 || isAlone ? [] : await room.sort(fresh, clock())
      const placements = await placementsOf(waiting, sorted, options)
      await store.placeArticles(placements, rules, clock())
      isCareful = false
      unbearable = undefined
    } catch (error) {
      // The room may have taken them: what it knows must be what the store knows.
      room.forget()
      unbearable = isCareful ? first?.article.id : undefined
      isCareful = true
      throw error
    }
  }

  return {
    async placeWaiting() {
      while (!signal.aborted) {
        const recentSince = new Date(clock().getTime() - recentMs)
        const waiting = await store.articlesToPlace(recentSince, isCareful ? 1 : batchSize)
        const hasAlerts = waiting.some(({ guildIds }) => guildIds.length > 0)
        waitingSince = hasAlerts ? (waitingSince ?? clock()) : undefined
        if (waiting.length === 0) return room.prepare(clock())
        await placeBatch(waiting)
        waitingSince = undefined
        if (hasAlerts) placed()
      }
    },
    isStuck: () => waitingSince !== undefined && clock().getTime() - waitingSince.getTime() > stuckMs,
  }
}

async function placementsOf(
  waiting: readonly ArticleToPlace[],
  sorted: readonly Sorted[],
  options: PlacingOptions,
): Promise<readonly ArticlePlacement[]> {
  const byId = new Map(sorted.map(it => [it.articleId, it]))
  const placements: ArticlePlacement[] = []
  for (const [at, one] of waiting.entries()) {
    const { id } = one.article
    const known = byId.get(id) ?? { articleId: id, storyId: one.storyId ?? id, copyOf: one.copyOf, revisions: [] }
    const before = waiting.slice(0, at).filter((_, place) => placements[place]?.storyId === known.storyId)
    const news = one.guildIds.length === 0 ? undefined : await newsOf(one, known, before, options)
    placements.push({ ...known, news })
  }
  return placements
}

const mostEarlier = 30

/** What an article tells that no report of its story told before it, as far as all who wait for it could see. */
async function newsOf(
  { article, guildIds }: ArticleToPlace,
  { storyId, copyOf, revisions }: Sorted,
  mates: readonly ArticleToPlace[],
  { store, ask }: PlacingOptions,
): Promise<readonly NewsSentence[] | undefined> {
  if (copyOf !== undefined) return []
  const merged = revisions.flatMap(one => (one.kind === 'merge' && one.into === storyId ? [one.from] : []))
  const seen = await Promise.all(
    guildIds.map(async guildId => {
      const scope = { kind: 'guild', guildId } as const
      const lines = await Promise.all([storyId, ...merged].map(id => store.linesOfStory(id, scope)))
      return new Set(lines.flat().flatMap(({ id }) => (id === article.id ? [] : [id])))
    }),
  )
  // Who saw nothing of the story before is told all of it.
  const [some, ...others] = seen.filter(ids => ids.size > 0)
  const ids = [...(some ?? [])].filter(id => others.every(known => known.has(id)))
  const kept = await store.openingsOf(ids.slice(-mostEarlier))
  const earlier = [...kept, ...mates.map(mate => mate.article)].map(({ title, text }) => ({ title, text }))
  if (earlier.length === 0) return []
  const { title, text, language } = article
  const outcome = await ask('findNews', { report: { title, text, language }, earlier })
  return outcome.kind === 'done' ? outcome.value : undefined
}
