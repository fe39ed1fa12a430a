import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { TellingRules } from '../src/corpus/decide-telling.ts'
import { openSqliteStore } from '../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../src/corpus/store.ts'
import { joinTerms } from '../src/text/join-terms.ts'

/**
 * What placing, claiming and editing cost beside a long history: `npm run bench -- alerts [alerts]` (100,000 unless told;
 * a fifth as many messages). The same calls on a store without history stand beside it: what grows with history shows.
 */
export default async function run(args: string[]): Promise<void> {
  const alerts = Number(args[0] ?? 100_000)
  const [fresh, grown] = [await measure(0), await measure(alerts)]
  console.log(`${''.padEnd(34)}${'no history'.padStart(12)}${`${alerts} alerts`.padStart(18)}`)
  for (const [name, ms] of grown) {
    const before = fresh.get(name) ?? 0
    console.log(`${name.padEnd(34)}${before.toFixed(2).padStart(9)} ms${ms.toFixed(2).padStart(15)} ms`)
  }
}

const guildId = '1'
const watches = 50
const rules: TellingRules = { holdMs: 0, followUpsPerDay: 6, newMessageAfterMs: 86_400_000, editEveryMs: 20_000 }
const start = Date.UTC(2026, 0, 1)
const now = new Date(start + 40 * 86_400_000)

async function measure(alerts: number): Promise<ReadonlyMap<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'))
  try {
    const store = await openSqliteStore({ folder })
    const watchIds: number[] = []
    for (let number = 0; number < watches; number++) watchIds.push(await addWatch(store, number))
    await store.close()
    if (alerts > 0) fillHistory(join(folder, 'dateline.db'), alerts)
    const again = await openSqliteStore({ folder })
    const times = await timeCalls(again, watchIds)
    await again.close()
    if (alerts > 0) {
      const { size } = await stat(join(folder, 'dateline.db'))
      console.log(`database with ${alerts} alerts: ${(size / 1e6).toFixed(0)} MB`)
    }
    return times
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function addWatch(store: CorpusStore, number: number): Promise<number> {
  const { id } = await store.addWatch({
    guildId,
    ownerId: '2',
    name: `Watch ${number}`,
    query: 'river',
    target: { kind: 'channel', channelId: String(1000 + number) },
    roleId: undefined,
    delivery: 'instant',
    hourlyCap: undefined,
    state: 'active',
    pauseReason: undefined,
    mutedUntil: undefined,
    createdAt: now,
  })
  return id
}

/** Five alerts a message: one sent, two follow-ups, two folded; a tenth of the messages waits to be edited. */
function fillHistory(file: string, alerts: number): void {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN')
  const article = database.prepare('INSERT INTO article (revision, first_seen_at, story_id) VALUES (1, ?, ?)')
  const revision = database.prepare(
    `INSERT INTO revision (article_id, revision, title, text, publisher, language, published_at, completeness, fingerprint)
     VALUES (?, 1, ?, 'The river rose.', ?, 'en', ?, 'full', x'00')`,
  )
  const timeline = database.prepare("INSERT INTO timeline VALUES (?, ?, 1, ?, 'en', 1)")
  const post = database.prepare(
    `INSERT INTO story_post (story_id, guild_id, target_kind, target_id, opened_at, due_at, message_id, told_at)
     VALUES (?, '1', 'channel', ?, ?, ?, ?, ?)`,
  )
  const row = database.prepare(
    `INSERT INTO outbox (watch_id, article_id, watch_name, query, guild_id, target_kind, target_id, state, queued_at, due_at,
       claim_key, message_id, part, story_post_id) VALUES (?, ?, 'Watch', 'river', '1', 'channel', ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const errand = database.prepare(
    `INSERT INTO errand (kind, story_post_id, guild_id, body, queued_at, due_at) VALUES ('story', ?, '1', ?, ?, ?)`,
  )
  database.exec("INSERT OR IGNORE INTO audience VALUES (1, '0'); INSERT OR IGNORE INTO audience_feed VALUES (0, 1)")
  const states = ['sent', 'sent', 'sent', 'folded', 'folded']
  for (let told = 0; told < alerts / 5; told++) {
    const at = start + told * 100
    const firstArticle = told * 5 + 1
    const channel = String(1000 + (told % watches))
    const { lastInsertRowid: postId } = post.run(firstArticle, channel, at, at, `m${told}`, at)
    for (const [place, state] of states.entries()) {
      const { lastInsertRowid: id } = article.run(at, firstArticle)
      revision.run(id, `Report ${id}`, `Publisher ${place}`, at)
      timeline.run(at * 1024 + place, id, `Publisher ${place}`)
      const isFollowUp = place === 1 || place === 2
      const message = state === 'sent' ? `m${told}${place === 0 ? '' : `-${place}`}` : null
      row.run(
        (told % watches) + 1,
        id,
        channel,
        state,
        at,
        at,
        `k${id}`,
        message,
        isFollowUp ? 'follow-up' : 'alert',
        postId,
      )
    }
    const waitsUntil = now.getTime() + 60_000 + told
    if (told % 10 === 0)
      errand.run(postId, JSON.stringify({ kind: 'story', storyPostId: Number(postId) }), at, waitsUntil)
  }
  database.exec('COMMIT; ANALYZE')
  database.close()
}

const rounds = 60

async function timeCalls(store: CorpusStore, watchIds: readonly number[]): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number[]>()
  const time = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now()
    const result = await work()
    times.set(name, [...(times.get(name) ?? []), performance.now() - startedAt])
    return result
  }
  let storyId = 0
  for (let round = 0; round < rounds; round++) {
    const at = new Date(now.getTime() + round * 1000)
    const isNew = round % 4 === 0
    const articleId = await keep(store, round, watchIds, at)
    storyId = isNew ? articleId : storyId
    await time('what is to be placed', () => store.articlesToPlace(now, 40))
    const news = round % 4 === 2 ? [{ start: 0, end: 4, text: 'News', novelty: 1 }] : []
    const placement = { articleId, storyId, copyOf: round % 4 === 1 ? storyId : undefined, revisions: [], news }
    const what = isNew ? 'open 50 messages' : news.length > 0 ? '50 follow-ups' : 'fold 50 alerts'
    await time(`place: ${what}`, () => store.placeArticles([placement], rules, at))
    const claims = await time(`claim ${isNew || news.length > 0 ? '50' : 'nothing'}`, () => store.claimAlerts(at, 100))
    for (const { rows } of claims)
      await time('mark one sent', () =>
        store.markSent(
          rows.map(({ id }) => id),
          `s${rows[0]?.id}`,
          at,
        ),
      )
    const [first] = claims
    const postId = first?.rows[0]?.storyPostId
    if (postId !== undefined) {
      await time('read a message for its edit', () =>
        Promise.all([store.getStoryPost(postId), store.messageOfPost(postId)]),
      )
      await time('reports of its story', () => store.linesOfStory(storyId, { kind: 'guild', guildId }))
    }
    const errands = await time('take 20 edits', () =>
      store.takeErrands(new Date(at.getTime() + 30_000), 20, new Date(at.getTime() + 90_000)),
    )
    for (const errand of errands) await store.finishErrand(errand.id)
  }
  return new Map(
    [...times].map(([name, all]) => [name, all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0]),
  )
}

async function keep(store: CorpusStore, round: number, watchIds: readonly number[], at: Date): Promise<number> {
  const [title, text] = [`River ${round}`, `The river rose for the ${round}th time.`]
  const url = `https://example.org/${round}`
  const [kept] = await store.ingest([
    {
      content: {
        title,
        text,
        publisher: `Publisher ${round % 7}`,
        url,
        author: undefined,
        language: 'en',
        dateline: undefined,
        publishedAt: at,
        imageUrl: undefined,
        completeness: 'full',
      },
      quotations: [],
      terms: joinTerms({ title, text, language: 'en' }, []),
      sighting: { feedId: undefined, guid: url, url, itemHash: url },
      seenAt: at,
      hits: watchIds.map(watchId => ({ watchId, dueAt: at })),
    },
  ])
  return kept?.articleId ?? 0
}
