import { execFileSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DiscordDouble } from '../../src/playground/double/double.ts'
import { openDiscordDouble } from '../../src/playground/double/open-double.ts'
import { distinctReport } from './distinct-report.ts'
import {
  openPublisher,
  replyOf,
  waitForMessage,
  wordsOf,
  type LocalPublisher,
  type PrintedReport,
} from './open-newsroom.ts'
import { kill, startBot } from './start-bot.ts'

const reportsPerKill = 3

let discord: DiscordDouble
let publisher: LocalPublisher
let dataFolder: string
let bot: ChildProcess

beforeAll(async () => {
  discord = await openDiscordDouble({})
  publisher = await openPublisher()
  dataFolder = mkdtempSync(join(tmpdir(), 'dateline-kill-'))
  bot = await startBot({ discord, dataFolder, publisherHost: publisher.host })
})

afterAll(async () => {
  await kill(bot)
  await discord.close()
  await publisher.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

/** The processes beside the bot, by the module that they run. */
function workers(): ReadonlyMap<string, number> {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  const own = lines.map(line => line.trim().split(/\s+/)).filter(([, parent]) => parent === String(bot.pid))
  return new Map(
    own.flatMap(([pid, , ...args]) => {
      const module = /([\w-]+-worker)\.ts/.exec(args.join(' '))?.[1]
      return module === undefined ? [] : [[module, Number(pid)] as const]
    }),
  )
}

/** What the watch looks for stands so late in it that a shortened reading would miss it. */
function longReport(number: number): PrintedReport {
  const { text, ...report } = distinctReport(number)
  return { ...report, text: `${text.replace(/[^.]*\.$/, '').repeat(4)}${text}` }
}

test('whichever of its processes is killed, the bot reads on, tells each report once and answers whoever asks', async () => {
  const editor = discord.as(discord.seed.editorId)
  const { alertsId, deskId } = discord.seed
  await editor.run('feed add', { url: publisher.feedUrl }, deskId)
  await editor.run('feed check', { feed: 'Hill Gazette' }, deskId)
  await editor.run('watch add', { query: 'sarhad crane', channel: alertsId, save: true }, deskId)
  let printed = 0
  const print = (count: number) => {
    for (let at = 0; at < count; at++) publisher.print(longReport(printed++))
  }
  const told = (number: number) =>
    waitForMessage(editor, alertsId, message => wordsOf(message).includes(distinctReport(number).title), 60_000)

  print(1)
  await told(0)
  expect(longReport(0).text.indexOf('Sarhad')).toBeGreaterThan(5000)
  const modules = [...workers().keys()]
  expect(modules.toSorted()).toEqual([
    'article-worker',
    'command-worker',
    'reading-worker',
    'story-room-worker',
    'watch-worker',
  ])
  for (const module of [...modules, 'article-worker', 'article-worker']) {
    const last = printed + reportsPerKill - 1
    const asked = publisher.asked()
    print(reportsPerKill)
    // Killed while the reports are on their way through the processes.
    await expect.poll(() => publisher.asked(), { interval: 5, timeout: 10_000 }).toBeGreaterThan(asked)
    const pid = workers().get(module)
    if (pid === undefined) throw new Error(`no ${module} runs`)
    process.kill(pid, 'SIGKILL')
    const answer = replyOf(await editor.run('status', {}, deskId))
    expect(wordsOf(answer)).toMatch(/reports|Please try again/)
    await told(last)
  }
  for (let number = 0; number < printed; number++) await told(number)
  const seen = editor.messages(alertsId, { limit: 200 }).map(message => message.embeds[0]?.title ?? '')
  expect(seen.toSorted()).toEqual(
    Array.from({ length: printed }, (_, number) => distinctReport(number).title).toSorted(),
  )
}, 300_000)
