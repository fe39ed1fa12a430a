import { afterAll, beforeAll, expect, test } from 'vitest'
import { distinctReport } from './distinct-report.ts'
import { buttonOf, openNewsroom, replyOf, waitForMessage, wordsOf, type Newsroom } from './open-newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await openNewsroom()
  const { editor, reader, discord, publisher } = room
  const { deskId } = discord.seed
  await editor.run('feed add', { url: publisher.feedUrl }, deskId)
  replyOf(await reader.run('watch add', { query: 'sarhad', personal: true, save: true }, deskId))
  await editor.run('feed check', { feed: 'Hill Gazette' }, deskId)
}, 60_000)

afterAll(async () => {
  await room.close()
})

test('the buttons of a personal alert answer in direct messages, silencing the watch among them', async () => {
  const { reader, publisher } = room
  const report = distinctReport(1)
  publisher.print(report)
  const letters = await waitForLetters()
  const alert = await waitForMessage(reader, letters, ({ embeds }) => embeds.length > 0)
  const summary = replyOf(await reader.press(alert.id, buttonOf(alert, 'Summary')))
  expect(wordsOf(summary)).not.toContain('I answer in servers')
  expect(wordsOf(summary)).toContain(report.title)
  const muted = replyOf(await reader.press(alert.id, buttonOf(alert, 'Mute this watch for a day')))
  expect(wordsOf(muted)).toContain('Muted until')
  const { editor, discord } = room
  const why = { article: alert.id }
  expect(wordsOf(replyOf(await reader.run('why', why, discord.seed.deskId)))).toContain(report.title)
  expect(wordsOf(replyOf(await editor.run('why', why, discord.seed.deskId)))).toContain('no alert of mine')
}, 60_000)

/** The channel of the reader's direct messages, once the bot has opened it. */
async function waitForLetters(): Promise<string> {
  const { reader } = room
  const standing = reader.directMessages()[0]
  if (standing !== undefined) return standing.id
  return new Promise(resolve => {
    const stop = reader.subscribe(() => {
      const [channel] = reader.directMessages()
      if (channel === undefined) return
      stop()
      resolve(channel.id)
    })
  })
}
