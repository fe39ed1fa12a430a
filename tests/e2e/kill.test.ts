import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DiscordDouble } from '../../src/playground/double/double.ts'
import { openDiscordDouble } from '../../src/playground/double/open-double.ts'
import { copyOf, distinctReport } from './distinct-report.ts'
import { openPublisher, waitForMessage, wordsOf, type LocalPublisher } from './open-newsroom.ts'
import { kill, startBot as start } from './start-bot.ts'

const kills = 10
const reportsPerLife = 4

let discord: DiscordDouble
let publisher: LocalPublisher
let dataFolder: string
let bot: ChildProcess | undefined

beforeAll(async () => {
  const recordRequests = process.env['RECORD_REQUESTS']
  discord = await openDiscordDouble(recordRequests === undefined ? {} : { recordRequests })
  publisher = await openPublisher()
  dataFolder = mkdtempSync(join(tmpdir(), 'dateline-kill-'))
})

afterAll(async () => {
  if (bot !== undefined) await kill(bot)
  await discord.close()
  await publisher.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

const startBot = () => start({ discord, dataFolder, publisherHost: publisher.host })

test('killed ten times during polls, placing, deliveries and edits, the bot loses no alert, sends none twice and folds every copy', async () => {
  const editor = discord.as(discord.seed.editorId)
  const { alertsId, deskId } = discord.seed
  bot = await startBot()
  // On a busy machine the wait may be shown to one and the answer to all: what counts is that it is done.
  await editor.run('feed add', { url: publisher.feedUrl }, deskId)
  await editor.run('feed check', { feed: 'Hill Gazette' }, deskId)
  await editor.run('watch add', { query: 'sarhad crane', channel: alertsId, save: true }, deskId)

  let printed = 0
  for (let life = 0; life < kills; life++) {
    for (let count = 0; count < reportsPerLife; count++) {
      const report = distinctReport(printed++)
      publisher.print(report)
      publisher.print(copyOf(report))
    }
    // The n-th request of this life that would make a message meets a different fate each time.
    const { promise: moment, resolve } = Promise.withResolvers<void>()
    const stop = editor.subscribe(change => {
      if (change.kind === 'message-created' && change.message.channelId === alertsId) resolve()
    })
    const fault =
      life % 3 === 1
        ? discord.faults.inject(
            { method: 'POST', path: `/channels/${alertsId}/messages` },
            { kind: 'bad-gateway', when: 'after' },
          )
        : undefined
    const held =
      life % 3 === 2
        ? discord.faults.inject({ method: 'POST', path: `/channels/${alertsId}/messages` }, { kind: 'delay', ms: 400 })
        : undefined
    await moment
    stop()
    await kill(bot)
    fault?.cancel()
    held?.cancel()
    bot = await startBot()
  }
  for (let number = 0; number < printed; number++) {
    await waitForMessage(
      editor,
      alertsId,
      message => wordsOf(message).includes(distinctReport(number).title) && wordsOf(message).includes('2 reports'),
      60_000,
    )
  }
  await kill(bot)

  const seen = editor.messages(alertsId, { limit: 200 }).map(message => message.embeds[0]?.title ?? '')
  const expected = Array.from({ length: printed }, (_, number) => distinctReport(number).title)
  expect(seen.toSorted()).toEqual(expected.toSorted())
}, 420_000)
