import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import { addWatch, openNewsroom, replyOf, waitForMessage, wordsOf, type Newsroom } from './open-newsroom.ts'
import { ferryReturn, harbourFire } from './reports.ts'

let room: Newsroom

beforeAll(async () => {
  room = await openNewsroom()
  room.publisher.print(harbourFire)
  await room.editor.run('feed add', { url: room.publisher.feedUrl }, room.discord.seed.deskId)
  await run('feed check', { feed: 'Hill Gazette' })
})

afterAll(async () => {
  await room.close()
})

const run = async (command: string, options: Record<string, string | boolean> = {}) =>
  replyOf(await room.editor.run(command, options, room.discord.seed.deskId))

const listed = async () => wordsOf(await run('watch list'))

/** What the editor was told in person about watches that were paused. */
const told = () =>
  room.editor
    .messages(room.editor.openDm().id)
    .map(wordsOf)
    .filter(words => words.includes('deleted'))

test('when its channel is deleted a watch is paused, says why, and its owner hears it in person, once', async () => {
  const { stage, seed } = room.discord
  const channelId = stage.addChannel(seed.guildId, 'harbour')
  await addWatch(room.editor, { query: 'ferry', name: 'Ferries', channel: channelId }, seed.deskId)
  await addWatch(room.editor, { query: 'pier', name: 'Piers', channel: channelId }, seed.deskId)
  stage.removeChannel(channelId)
  const notice = await waitForMessage(room.editor, room.editor.openDm().id, message => wordsOf(message) !== '')
  expect(wordsOf(notice)).toMatch(/Your watches \*\*Ferries\*\*, \*\*Piers\*\* of .*: its channel was deleted/)
  expect(await listed()).toContain(`⏸️ **Ferries** \`ferry\` → <#${channelId}> · ⚠️ paused: its channel was deleted`)
  expect(wordsOf(await run('watch show', { watch: 'Ferries' }))).toContain('paused by me: its channel was deleted')
  const moved = await run('watch edit', { watch: 'Ferries', channel: seed.alertsId })
  await room.editor.press(moved.id, JSON.stringify(moved.components).match(/watch:save:[\w-]+/)?.[0] ?? '')
  expect(await listed()).toContain(`🔔 **Ferries** \`ferry\` → <#${seed.alertsId}>\n`)
  room.publisher.print(ferryReturn)
  await waitForMessage(room.editor, seed.alertsId, message => wordsOf(message).includes('pier inspection'))
  expect(told()).toHaveLength(1)
  for (const watch of ['Ferries', 'Piers']) await run('watch remove', { watch })
})

test('what was deleted, and who threw the bot out, while it was away is noticed when it comes back', async () => {
  const { stage, seed } = room.discord
  const channelId = stage.addChannel(seed.guildId, 'night')
  await addWatch(room.editor, { query: 'harbour', name: 'Harbour', channel: channelId }, seed.deskId)
  const elsewhere = stage.addGuild('Elsewhere', seed.editorId)
  const away = stage.addChannel(elsewhere, 'news')
  await room.editor.run('feed add', { url: room.publisher.feedUrl }, away)
  replyOf(await room.editor.run('watch add', { query: 'harbour', save: true }, away))

  await room.stop()
  stage.removeChannel(channelId)
  stage.removeGuild(elsewhere)
  const before = told().length
  const text = harbourFire.text.replaceAll('fire', 'flood')
  room.publisher.print({ slug: 'harbour-flood', title: 'Flood at Sarhad harbour', text })
  await room.restart()
  await expect.poll(() => told().length, { timeout: 20_000 }).toBe(before + 1)
  expect(told().at(-1)).toContain('Your watch **Harbour** of')
  expect(await listed()).toContain('⏸️ **Harbour**')

  const store = await openSqliteStore({ folder: room.dataFolder })
  await expect.poll(() => store.guildIds(), { timeout: 20_000 }).toEqual([seed.guildId])
  expect(await store.watchesOf(elsewhere)).toEqual([])
  await store.close()
}, 60_000)
