import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom } from '../../bench/stories/write-report.ts'
import type { AlertClaim } from '../../src/corpus/alert-store.ts'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import type { StoryRevision } from '../../src/corpus/story-store.ts'
import type { OutboxRow } from '../../src/model/alert.ts'
import { later, makeReport, makeWatch } from './make-report.ts'
import { place } from './place-stories.ts'

let folder = ''
let store: CorpusStore

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-interleave-'))
  store = await openSqliteStore({ folder })
})

afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const steps = 150
const idsOf = (claim: AlertClaim | undefined) => claim?.rows.map(({ id }) => id) ?? []

/** Everything that can happen to alerts of a few stories in a few channels, in an order drawn by chance. */
async function live(seed: number): Promise<readonly OutboxRow[]> {
  const random = createRandom(seed)
  const pick = (count: number) => Math.floor(random() * count)
  const guildId = `g${seed}`
  const watchIds: number[] = []
  const articles: number[] = []
  const claimed: AlertClaim[] = []
  let minutes = seed * 10_000
  let sent = 0
  const now = () => later(minutes)
  const addWatch = async () => {
    const target = { kind: 'channel', channelId: `${seed}0${pick(3)}` } as const
    const roleId = pick(4) === 0 ? '9' : undefined
    const delivery = (['hourly', 'daily', 'instant', 'instant', 'instant', 'instant'] as const)[pick(6)] ?? 'instant'
    watchIds.push((await store.addWatch(makeWatch({ guildId, target, roleId, delivery }))).id)
  }
  const report = async () => {
    const hits = watchIds.filter(() => pick(2) === 0).map(watchId => ({ watchId, dueAt: now() }))
    const title = `Report ${seed} ${articles.length}`
    const [kept] = await store.ingest([makeReport({ title, text: title, publishedAt: now(), seenAt: now(), hits })])
    articles.push(kept?.articleId ?? 0)
  }
  const placeWaiting = async () => {
    for (const { article, storyId } of await store.articlesToPlace(new Date(0), 5)) {
      const stories = [...new Set(await store.storiesOf(articles))].flatMap(it => it ?? [])
      const joined = stories.length > 0 && pick(3) > 0 ? stories[pick(stories.length)] : undefined
      const news = pick(2) === 0 ? [{ start: 0, end: 1, text: 'New', novelty: 1 }] : []
      const copyOf = joined !== undefined && pick(3) === 0 ? joined : undefined
      const holdMs = pick(2) * 120_000
      const at = now()
      const revisions = pick(6) === 0 ? revise(stories, article.id) : []
      await place(store, article.id, storyId ?? joined ?? article.id, {
        at,
        news,
        copyOf,
        revisions,
        rules: { holdMs },
      })
    }
  }
  const revise = (stories: readonly number[], articleId: number): readonly StoryRevision[] => {
    const [from = 0, into = 0] = [stories[pick(stories.length)], stories[pick(stories.length)]]
    if (from === into) return []
    if (pick(2) === 0) return [{ kind: 'merge', from: Math.max(from, into), into: Math.min(from, into) }]
    const moved = articles[pick(articles.length)] ?? articleId
    return [{ kind: 'split', from, into, articleIds: [moved] }]
  }
  const claim = async () => {
    const all = await store.claimAlerts(now(), 3, pick(20) === 0)
    claimed.push(...all)
  }
  const settle = async () => {
    const [one] = claimed.splice(pick(claimed.length), 1)
    const fate = pick(8)
    const postId = one?.rows[0]?.storyPostId
    if (fate === 0) await store.markDropped(idsOf(one), 'the channel said no', now())
    else if (fate === 1) await store.postpone(idsOf(one), later(minutes + pick(9)), 'busy')
    else if (fate === 2 && one?.rows[0]?.part === 'follow-up') await store.foldAlerts(idsOf(one), 'no threads', now())
    else if (fate === 3 && one?.rows[0]?.part === 'follow-up') await store.losePost(postId ?? 0, idsOf(one), now())
    else if (fate === 4) await dropDue(one)
    else if (one !== undefined) await store.markSent(idsOf(one), `${seed}-${sent++}`, now())
  }
  /** Nobody wants what is due any more: what went along with it waits for its own time. */
  const dropDue = async (one: AlertClaim | undefined) => {
    const { due = [], early = [] } = Object.groupBy(one?.rows ?? [], ({ dueAt }) => (dueAt > now() ? 'early' : 'due'))
    await store.release(early.map(({ id }) => id))
    for (const { id } of due) await store.markDropped([id], 'the watch was muted', now())
  }
  const disturb = async () => {
    const at = pick(watchIds.length)
    const watchId = watchIds[at] ?? 0
    if (watchIds.length > 2 && pick(3) === 0) {
      await store.removeWatch(watchId)
      watchIds.splice(at, 1)
      return
    }
    const target = { kind: 'channel', channelId: `${seed}0${pick(3)}` } as const
    await store.updateWatch(watchId, { target })
  }
  const deeds = [addWatch, report, report, placeWaiting, placeWaiting, claim, claim, settle, settle, settle, disturb]
  await addWatch()
  for (let step = 0; step < steps; step++) {
    minutes += pick(30)
    await (deeds[pick(deeds.length)] ?? report)()
  }
  // Then all goes well until nothing is left to do.
  for (const one of claimed) await store.markSent(idsOf(one), `${seed}-${sent++}`, now())
  for (let quiet = 0; quiet < 18;) {
    minutes += 90
    const waiting = await store.articlesToPlace(new Date(0), 100)
    for (const { article, storyId } of waiting) await place(store, article.id, storyId ?? article.id, { at: now() })
    const claims = await store.claimAlerts(now(), 100)
    for (const one of claims) await store.markSent(idsOf(one), `${seed}-${sent++}`, now())
    quiet = waiting.length + claims.length === 0 ? quiet + 1 : 0
  }
  return (await Promise.all(articles.map(id => store.alertsAbout(id, guildId)))).flat()
}

for (const seed of Array.from({ length: 24 }, (_, at) => at + 1))
  test(`whatever comes in whatever order, each alert is told, counted in a message that stands, or dropped (${seed})`, async () => {
    const rows = await live(seed)
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.filter(({ state }) => state === 'queued' || state === 'claimed')).toEqual([])
    const messages = new Map<number, Set<string>>()
    for (const { state, part, storyPostId = 0, messageId = '' } of rows)
      if (state === 'sent' && part === 'alert')
        messages.set(storyPostId, (messages.get(storyPostId) ?? new Set()).add(messageId))
    // A story's message is sent once.
    expect([...messages.values()].filter(ids => ids.size !== 1)).toEqual([])
    // What is counted in a message is counted in one that was sent.
    const folded = rows.filter(({ state }) => state === 'folded')
    const posts = await Promise.all(folded.map(({ storyPostId }) => store.getStoryPost(storyPostId ?? 0)))
    expect(posts.filter(post => post?.messageId === undefined)).toEqual([])
  })
