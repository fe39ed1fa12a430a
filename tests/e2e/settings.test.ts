import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../src/playground/double/people/person.ts'
import { distinctReport } from './distinct-report.ts'
import { openNewsroom, replyOf, wordsOf, type Newsroom } from './open-newsroom.ts'

let room: Newsroom
let editor: Person
let reader: Person
let deskId = ''

beforeAll(async () => {
  room = await openNewsroom()
  ;({ editor, reader } = room)
  deskId = room.discord.seed.deskId
})

afterAll(() => room.close())

type Options = Record<string, string | boolean | number>

const said = async (command: string, options: Options = {}, person = editor, channelId = deskId) =>
  wordsOf(replyOf(await person.run(command, options, channelId)))

/** Each channel watch needs Manage Server, or the role. */
const mayManage = async (person: Person) =>
  (await said('alias remove', { name: 'nobody' }, person)).includes('no alias')

test('what a server chooses holds there, over a restart, and is taken back', async () => {
  expect(await said('settings show', {}, reader)).toMatch(/\*\*Time zone\*\* \(`zone`\): UTC/)
  const changed = await said('settings edit', { zone: 'kathmandu', daily_at: '7.30 pm', hold: 90, follow_ups: 1 })
  expect(changed).toContain('✏️ **Time zone** (`zone`): Asia/Kathmandu')
  expect(changed).toContain('✏️ **Daily watches** (`daily_at`): tell what they gathered at 19:30')
  expect(changed).toContain('waits 90 s')
  expect(changed).toContain('1 report with news a day')
  expect(changed).toContain('\n**News of an old story** (`new_message_after`): what is new after 24 hours')
  await room.restart()
  expect(await said('settings show')).toContain('Asia/Kathmandu')
  expect(await said('status')).toContain('Asia/Kathmandu')
  expect(await said('digest add', { time: '02:30' })).toContain('02:30, Asia/Kathmandu')
  const watch = { query: 'harbour ferries', delivery: 'daily' }
  expect(await said('watch add', watch)).toContain('told daily at 19:30 (Asia/Kathmandu)')
  const taken = await said('settings reset', { setting: 'zone' })
  expect(taken).toContain('\n**Time zone** (`zone`): UTC')
  expect(taken).toContain('19:30')
  expect(await said('settings reset')).not.toContain('✏️ **')
}, 120_000)

test('a time zone is completed and a wrong one refused with the nearest, as is a time', async () => {
  const suggested = await editor.complete('settings edit', {}, { name: 'zone', typed: 'lord' }, deskId)
  expect(JSON.stringify(suggested)).toMatch(/^[^[]*\[\{"name":"Australia\/Lord_Howe/)
  expect(await said('settings edit', { zone: 'Atlantis' })).toContain('I know no time zone called “Atlantis”')
  expect(await said('settings edit', { daily_at: 'teatime' })).toContain('Write it like 08:00')
  expect(await said('settings edit')).toContain('Say what to change')
  expect(await said('settings show')).not.toContain('✏️ **')
})

test('a role lends the right to manage, but not to lend it on; everybody is no such role', async () => {
  const { nightDeskRoleId, guildId } = room.discord.seed
  expect(await said('settings edit', { hold: 5 }, reader)).toContain('needs Manage Server')
  expect(await mayManage(reader)).toBe(false)
  expect(await said('settings edit', { manager_role: nightDeskRoleId })).toContain(`and <@&${nightDeskRoleId}>`)
  expect(await mayManage(reader)).toBe(true)
  const others = room.discord.stage.addRole(guildId, 'Others')
  await said('settings edit', { manager_role: others })
  const lent = `needs Manage Server, or the role <@&${others}>.`
  expect(await said('settings edit', { hold: 5 }, reader)).toContain(`settings of this server ${lent}`)
  expect(await said('digest add', { name: 'Mine' }, reader)).toContain(`digest of a channel ${lent} With`)
  expect(await said('watch add', { query: 'ferry', channel: deskId, save: true }, reader)).toContain(`${lent} Add`)
  await said('settings edit', { manager_role: nightDeskRoleId })
  expect(await said('settings edit', { manager_role: others }, reader)).toContain('needs Manage Server itself')
  expect(await said('settings reset', { setting: 'manager_role' }, reader)).toContain('needs Manage Server itself')
  expect(await said('settings edit', { hold: 5 }, reader)).toContain('waits 5 s')
  const rest = await said('settings reset', {}, reader)
  expect(rest).toContain(`and <@&${nightDeskRoleId}>`)
  expect(rest).not.toContain('waits 5 s')
  expect(await said('settings edit', { manager_role: guildId })).toContain('Everybody has that role')
  await said('settings reset')
  expect(await mayManage(reader)).toBe(false)
})

test('what daily watches have gathered already is told at the hour that is chosen meanwhile', async () => {
  const report = distinctReport(1)
  await said('feed add', { url: room.publisher.feedUrl })
  await said('feed check', { feed: 'Hill Gazette' })
  const add = await editor.run('watch add', { query: 'sarhad', delivery: 'daily', save: true }, deskId)
  replyOf(add)
  room.publisher.print(report)
  const due = async () => /told with others <t:(\d+):R>/.exec(await said('why', { article: report.title }))?.[1]
  await expect.poll(due, { timeout: 20_000 }).toBeDefined()
  const soon = new Date(Math.floor(Date.now() / 60_000) * 60_000 + 90 * 60_000)
  await said('settings edit', { daily_at: soon.toISOString().slice(11, 16), zone: 'UTC' })
  expect(await due()).toBe(String(soon.getTime() / 1000))
  await said('settings reset')
}, 60_000)

test('another server sees and gets nothing of it', async () => {
  const { stage } = room.discord
  const ownerId = stage.addUser('Owner')
  const elsewhere = stage.addGuild('Elsewhere', ownerId)
  const channelId = stage.addChannel(elsewhere, 'news')
  const owner = room.discord.as(ownerId)
  await said('settings edit', { zone: 'Asia/Kabul', new_message_after: 2 })
  expect(await said('settings show', {}, owner, channelId)).not.toContain('✏️ **')
  await said('settings edit', { zone: 'Europe/London' }, owner, channelId)
  expect(await said('settings show')).toMatch(/Asia\/Kabul[^]*after 2 hours/)
  stage.removeGuild(elsewhere)
  await expect.poll(() => said('settings show')).toContain('Asia/Kabul')
})
