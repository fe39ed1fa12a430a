import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommandWorkerTask } from '../../src/command-worker.ts'
import type { Invocation } from '../../src/commands/command.ts'
import type { Typed } from '../../src/commands/command-room.ts'
import { openCommandRoom } from '../../src/commands/open-command-room.ts'
import { settingsSchema } from '../../src/config/settings.ts'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { readOpml } from '../../src/feeds/opml/read-opml.ts'
import type { BotDesk, FeedTrial } from '../../src/pipeline/desk.ts'

let folder: string
let store: CorpusStore
let room: ReturnType<typeof openCommandRoom>
/** What the desk of the bot answers for any address. */
let trial: (typed: string) => Promise<FeedTrial>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-commands-'))
  store = await openSqliteStore({ folder })
  const settings = settingsSchema.parse({ dataFolder: folder })
  const unused = () => Promise.reject(new Error('nobody asks for this'))
  const desk: BotDesk = {
    readAddress: unused,
    readText: unused,
    tryFeed: typed => trial(typed),
    readFeedList: async bytes => readOpml(bytes),
    pollSoon: unused,
    drawChart: unused,
  }
  room = openCommandRoom({
    entry: new URL('../../src/command-worker.ts', import.meta.url),
    args: [JSON.stringify({ settings, starterFeeds: [] } satisfies CommandWorkerTask)],
    desk: Promise.resolve(desk),
  })
})

afterAll(async () => {
  await room.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

function typed(command: string): Typed {
  return { command, subcommand: undefined, options: {}, files: {}, message: undefined, page: 0 }
}

function use(command: string, more: Partial<Invocation> = {}): Invocation {
  return {
    ...typed(command),
    guildId: '100',
    channelId: '5',
    userId: '7',
    canManage: true,
    managesServer: true,
    managerRoleId: undefined,
    forums: [],
    tell: () => undefined,
    ...more,
  }
}

function importing(url: string, more: Partial<Invocation> = {}): Invocation {
  const list = Buffer.from(`<opml version="2.0"><body><outline xmlUrl="${url}"/></body></opml>`)
  const file = { name: 'feeds.opml', size: list.length, read: () => Promise.resolve(new Uint8Array(list)) }
  return use('feed', { subcommand: 'import', files: { file }, ...more })
}

test('a command asks for its file, for the bot and for patience, and its answer comes back whole', async () => {
  const told: string[] = []
  trial = url =>
    Promise.resolve({
      kind: 'feed',
      feed: { url, title: 'Quay', publisher: 'Quay', siteUrl: undefined, language: undefined, items: [] },
    })
  const reply = await room.run(importing('https://quay.example/feed', { tell: text => void told.push(text) }))
  expect(reply).toMatchObject({ kind: 'answer', isPrivate: true, post: { content: 'Added **1** of 1 feeds.' } })
  expect((await store.followedFeeds('100')).map(({ url }) => url)).toEqual(['https://quay.example/feed'])
  expect(told).toEqual(['1 of 1 feeds asked, 1 added …'])
  const exported = await room.run(use('feed', { subcommand: 'export' }))
  const files = exported.kind === 'answer' ? exported.post.files : undefined
  expect(Buffer.from(files?.[0]?.bytes ?? []).toString()).toContain('https://quay.example/feed')
})

test('a command that waits holds up no other; when the process dies it fails, and the next one is answered', async () => {
  const asked = Promise.withResolvers<void>()
  trial = () => {
    asked.resolve()
    return new Promise(() => {})
  }
  const waiting = room.run(importing('https://other.example/feed'))
  await asked.promise
  expect(await room.run(use('help'))).toMatchObject({ kind: 'answer' })
  killRoom()
  await expect(waiting).rejects.toThrow('was killed')
  expect(await room.run(use('help'))).toMatchObject({ kind: 'answer' })
})

test('definitions, privacy and suggestions come from there too', async () => {
  expect((await room.definitions()).map(({ name }) => name)).toEqual(expect.arrayContaining(['watch', 'search']))
  expect(await room.isPrivate(typed('help'))).toBe(true)
  expect(await room.isPrivate(typed('search'))).toBe(false)
  const suggested = await room.complete('feed', 'nothing', use('feed', { subcommand: 'check' }))
  expect(suggested).toEqual([])
  const pressed = await room.press({ ...use('help'), id: ['gone', '1'], messageId: undefined, values: [], fields: {} })
  expect(pressed).toMatchObject({ kind: 'refusal' })
})

test('a command that is gone is refused with what to do', async () => {
  expect(await room.run(use('gone'))).toMatchObject({ kind: 'refusal', text: expect.stringContaining('Restart') })
})

function killRoom(): void {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  const own = lines.filter(line => line.includes('command-worker.ts') && line.includes(folder))
  expect(own).toHaveLength(1)
  for (const line of own) process.kill(Number(line.trim().split(' ')[0]), 'SIGKILL')
}
