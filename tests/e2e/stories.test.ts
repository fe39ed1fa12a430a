import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { SeenMessage } from '../../src/playground/double/people/person.ts'
import {
  coastBridge,
  hiddenBridge,
  hillBridge,
  lanternMorning,
  lanternReport,
  tideReports,
  tunnelFire,
} from './bridge-reports.ts'
import {
  addWatch,
  buttonOf,
  openNewsroom,
  openPublisher,
  plainWordsOf,
  replyOf,
  waitForMessage,
  wordsOf,
  type LocalPublisher,
  type Newsroom,
  type PrintedReport,
} from './open-newsroom.ts'

let room: Newsroom
let coast: LocalPublisher
let hidden: LocalPublisher
let elsewhere: { readonly owner: ReturnType<Newsroom['discord']['as']>; readonly channelId: string }

beforeAll(async () => {
  coast = await openPublisher('Coast Mail')
  hidden = await openPublisher('Hidden Post')
  room = await openNewsroom({ privateHosts: [coast.host, hidden.host] })
  const { discord, editor, publisher } = room
  const ownerId = discord.stage.addUser('Rival')
  const guildId = discord.stage.addGuild('Elsewhere', ownerId)
  elsewhere = { owner: discord.as(ownerId), channelId: discord.stage.addChannel(guildId, 'general') }
  await follow(editor, discord.seed.deskId, publisher, 'Hill Gazette', [...hillBridge, tunnelFire, ...tideReports])
  await follow(editor, discord.seed.deskId, coast, 'Coast Mail', coastBridge)
  await follow(elsewhere.owner, elsewhere.channelId, hidden, 'Hidden Post', [hiddenBridge])
  await placed()
})

afterAll(async () => {
  await room.close()
  await coast.close()
  await hidden.close()
})

async function follow(
  person: Newsroom['editor'],
  channelId: string,
  publisher: LocalPublisher,
  feed: string,
  reports: readonly PrintedReport[],
): Promise<void> {
  for (const report of reports) publisher.print(report)
  await person.run('feed add', { url: publisher.feedUrl }, channelId)
  await person.run('feed check', { feed }, channelId)
}

async function placed(): Promise<void> {
  const { editor, discord } = room
  for (const { title } of [...hillBridge, ...coastBridge, tunnelFire, ...tideReports]) {
    await waitUntilPlaced(editor, title, discord.seed.deskId)
  }
  await waitUntilPlaced(elsewhere.owner, hiddenBridge.title, elsewhere.channelId)
}

/** Reports are put into stories soon after they are kept. */
function waitUntilPlaced(person: Newsroom['editor'], article: string, channelId: string): Promise<void> {
  return vi.waitFor(
    async () => {
      const told = wordsOf(replyOf(await person.run('why', { article }, channelId)))
      if (!told.includes('**Story** it')) throw new Error(`${article}: ${told}`)
    },
    { timeout: 20_000, interval: 200 },
  )
}

async function run(command: string, options: Record<string, string | boolean> = {}): Promise<SeenMessage> {
  return replyOf(await room.editor.run(command, options, room.discord.seed.deskId))
}

async function press(message: SeenMessage, label: string): Promise<SeenMessage> {
  return replyOf(await room.editor.press(message.id, buttonOf(message, label)))
}

/** Every sentence printed in the reports of this server, as the answers escape nothing of them. */
const printed = [...hillBridge, ...coastBridge, tunnelFire].map(({ text }) => text.replaceAll(/\s+/g, ' '))

/** The quoted lines and list items of an answer, without links and marks. */
function sentencesOf(message: SeenMessage): string[] {
  return plainWordsOf(message)
    .split('\n')
    .filter(line => line.startsWith('> ') || line.startsWith('- '))
    .map(line => line.slice(2).replace(/ \[↗\].*$/u, ''))
    .flatMap(line => line.split('…'))
    .map(line => line.trim())
    .filter(line => line !== '')
}

describe('/story', () => {
  test('gathers the reports of one event in order, folds the wire copy and leaves others out', async () => {
    const overview = await run('story', { article: 'Divers search Sindan' })
    const words = wordsOf(overview)
    expect(overview.isEphemeral).toBe(false)
    expect(words).toContain('Story: Five dead as Lohar bridge falls into Sindan river')
    expect(words).toContain('6 reports by 2 publishers')
    expect(words).toContain('one of them a wire copy')
    // They were found weeks after they were printed.
    expect(words).toMatch(/First report <t:\d+:f> in Hill Gazette/)
    const reports = await press(overview, 'Reports')
    expect(reports.id).toBe(overview.id)
    const headlines = [...wordsOf(reports).matchAll(/\*\*\[([^\]]+)\]/g)].map(match => match[1])
    expect(headlines).toEqual([
      'Five dead as Lohar bridge falls into Sindan river',
      'Divers search Sindan river under fallen Lohar bridge',
      'Tarvan buries the dead of the Lohar bridge',
      'Ministry clerk arrested over paint on Lohar bridge',
      'Clerk jailed for hiding cracks of Lohar bridge',
    ])
    expect(wordsOf(reports)).toContain('1 more prints the same wire copy: Coast Mail')
    expect(wordsOf(reports)).not.toContain('Kelat')
  })

  test('a saga of weeks shows its chapters with their days', async () => {
    const words = wordsOf(await run('story', { article: 'Clerk jailed' }))
    expect(words).toMatch(/1\. <t:\d+:d> – <t:\d+:d> · 4 reports: /)
    expect(words).toMatch(/2\. <t:\d+:d> · 1 report: \[Ministry clerk arrested/)
    expect(words).toMatch(/3\. <t:\d+:d> · 1 report: \[Clerk jailed/)
    expect(wordsOf(await run('story', { article: 'Clerk jailed', show: 'reports' }))).toContain('### Chapter 3: ')
  })

  test('gathers what each speaker said, most printed first, word for word and linked', async () => {
    const message = await run('story', { article: 'Clerk jailed', show: 'said' })
    const words = wordsOf(message)
    expect(words.indexOf('Habib Lashkari')).toBeLessThan(words.indexOf('Omar Sistani'))
    expect(words).toMatch(/“The middle pier went first, .*\n— \*\*Habib Lashkari.*· said/)
    expect(words).toContain('printed by 2 publishers')
    expect(words).toContain('/lohar-bridge-falls#:~:text=')
    expect(words).not.toContain('Wali Nasrat')
    for (const sentence of sentencesOf(message)) {
      expect(printed.some(text => text.includes(sentence.replaceAll(/^“|,?”$/g, '').trim()))).toBe(true)
    }
  })

  test('shows what each report added that none before it told', async () => {
    const message = await run('story', { article: 'Clerk jailed', show: 'added' })
    const [, , divers = '', burial = ''] = wordsOf(message).split('\n\n')
    const opened = wordsOf(message)
    expect(opened).toContain('-# opened the story')
    expect([divers, burial].join()).not.toContain('The bridge had been closed')
    expect(opened).toMatch(/Zarmina Dotani, said that the cracks|Divers searched the Sindan/)
    expect(opened).toContain('#:~:text=')
    for (const sentence of sentencesOf(message)) expect(printed.some(text => text.includes(sentence))).toBe(true)
    const second = await press(message, 'More ▶')
    expect(second.id).toBe(message.id)
    expect(wordsOf(second)).toContain('Clerk jailed for hiding cracks of Lohar bridge')
    expect(wordsOf(second)).toContain('nine years')
  })

  test('its number on a button opens it for whoever presses, also after a restart', async () => {
    const shown = await run('story', { article: 'Divers search' })
    await room.restart()
    const said = await press(shown, 'Who said what')
    expect(said.id).toBe(shown.id)
    expect(wordsOf(said)).toContain('Habib Lashkari')
    const timeline = await press(said, 'Timeline')
    expect(timeline.isEphemeral).toBe(true)
    expect(wordsOf(timeline)).toContain('2024-02-12')
  })

  test('the button of an alert opens the story of its report, for whoever presses alone', async () => {
    const { editor, reader, discord, publisher } = room
    const { deskId } = discord.seed
    coast.print(lanternReport)
    await editor.run('feed check', { feed: 'Coast Mail' }, deskId)
    await waitUntilPlaced(editor, lanternReport.title, deskId)
    await addWatch(editor, { query: 'lanterns dargai', name: 'Lanterns' }, deskId)
    publisher.print(lanternMorning)
    await editor.run('feed check', { feed: 'Hill Gazette' }, deskId)
    const alert = await waitForMessage(reader, deskId, message =>
      JSON.stringify(message.components).includes('"label":"Story"'),
    )
    const shown = replyOf(await reader.press(alert.id, buttonOf(alert, 'Story')))
    expect(shown.isEphemeral).toBe(true)
    expect(wordsOf(shown)).toContain('Story: Dargai lights a thousand lanterns for its lost ferryman')
    expect(wordsOf(shown)).toContain('2 reports by 2 publishers')
  })

  test('a report of nobody else is a story of its own', async () => {
    const words = wordsOf(await run('story', { article: 'Smoke closes Kelat' }))
    expect(words).toContain('1 report by 1 publisher')
    expect(words).not.toContain('Chapters')
    expect((await run('story', { article: 'unheard of headline' })).content).toContain('I hold no report')
  })

  test('stands in the menu of a message', async () => {
    const { reader, discord, publisher } = room
    const said = reader.say(discord.seed.deskId, `see http://${publisher.host}/lohar-bridge-paint`)
    const story = replyOf(await reader.useMessageMenu('Story', said.id))
    expect(story.isEphemeral).toBe(true)
    expect(wordsOf(story)).toContain('6 reports by 2 publishers')
  })

  test("never shows a report of another server's feed", async () => {
    for (const show of ['overview', 'reports', 'said', 'added']) {
      const words = wordsOf(await run('story', { article: 'Clerk jailed', show }))
      expect(words).not.toMatch(/Hidden Post|teacup|Leaked letter/)
    }
    const there = replyOf(await elsewhere.owner.run('story', { article: 'Leaked letter' }, elsewhere.channelId))
    expect(wordsOf(there)).toContain('1 report by 1 publisher')
  })
})

describe('/timeline', () => {
  test('tells of days in order, with the date marked and everybody who tells it', async () => {
    const message = await run('timeline', { story: 'Clerk jailed' })
    const words = `${wordsOf(message)}\n\n${wordsOf(await press(message, 'More ▶'))}`
    const days = [...words.matchAll(/^\*\*(\d{4}-\d\d-\d\d|[A-Z][a-z]+ \d{4})\*\*$/gm)].map(match => match[1] ?? '')
    expect(days.slice(0, 5)).toEqual(['January 2024', '2024-02-12', '2024-03-04', '2024-03-05', '2024-03-06'])
    expect(words).toMatch(/> The bridge had been closed to heavy lorries \*\*on Feb 12\*\* after a diver found cracks/)
    expect(words).toMatch(/\[Hill Gazette\]\(<http[^>]*\/lohar-bridge-falls#:~:text=[^>]*>\), \[Coast Mail\]/)
    expect(words).not.toMatch(/Kelat|Hidden Post|Feb 2\b/)
    for (const sentence of sentencesOf(message)) expect(printed.some(text => text.includes(sentence))).toBe(true)
  })

  test('turns its pages to what is still to come', async () => {
    const first = await run('timeline', { topic: '"lohar bridge"' })
    const second = await press(first, 'More ▶')
    expect(second.id).toBe(first.id)
    const words = `${wordsOf(first)}${wordsOf(second)}`
    expect(words).toMatch(/\*\*2025-07-01\*\*\n> [^\n]*will open \*\*on July 1, 2025\*\*[^\n]*\n[^\n]*told beforehand/)
  })

  test('of a name only what is told of it, and of a period only what happened then', async () => {
    const name = wordsOf(await run('timeline', { topic: 'dotani' }))
    expect(name).toContain('July 1, 2025')
    expect(name).not.toContain('coffins')
    const period = wordsOf(await run('timeline', { topic: 'sindan', since: '2024-02-10', until: '2024-02-20' }))
    expect(period).toContain('2024-02-12')
    expect(period).not.toContain('2024-03')
  })

  test('a day of unusually many reports is told with what they were about', async () => {
    const words = wordsOf(await run('timeline', { topic: 'murgat', since: '2024-05-09', until: '2024-05-12' }))
    expect(words).toMatch(
      /\*\*2024-05-10\*\*\n📈 \*\*7 reports\*\* in one day, usually 1\nmost of them on: \[[^\]]*Murgat/,
    )
    expect(words.match(/📈/gu)).toHaveLength(1)
  })

  test('refuses in words that help', async () => {
    expect((await run('timeline')).content).toContain('Give a `topic`')
    expect((await run('timeline', { topic: 'a', story: 'b' })).content).toContain('Give one of')
    expect((await run('timeline', { topic: 'xylophone' })).content).toContain('No report in sight')
    const empty = await run('timeline', { topic: 'sindan', since: '2030-01-01' })
    expect(empty.content).toMatch(/No report in sight|nothing in that period/)
    expect(empty.isEphemeral).toBe(true)
  })
})

test('/why says which story a report joined and whose wire copy it prints', async () => {
  const copy = wordsOf(await run('why', { article: 'Bridge over Sindan collapses' }))
  expect(copy).toMatch(
    /\*\*Story\*\* it joined “\[Five dead as Lohar bridge.*”, opened <t:\d+:f> by Hill Gazette, 6 reports/,
  )
  expect(copy).toMatch(/prints the wire copy of \[Hill Gazette\]/)
  expect(wordsOf(await run('why', { article: 'Five dead' }))).toContain(
    'it opened a story of its own; 5 reports joined it',
  )
  expect(wordsOf(await run('why', { article: 'Smoke closes' }))).toContain('nobody else has printed it so far')
})

test('/related tells the names, words and days that tie two reports', async () => {
  const words = wordsOf(await run('related', { article: 'Divers search Sindan' }))
  expect(words).toMatch(/looked for .*Lohar/)
  const burial = words.split('\n\n').find(paragraph => paragraph.includes('Tarvan buries')) ?? ''
  expect(burial).toMatch(/the same story/)
  expect(burial).toMatch(/names: .*Habib Lashkari/)
  expect(burial).toMatch(/1 day apart/)
  const copy = wordsOf(await run('related', { article: 'Bridge over Sindan collapses' }))
  expect(copy).toMatch(/Five dead as Lohar bridge[^\n]*\n[^\n]*\n-# the same wire copy/)
})

test('/summary of a story reads the kept reports; what is new in one is judged by those before it', async () => {
  expect(wordsOf(await run('summary', { story: 'Clerk jailed' }))).toContain('of the 6 reports of this event')
  const burial = wordsOf(await run('summary', { article: 'Tarvan buries' }))
  expect(burial).toMatch(/\*\*New:\*\* Shops stayed shut/)
  expect(burial).not.toMatch(/\*\*New:\*\* The road ministry closed/)
})
