import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  addWatch,
  buttonOf,
  openNewsroom,
  plainWordsOf,
  replyOf,
  waitForMessage,
  wordsOf,
  type Newsroom,
} from './open-newsroom.ts'
import { cityLibrary, cricketNote, ferryReturn, harbourFire } from './reports.ts'

let room: Newsroom

beforeEach(async () => {
  room = await openNewsroom()
})

afterEach(async () => {
  await room.close()
})

async function followAndWatch(query: string): Promise<void> {
  const { editor, discord, publisher } = room
  replyOf(await editor.run('feed add', { url: publisher.feedUrl }, discord.seed.deskId))
  await addWatch(editor, { query, channel: discord.seed.alertsId }, discord.seed.deskId)
  await firstPoll()
}

/** The first poll is silent: it must be over before news may come. */
async function firstPoll(): Promise<void> {
  const { editor, discord } = room
  replyOf(await editor.run('feed check', { feed: 'Hill Gazette' }, discord.seed.deskId))
}

test('what stands in a feed when it is added alerts nobody, what comes later does', async () => {
  const { publisher, editor, discord } = room
  publisher.print(harbourFire)
  await followAndWatch('sarhad ferry')
  publisher.print(cricketNote)
  publisher.print(ferryReturn)
  const alert = await waitForMessage(editor, discord.seed.alertsId, message =>
    plainWordsOf(message).includes('Ferries return'),
  )
  const words = wordsOf(alert)
  expect(words).toContain('Hill Gazette')
  expect(words).toContain('**Ferries** sailed from **Sarhad** again')
  expect(words).toMatch(/Maryam Dastgir|Ilyas Qandil/)
  expect(words).toContain('Watch: sarhad ferry')
  expect(alert.embeds[0]?.url).toBe(`http://${publisher.host}/ferry-return`)
  expect(editor.messages(discord.seed.alertsId).map(wordsOf).join('\n')).not.toContain('Fire at Sarhad')
  expect(editor.messages(discord.seed.alertsId)).toHaveLength(1)
})

test('the buttons of an alert answer in private, and muting a watch silences it', async () => {
  const { publisher, editor, reader, discord } = room
  await followAndWatch('sarhad')
  publisher.print(harbourFire)
  const alert = await waitForMessage(editor, discord.seed.alertsId, message =>
    plainWordsOf(message).includes('Fire at'),
  )
  const summary = replyOf(await reader.press(alert.id, buttonOf(alert, 'Summary')))
  expect(summary.isEphemeral).toBe(true)
  expect(wordsOf(summary)).toContain('halted all ferries on Monday')
  const quotes = replyOf(await reader.press(alert.id, buttonOf(alert, 'Quotes')))
  expect(wordsOf(quotes)).toContain('The flames reached the fuel shed before our boats did')
  expect(wordsOf(replyOf(await reader.press(alert.id, buttonOf(alert, 'Mute this watch for a day'))))).toContain(
    'needs Manage Server',
  )
  expect(wordsOf(replyOf(await editor.press(alert.id, buttonOf(alert, 'Mute this watch for a day'))))).toMatch(
    /Muted until <t:\d+:f>: \*\*sarhad\*\*/,
  )
  expect(wordsOf(replyOf(await editor.run('watch list', {}, discord.seed.deskId)))).toContain('muted until')
})

test('text from a feed mentions nobody and stays inside its embed', async () => {
  const { publisher, editor, discord } = room
  await followAndWatch('kestrel')
  publisher.print({
    slug: 'hostile',
    title: '@everyone <@&1> [kestrel](http://evil.example) **bold** `code`',
    text: `@everyone @here <@${discord.seed.readerId}> the kestrel flew. # Heading\n\n> quote ||spoiler|| https://kestrel.example`,
  })
  const alert = await waitForMessage(editor, discord.seed.alertsId, () => true)
  expect(alert.pings).toEqual({ everyone: false, users: [], roles: [] })
  expect(alert.content).toBe('')
  expect(alert.embeds[0]?.title).toContain('\\[')
  expect(alert.embeds[0]?.description).toContain('\\<@')
})

test('an alert may mention the role that its watch names, and no other', async () => {
  const { publisher, editor, discord } = room
  replyOf(await editor.run('feed add', { url: publisher.feedUrl }, discord.seed.deskId))
  await firstPoll()
  const role = discord.seed.nightDeskRoleId
  await addWatch(editor, { query: 'sarhad', channel: discord.seed.alertsId, role }, discord.seed.deskId)
  publisher.print(harbourFire)
  const alert = await waitForMessage(editor, discord.seed.alertsId, () => true)
  expect(alert.pings.roles).toEqual([role])
})

test('a personal watch arrives by direct message, and only its owner sees it', async () => {
  const { publisher, editor, reader, discord } = room
  replyOf(await editor.run('feed add', { url: publisher.feedUrl }, discord.seed.deskId))
  await firstPoll()
  expect(await reader.run('watch add', { query: 'sarhad' }, discord.seed.deskId)).toMatchObject({ kind: 'reply' })
  const made = await addWatch(reader, { query: 'sarhad', personal: true }, discord.seed.deskId)
  expect(made.isEphemeral).toBe(true)
  publisher.print(harbourFire)
  const alert = await waitForMessage(reader, reader.openDm().id, message => plainWordsOf(message).includes('Fire at'))
  expect(wordsOf(alert)).toContain('Sarhad')
  expect(wordsOf(replyOf(await editor.run('watch list', {}, discord.seed.deskId)))).toContain('Nothing is watched')
})

test('an edited report is a revision, not a second alert, and a restart alerts nothing again', async () => {
  const { publisher, editor, discord } = room
  await followAndWatch('sarhad')
  publisher.print(harbourFire)
  await waitForMessage(editor, discord.seed.alertsId, () => true)
  await room.restart()
  publisher.print({ ...harbourFire, title: 'Fire at Sarhad harbour halts all ferries' })
  publisher.print(cityLibrary)
  await waitForMessage(editor, discord.seed.alertsId, message => plainWordsOf(message).includes('Library of Sarhad'))
  expect(editor.messages(discord.seed.alertsId)).toHaveLength(2)
})

test('one article and several watches of a channel make one message', async () => {
  const { publisher, editor, discord } = room
  await followAndWatch('sarhad')
  await addWatch(editor, { query: 'harbour', channel: discord.seed.alertsId }, discord.seed.deskId)
  publisher.print(harbourFire)
  const alert = await waitForMessage(editor, discord.seed.alertsId, () => true)
  expect(wordsOf(alert)).toContain('Watches: sarhad, harbour')
  publisher.print(cricketNote)
  publisher.print(cityLibrary)
  await waitForMessage(editor, discord.seed.alertsId, message => plainWordsOf(message).includes('Library of Sarhad'))
  expect(editor.messages(discord.seed.alertsId)).toHaveLength(2)

  const mute = buttonOf(alert, 'Mute these watches for a day')
  expect(wordsOf(replyOf(await room.reader.press(alert.id, mute)))).toContain('needs Manage Server')
  expect(wordsOf(replyOf(await editor.press(alert.id, mute)))).toMatch(
    /Muted until <t:\d+:f>: \*\*sarhad\*\*, \*\*harbour\*\*\. /,
  )
  const listed = wordsOf(replyOf(await editor.run('watch list', {}, discord.seed.deskId)))
  expect(listed.match(/muted until/g)).toHaveLength(2)
})
