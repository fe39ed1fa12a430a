import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import { meaningOf } from '../../src/pipeline/check-lookouts.ts'
import type { SeenMessage } from '../../src/playground/double/people/person.ts'
import { decodePng } from '../charts/decode-png.ts'
import { makeReport, makeWatch } from '../corpus/make-report.ts'
import { addWatch, buttonOf, openNewsroom, replyOf, waitForMessage, wordsOf, type Newsroom } from './open-newsroom.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const bar = '#5ab8f0'
const spike = '#f0a22e'

let room: Newsroom
let channelId: string
const today = Math.floor(Date.now() / dayMs) * dayMs

/** Three weeks: a report or two a day on the river, and fourteen on one day; one a day on the bridge. */
beforeAll(async () => {
  room = await openNewsroom()
  channelId = room.discord.seed.deskId
  for (let day = 20; day >= 1; day--) {
    const at = (hour: number) => new Date(today - day * dayMs + hour * hourMs)
    const print = (slug: string, title: string, text: string, hour: number) =>
      room.publisher.print({ slug, title, text, at: at(hour) })
    for (let number = 0; number < (day === 8 ? 14 : 1 + (day % 2)); number++) {
      const title =
        day === 8 ? `Dam at Sukkur opens gate ${number}` : `River level at Larkana, reading ${day}-${number}`
      const text = `The river rose again at gauge ${day * 20 + number}, engineers said. Nobody was hurt on that day.`
      print(`river-${day}-${number}`, title, text, number)
    }
    print(`bridge-${day}`, `Bridge traffic, count ${day}`, `The bridge carried ${1000 + day} lorries, they said.`, 20)
  }
  await room.editor.run('feed add', { url: room.publisher.feedUrl }, channelId)
  replyOf(await room.editor.run('feed check', { feed: 'Hill Gazette' }, channelId))
})

afterAll(() => room.close())

async function trend(options: Readonly<Record<string, string>>): Promise<SeenMessage> {
  return replyOf(await room.reader.run('trend', options, channelId))
}

async function pictureOf(message: SeenMessage) {
  const [file] = message.attachments
  if (file === undefined) throw new Error(`no picture on ${JSON.stringify(message)}`)
  return decodePng(new Uint8Array(await (await fetch(file.url)).arrayBuffer()))
}

describe('/trend', () => {
  test('draws the reports a day, marks the spike and says what it was about', async () => {
    const message = await trend({ query: 'river' })
    expect(message.isEphemeral).toBe(false)
    expect(wordsOf(message)).toContain('**river**: 43 reports')
    const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' })
    expect(wordsOf(message)).toContain(`**1** ${day.format(today - 8 * dayMs)}: **14 reports** (usually 1.`)
    expect(wordsOf(message)).toContain('[Dam at Sukkur opens gate 0]')
    expect(wordsOf(message)).toContain('Reports in sight of this server begin on')
    expect(message.attachments[0]?.description).toMatch(/^Bars: reports a day, from .* most at .* \(14\)\.$/)
    const picture = await pictureOf(message)
    expect(picture.width).toBe(1200)
    expect(picture.count(bar)).toBeGreaterThan(10_000)
    expect(picture.count(spike)).toBeGreaterThan(5000)
  })

  test('compares several, and tells what none of them found', async () => {
    const message = await trend({ query: 'river', query2: '"bridge carried"', query3: 'xylophone', query4: 'river' })
    const words = wordsOf(message)
    expect(words).toContain('**"bridge carried"**: 20 reports')
    expect(words).toContain('**xylophone**: no report')
    expect(words.match(/\*\*river\*\*: /g)).toHaveLength(1)
    expect(words).toContain('**1** river,')
    const picture = await pictureOf(message)
    for (const colour of [bar, spike, '#f0e98c']) expect(picture.count(colour)).toBeGreaterThan(1000)
  })

  test('counts exactly what /search finds', async () => {
    for (const query of ['river -dam', 'title:dam', '"gauge 41" OR lorries', 'gaug*']) {
      const found = /^([\d,]+) reports?$/m.exec(wordsOf(replyOf(await room.reader.run('search', { query }, channelId))))
      expect(wordsOf(await trend({ query }))).toContain(`: ${found?.[1] ?? 'none'} report`)
    }
  })

  test('counts by the hour in a short period, and as a share when asked', async () => {
    const day = new Date(today - 8 * dayMs).toISOString().slice(0, 10)
    const message = await trend({ query: 'river', query2: 'bridge', since: day, until: day, show: 'share' })
    expect(wordsOf(message)).toContain('14 reports · 0.6 an hour')
    expect(message.attachments[0]?.description).toContain('% of all reports an hour, from 00:00 to 23:00')
  })

  test('a publisher is found in any case, and an unknown one is named instead of counted', async () => {
    expect(wordsOf(await trend({ query: 'river', publisher: 'hill gazette' }))).toContain('**river**: 43 reports')
    const unknown = await trend({ query: 'river', publisher: 'Hill Gazete' })
    expect(unknown.content).toContain('I know no publisher called “Hill Gazete”. Did you mean **Hill Gazette**?')
    const never = await trend({ query: 'xylophone', publisher: 'Hill Gazette' })
    expect(never.content).toContain('No report in sight of this server by **Hill Gazette** from')
    const searched = await room.reader.run('search', { query: 'river', publisher: 'HILL GAZETTE' }, channelId)
    expect(wordsOf(replyOf(searched))).toContain('43 reports')
  })

  test('what was never told is said in private, with when it last was', async () => {
    const never = await trend({ query: 'xylophone' })
    expect(never.isEphemeral).toBe(true)
    expect(never.content).toContain('No report in sight of this server')
    const day = (ago: number) => new Date(today - ago * dayMs).toISOString().slice(0, 10)
    const earlier = await trend({ query: 'dam', since: day(5), until: day(3) })
    expect(earlier.content).toContain(`The newest that does is of <t:${(today - 8 * dayMs + 13 * hourMs) / 1000}:d>`)
    const bad = await trend({ query: 'river', query2: 'dam OR' })
    expect(bad.content).toContain("I can't read that query")
  })

  test('completes queries with names of the reports, and publishers', async () => {
    const found = await room.reader.complete('trend', {}, { name: 'query2', typed: 'suk' }, channelId)
    expect(JSON.stringify(found)).toContain('Sukkur')
    const publishers = await room.reader.complete('trend', {}, { name: 'publisher', typed: '' }, channelId)
    expect(JSON.stringify(publishers)).toContain('Hill Gazette')
  })
})

describe('the unusual', () => {
  test('/watch show draws the hits of a watch, and says whether the unusual is told', async () => {
    await addWatch(room.editor, { query: 'river', name: 'floods', save: true }, channelId)
    const show = async () => replyOf(await room.editor.run('watch show', { watch: 'floods' }, channelId))
    const plain = await show()
    expect((await pictureOf(plain)).count(bar)).toBeGreaterThan(2000)
    expect(wordsOf(plain)).not.toContain('unusually')
    const set = replyOf(await room.editor.run('watch unusual', { watch: 'floods', tell: 'both' }, channelId))
    expect(set.content).toContain(`I tell <#${channelId}> when it is unusually busy or silent`)
    expect(wordsOf(await show())).toContain('tells when it is unusually busy or silent')
    replyOf(await room.editor.run('watch unusual', { watch: 'floods', tell: 'off' }, channelId))
    expect(wordsOf(await show())).not.toContain('unusually')
    const denied = replyOf(await room.reader.run('watch unusual', { watch: 'floods', tell: 'both' }, channelId))
    expect(denied.content).toContain('needs Manage Server')
  })

  test('/feed unusual is for one feed or all', async () => {
    for (const feed of ['Hill Gazette', 'all']) {
      const set = replyOf(await room.editor.run('feed unusual', { feed, tell: 'silence' }, channelId))
      expect(set.content).toContain('when it is unusually silent')
    }
    const checked = replyOf(await room.editor.run('feed check', { feed: 'Hill Gazette' }, channelId))
    expect(checked.content).toContain(`I tell <#${channelId}> when it is unusually silent.`)
  })

  test('an old watch that is busy as never before says so once, and its button ends that', async () => {
    await room.stop()
    const { guildId, alertsId, editorId } = room.discord.seed
    const store = await openSqliteStore({ folder: room.dataFolder })
    const now = Date.now()
    const createdAt = new Date(now - 25 * dayMs)
    const target = { kind: 'channel', channelId: alertsId } as const
    const watch = await store.addWatch(
      makeWatch({ guildId, ownerId: editorId, name: 'quakes', query: 'quake', target, createdAt }),
    )
    const hits = [{ watchId: watch.id, dueAt: new Date(now + dayMs) }]
    const times = [
      ...Array.from({ length: 24 }, (_, day) => now - (day + 1.5) * dayMs),
      ...Array.from({ length: 9 }, (_, n) => now - n * 60_000),
    ]
    await store.ingest(
      times.map((time, at) => {
        const [publishedAt, url] = [new Date(time), `https://quake.example/${at}`]
        return makeReport({ title: `Quake shakes Quetta, ${at}`, url, publishedAt, seenAt: publishedAt, hits })
      }),
    )
    const checkedAt = new Date(now - hourMs)
    const memory = { countedSince: createdAt, awakeSince: createdAt, checkedAt, meaning: meaningOf(watch) }
    const nothingTold = { restingSince: undefined, busySince: undefined, silentSince: undefined }
    const subject = { kind: 'watch', id: watch.id } as const
    await store.saveLookout({ guildId, subject, kinds: 'both', memory: { ...memory, ...nothingTold } }, checkedAt)
    await store.close()
    await room.restart()
    const notice = await waitForMessage(room.editor, alertsId, message => wordsOf(message).includes('unusually busy'))
    expect(wordsOf(notice)).toContain('**quakes** is unusually busy: 9 reports in the last 24 hours, usually about 1.')
    expect(wordsOf(notice)).toContain('Mostly: [Quake shakes Quetta')
    await room.restart()
    const pressed = replyOf(await room.editor.press(notice.id, buttonOf(notice, 'No more of these')))
    expect(pressed.content).toContain('I tell no more of this')
    const told = room.editor
      .messages(alertsId, { limit: 100 })
      .filter(message => wordsOf(message).includes('unusually'))
    expect(told).toHaveLength(1)
    const again = replyOf(await room.editor.press(notice.id, buttonOf(notice, 'No more of these')))
    expect(again.content).toContain('off already')
  })
})
