import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { Person, SeenMessage } from '../../src/playground/double/people/person.ts'
import {
  addWatch,
  openNewsroom,
  openPublisher,
  replyOf,
  waitForMessage,
  wordsOf,
  type LocalPublisher,
  type Newsroom,
} from './open-newsroom.ts'
import { cricketNote, ferryReturn, harbourFire } from './reports.ts'

let room: Newsroom
let coast: LocalPublisher
let editor: Person
let reader: Person
let deskId = ''
let alertsId = ''

beforeAll(async () => {
  coast = await openPublisher('Coast Mail')
  room = await openNewsroom({ privateHosts: [coast.host], settings: { digests: { settleSeconds: 0 } } })
  ;({ editor, reader } = room)
  ;({ deskId, alertsId } = room.discord.seed)
  const at = new Date()
  for (const report of [cricketNote, harbourFire, ferryReturn]) room.publisher.print({ ...report, at })
  coast.print({ ...harbourFire, slug: 'fire', title: 'Sarhad harbour burns, ferries halted', at })
  for (const { feedUrl } of [room.publisher, coast]) await editor.run('feed add', { url: feedUrl }, deskId)
  for (const feed of ['Hill Gazette', 'Coast Mail']) await editor.run('feed check', { feed }, deskId)
  await addWatch(editor, { query: 'ferry sarhad', name: 'Ferries', channel: alertsId, save: true }, deskId)
})

afterAll(async () => {
  await room.close()
  await coast.close()
})

async function run(command: string, options: Record<string, string | boolean | number> = {}, person = editor) {
  return replyOf(await person.run(command, options, deskId))
}

const said = async (...use: Parameters<typeof run>) => wordsOf(await run(...use))

/** A time of day that is some hours away. */
function awayTime(): string {
  const hour = (new Date().getUTCHours() + 3) % 24
  return `${String(hour).padStart(2, '0')}:15`
}

function selectOf(message: SeenMessage) {
  for (const row of message.components) {
    for (const part of row.components) if ('options' in part && 'custom_id' in part) return part
  }
  throw new Error('no select')
}

test('a digest is made, told of and listed; only who manages may make one for a channel', async () => {
  const made = await run('digest add', {
    name: 'Morning',
    watches: 'Ferries',
    time: awayTime(),
    zone: 'UTC',
    channel: alertsId,
  })
  expect(made.isEphemeral).toBe(false)
  const words = wordsOf(made)
  expect(words).toContain('Digest: Morning')
  expect(words).toContain('what the watch **Ferries** brings')
  expect(words).toContain(`→ <#${alertsId}> · every day at ${awayTime()}, UTC`)
  expect(words).toMatch(/Next: \*\*\w{3},? \d+ \w{3}, \d\d:15 UTC\*\*, for you <t:\d+:f> \(<t:\d+:R>\)/)
  const listed = await run('digest list')
  expect(listed.isEphemeral).toBe(true)
  expect(wordsOf(listed)).toMatch(/📰 \*\*Morning\*\* → <#\d+>\n.*Ferries.*\n.*next <t:\d+:f> · not told yet/)
  expect(await said('digest add', { name: 'Mine' }, reader)).toContain('needs Manage Server')
  expect(await said('digest add', { name: 'Morning' })).toContain('already')
  expect(await said('digest add', { name: 'Odd', zone: 'Karatchi' })).toContain('Asia/Karachi')
  expect(await said('digest add', { name: 'Odd', query: '(fire' })).toContain('(fire')
})

test('a zone is completed by what people type, and a watch by its name', async () => {
  const zones = await editor.complete('digest add', {}, { name: 'zone', typed: 'kara' }, deskId)
  expect(JSON.stringify(zones)).toContain('Asia/Karachi')
  const watches = await editor.complete('digest add', {}, { name: 'watches', typed: 'fer' }, deskId)
  expect(JSON.stringify(watches)).toContain('Ferries')
})

test('/digest now tells who asks what has come in so far, by story, and moves nothing', async () => {
  const shown = await run('digest now', { digest: 'Morning' }, reader)
  expect(shown.isEphemeral).toBe(true)
  const words = wordsOf(shown)
  expect(words).toContain('So far: Morning')
  expect(words).toContain('from 3 reports by 2 publishers')
  expect(words).toContain('**2 publishers:**')
  expect(words).not.toContain('cricket')
  expect(words).toMatch(/> “.+” — \*\*Ilyas Qandil\*\*/i)
  expect(await said('digest now', { digest: 'Morning' }, reader)).toContain('from 3 reports')
  const select = selectOf(shown)
  const [first] = select.options ?? []
  const opened = await reader.choose(shown.id, select.custom_id, [first?.value ?? ''])
  expect(wordsOf(replyOf(opened)).toLowerCase()).toContain('sarhad')
})

test('a personal digest is its owner’s alone', async () => {
  const made = await run('digest add', { name: 'Mine', query: 'fire', time: awayTime(), personal: true }, reader)
  expect(made.isEphemeral).toBe(true)
  expect(await said('digest list', {}, reader)).toContain('Mine')
  expect(await said('digest list')).not.toContain('Mine')
  expect(await said('digest remove', { digest: 'Mine' })).toContain('I know no digest')
  expect(await said('digest pause', { digest: 'Mine' }, reader)).toContain('paused')
  expect(await said('digest list', {}, reader)).toContain('⏸️')
  expect(await said('digest resume', { digest: 'Mine' }, reader)).toContain('goes on')
})

test('what is due after an absence is told once in its channel, and once more to who asks for it', async () => {
  await room.stop()
  const store = await openSqliteStore({ folder: room.dataFolder })
  for (const { id, name } of await store.digestsOf(room.discord.seed.guildId)) {
    // The letter goes out last: once it is there, the other one is written down as told.
    await store.updateDigest(id, { nextDueAt: new Date(Date.now() - (name === 'Mine' ? 30_000 : 60_000)) })
  }
  await store.close()
  await room.restart()
  const posted = await waitForMessage(editor, alertsId, message => message.embeds[0]?.title === 'Morning', 40_000)
  expect(wordsOf(posted)).toContain('from 3 reports by 2 publishers')
  expect(wordsOf(posted)).toContain(`every day at ${awayTime()}, UTC`)
  const letter = await waitForMessage(
    reader,
    reader.openDm().id,
    message => message.embeds[0]?.title === 'Mine',
    40_000,
  )
  expect(wordsOf(letter)).toContain('fire')
  expect(await said('digest list')).toMatch(/last told <t:\d+:R>/)
  expect(await said('digest now', { digest: 'Morning' })).toContain('Nothing came in')
  const last = await run('digest last', { digest: 'Morning' }, reader)
  expect(last.isEphemeral).toBe(true)
  expect(wordsOf(last)).toContain('from 3 reports by 2 publishers')
  const titles = editor.messages(alertsId, { limit: 100 }).map(({ embeds }) => embeds[0]?.title)
  expect(titles.filter(title => title === 'Morning')).toHaveLength(1)
}, 90_000)

test('a digest is changed and removed by those who may', async () => {
  expect(await said('digest edit', { digest: 'Morning', time: '7 pm' }, reader)).toContain('needs Manage Server')
  const changed = await said('digest edit', { digest: 'Morning', day: 1, time: '7 pm', zone: 'kabul', query: 'fire' })
  expect(changed).toContain('every Monday at 19:00, Asia/Kabul')
  expect(changed).toContain('what answers `fire` in all feeds')
  expect(await said('digest remove', { digest: 'Morning' })).toContain('removed')
  expect(await said('digest list')).toContain('There is no digest here yet')
})
