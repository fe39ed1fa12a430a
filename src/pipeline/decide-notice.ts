import type { NewNotice } from '../corpus/errand-store.ts'
import type { CorpusStore } from '../corpus/store.ts'
import { decideHealthNotice } from '../feeds/health/decide-health-notice.ts'
import type { Feed, PollState } from '../model/feed.ts'

const dayMs = 86_400_000
/** With fewer feeds nobody can tell a broken network from broken feeds. */
const fewestForOutage = 3
/** Another feed was read so lately: then it is not our network. */
const proofMs = 6 * 3_600_000
/** When all feeds fail for so long on top, people are told anyway. */
const longestHoldMs = 3 * dayMs

/**
 * What a poll means for those who follow the feed. That it fails is held back while every feed fails, since then it is
 * likely our own network, until a poll finds it still failing while others are fine.
 */
export async function decideNotice(
  feed: Feed,
  after: PollState,
  store: Pick<CorpusStore, 'feedHealth' | 'hastenNotices'>,
): Promise<NewNotice | undefined> {
  const polledAt = after.lastPolledAt ?? after.dueAt
  const health = decideHealthNotice(feed.poll, after)
  if (health !== undefined && health.kind !== 'failing') {
    return { news: health.kind, text: health.text, dueAt: polledAt }
  }
  const isLong = after.failingSince !== undefined && polledAt.getTime() - after.failingSince.getTime() >= dayMs
  if (!isLong) return undefined
  const mayTell = await isNetworkFine(polledAt, store)
  if (health !== undefined) {
    const dueAt = mayTell ? polledAt : new Date(polledAt.getTime() + longestHoldMs)
    return { news: health.kind, text: health.text, dueAt }
  }
  if (mayTell) await store.hastenNotices(feed.id, polledAt)
  return undefined
}

async function isNetworkFine(at: Date, store: Pick<CorpusStore, 'feedHealth'>): Promise<boolean> {
  const { polled, fine } = await store.feedHealth(new Date(at.getTime() - proofMs))
  return polled < fewestForOutage || fine > 0
}
