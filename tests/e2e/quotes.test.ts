import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Outcome, SeenMessage } from '../../src/playground/double/people/person.ts'
import { coastReports, hillReports, type DatedReport } from './dam-reports.ts'
import {
  buttonOf,
  openNewsroom,
  openPublisher,
  plainWordsOf,
  replyOf,
  wordsOf,
  type LocalPublisher,
  type Newsroom,
} from './open-newsroom.ts'

let room: Newsroom
let coast: LocalPublisher

beforeAll(async () => {
  coast = await openPublisher('Coast Mail')
  room = await openNewsroom({ privateHosts: [coast.host] })
  await follow(room.publisher, 'Hill Gazette', hillReports)
  await follow(coast, 'Coast Mail', coastReports)
})

afterAll(async () => {
  await room.close()
  await coast.close()
})

async function follow(publisher: LocalPublisher, feed: string, reports: readonly DatedReport[]): Promise<void> {
  const now = Date.now()
  for (const { daysAgo, ...report } of reports) publisher.print({ ...report, at: new Date(now - daysAgo * 86_400_000) })
  const { editor, discord } = room
  replyOf(await editor.run('feed add', { url: publisher.feedUrl }, discord.seed.deskId))
  replyOf(await editor.run('feed check', { feed }, discord.seed.deskId))
}

async function run(command: string, options: Record<string, string | boolean> = {}): Promise<SeenMessage> {
  return replyOf(await room.editor.run(command, options, room.discord.seed.deskId))
}

async function completeSpeaker(typed: string): Promise<{ name: string; value: string }[]> {
  const { editor, discord } = room
  const found = await editor.complete('quotes', {}, { name: 'speaker', typed }, discord.seed.deskId)
  if (found.kind !== 'choices') throw new Error(JSON.stringify(found))
  return found.choices.map(({ name, value }) => ({ name, value: String(value) }))
}

/** The value of the select's option with these words. */
function optionOf(message: SeenMessage, words: string): string {
  for (const row of message.components) {
    for (const part of row.components) {
      const option = 'options' in part ? part.options?.find(({ label }) => label.includes(words)) : undefined
      if (option !== undefined) return option.value
    }
  }
  throw new Error(`nothing to choose for ${words} in ${JSON.stringify(message.components)}`)
}

describe('a speaker over all reports', () => {
  test('is one choice whatever the reports print before the name', async () => {
    const kakar = (await completeSpeaker('kakar')).filter(({ name }) => name.includes('Kakar'))
    expect(kakar).toHaveLength(1)
    expect(kakar[0]?.name).toMatch(/^Torsan Kakar \(.*Field Marshal.*\)$/)
    const words = wordsOf(await run('quotes', { speaker: kakar[0]?.value ?? '' }))
    expect(words).toContain('No soldier will guard')
    expect(words).toContain('Two companies of soldiers')
  })

  test('is found by surname, by full name and by a name with another title', async () => {
    for (const speaker of ['kakar', 'Torsan Kakar', 'General Torsan Kakar', 'T. Kakar']) {
      const words = wordsOf(await run('quotes', { speaker }))
      expect(words).toContain('Two companies of soldiers')
      expect(words).toContain('No soldier will guard')
    }
  })

  test('shows how the title changed, with days', async () => {
    const words = wordsOf(await run('quotes', { speaker: 'torsan kakar' }))
    expect(words).toMatch(/titles: .*Gen\. \(<t:\d+:d>.*→ .*Field Marshal \(<t:\d+:d>/)
    expect(words).toMatch(/also in print as .*Field Marshal Torsan Kakar/)
  })

  test('a misspelt name is asked back', async () => {
    const message = await run('quotes', { speaker: 'Torsan Kakkar' })
    expect(message.isEphemeral).toBe(true)
    expect(message.content).toContain('Did you mean **Torsan Kakar**')
  })
})

describe('how a quotation is shown', () => {
  test('word for word, with speaker, cue, publisher, day and a link to its place in the page', async () => {
    const words = wordsOf(await run('quotes', { speaker: 'palwasha mir' }))
    expect(words).toContain('> “Somebody sawed through the padlock,”')
    expect(words).toMatch(/Palwasha Mir.* · said/)
    expect(words).toMatch(/-# Hill Gazette · <t:\d+:d> · \[Tunnel under Zarghun dam found open\]/)
    expect(words).toContain(`http://${room.publisher.host}/dam-tunnel#:~:text=Somebody%20sawed`)
  })

  test('a scrap of words stands in its sentence', async () => {
    expect(wordsOf(await run('quotes', { speaker: 'irrigation official' }))).toContain(
      'called the dam “**safe as a church**”',
    )
  })

  test('what was denied says so in plain words', async () => {
    const words = wordsOf(await run('quotes', { about: '"none of our business"', speaker: 'kakar' }))
    expect(words).toMatch(/none of our business[^>]*denied or not said/)
  })
})

describe('sort', () => {
  test('most quoted first counts the publishers of the same words', async () => {
    const words = wordsOf(await run('quotes', { sort: 'prints' }))
    expect(words).toContain('printed by 2 publishers: ')
    expect(words.indexOf('No soldier will guard')).toBeLessThan(words.indexOf('Two companies of soldiers'))
    expect(words.split('No soldier will guard')).toHaveLength(2)
  })

  test('turns its pages', async () => {
    const first = await run('quotes', { sort: 'prints' })
    const second = replyOf(await room.editor.press(first.id, buttonOf(first, 'More ▶')))
    expect(wordsOf(second)).toContain('page 2')
    expect(wordsOf(second)).not.toContain('No soldier will guard')
  })
})

describe('about', () => {
  test('is judged as a search is', async () => {
    const words = wordsOf(await run('quotes', { about: 'tunnel -padlock' }))
    expect(words).toContain('Two companies of soldiers')
    expect(words).not.toContain('Somebody sawed')
    expect((await run('quotes', { about: '=zarghun' })).content).toContain('No quotation in sight')
    expect((await run('quotes', { about: '=zarghun', sort: 'prints' })).content).toContain('No quotation in sight')
    expect((await run('quotes', { about: '=ZARGHUN padlock OR' })).content).toContain("I can't read that query")
  })
})

describe('who else said it', () => {
  test('names other publishers of the same words, in private', async () => {
    const message = await run('quotes', { publisher: 'Hill Gazette', speaker: 'kakar' })
    const chosen = await room.reader.choose(message.id, 'quotes:who', [optionOf(message, 'No soldier')])
    const reply = replyOf(chosen)
    expect(reply.isEphemeral).toBe(true)
    expect(wordsOf(reply)).toContain('The same speaker elsewhere in print')
    expect(wordsOf(reply)).toContain('Coast Mail')
  })

  test('says so when nobody did', async () => {
    const message = await run('quotes', { speaker: 'naseem bibi' })
    const reply = replyOf(await room.reader.choose(message.id, 'quotes:who', [optionOf(message, 'We sleep better')]))
    expect(reply.content).toContain('Nobody else in sight')
  })

  test('tells other people apart from other publishers', async () => {
    const message = await run('quotes', { speaker: 'palwasha mir' })
    const reply = replyOf(await room.reader.choose(message.id, 'quotes:who', [optionOf(message, 'Somebody sawed')]))
    expect(wordsOf(reply)).toContain('By others')
    expect(wordsOf(reply)).toContain('Omid Zehri')
    expect(wordsOf(reply)).not.toContain('The same speaker')
  })

  test('another server learns nothing of it', async () => {
    const { discord } = room
    const owner = discord.as(discord.stage.addUser('Stranger'))
    const channelId = discord.stage.addChannel(discord.stage.addGuild('Far away', owner.userId), 'general')
    const words = wordsOf(replyOf(await owner.run('quotes', { speaker: 'naseem bibi' }, channelId)))
    expect(words).toContain('I hold no quotation')
    expect(words).not.toContain('sleep')
    replyOf(await owner.run('feed add', { url: coast.feedUrl }, channelId))
    const message = replyOf(await owner.run('quotes', { speaker: 'kakar' }, channelId))
    expect(wordsOf(message)).not.toContain('Hill Gazette')
    expect(wordsOf(message)).not.toContain('Field Marshal')
    const chosen = await owner.choose(message.id, 'quotes:who', [optionOf(message, 'No soldier')])
    expect(replyOf(chosen).content).toContain('Nobody else in sight')
  })
})

describe('what changed', () => {
  test('the same speaker on the same matter in other words stands side by side with dates', async () => {
    const message = await run('quotes', { speaker: 'kakar', changes: true })
    const [embed] = message.embeds
    expect(message.content).toContain('**Torsan Kakar**')
    const fields = embed?.fields ?? []
    expect(fields.map(field => field.inline)).toEqual(fields.map(() => true))
    const first = fields.findIndex(({ value }) => value.includes('No soldier will guard'))
    const last = fields.findIndex(({ value }) => value.includes('Two companies of soldiers'))
    expect(first).toBeGreaterThanOrEqual(0)
    expect(last).toBeGreaterThan(first)
    expect(fields[first]?.name).toMatch(/^\d+ \w+ \d{4}$/)
    expect(fields[first]?.name).not.toBe(fields[last]?.name)
    expect(fields[first]?.value).toContain('printed by 2 publishers')
  })

  test('is a button too, and asks for one speaker', async () => {
    const message = await run('quotes', { speaker: 'kakar' })
    const reply = replyOf(await room.reader.press(message.id, buttonOf(message, 'What changed')))
    expect(reply.isEphemeral).toBe(true)
    expect(reply.content).toContain('in other words on other days')
    expect(wordsOf(reply)).toContain('Two companies of soldiers')
    expect((await run('quotes', { changes: true })).content).toContain('give a `speaker` too')
    expect((await run('quotes', { speaker: 'irrigation official', changes: true })).content).toContain('without a name')
    expect((await run('quotes', { speaker: 'dost reki', changes: true })).content).toContain('no matter on which')
  })
})

test('the CSV button gives a table of all pages, in private', async () => {
  const message = await run('quotes', { about: 'dam' })
  const reply = replyOf(await room.reader.press(message.id, buttonOf(message, 'CSV')))
  expect(reply.isEphemeral).toBe(true)
  const [file] = reply.attachments
  expect(file?.filename).toMatch(/^quotes-\d{4}-\d\d-\d\d\.csv$/)
  const bytes = new Uint8Array(await (await fetch(file?.url ?? '')).arrayBuffer())
  const table = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const lines = table.split('\r\n')
  expect(lines[0]).toBe(
    '\uFEFF"speaker","role","words","kind","cue","confidence","date","publisher","title","url","note"',
  )
  expect(lines.length - 2).toBe(Number(/\d+/.exec(reply.content)?.[0]))
  expect(table).toMatch(/"Torsan Kakar","Field Marshal","Two companies of soldiers[^\r]*"Hill Gazette"/)
})

describe('/summary', () => {
  test('marks what no earlier report told', async () => {
    const words = plainWordsOf(await run('summary', { article: 'Troops move up' }))
    expect(words).toContain('New: “We sleep better,”')
    expect(words).toContain('told by no earlier report')
    expect(words).not.toContain('New: The reservoir stood')
  })

  test('of a topic tells what is shared, then what each adds, with publisher', async () => {
    const words = wordsOf(await run('summary', { topic: 'zarghun dam' }))
    expect(words).toContain('What they share')
    expect(words.indexOf('What each adds')).toBeGreaterThan(words.indexOf('What they share'))
    expect(words).toMatch(/-# (?:Hill Gazette|Coast Mail) · <t:\d+:d> · also (?:Hill Gazette|Coast Mail)/)
  })

  test('alone opens a form for pasted text', async () => {
    const opened = await room.editor.run('summary', {}, room.discord.seed.deskId)
    const reply = replyOf(await submit(opened, hillReports[1]?.text.slice(0, 3900) ?? ''))
    expect(reply.isEphemeral).toBe(true)
    expect(wordsOf(reply)).toContain('That text in brief')
    expect(wordsOf(reply)).toContain('Engineers found an inspection tunnel')
    expect(wordsOf(reply)).not.toContain('**New:**')
    const again = await room.editor.run('summary', {}, room.discord.seed.deskId)
    expect(replyOf(await submit(again, '   ')).content).toContain('no whole sentence')
  })

  test('a period alone is told what is missing', async () => {
    expect((await run('summary', { since: 'yesterday' })).content).toContain('needs a `topic`')
  })
})

async function submit(opened: Outcome, text: string): Promise<Outcome> {
  if (opened.kind !== 'modal') throw new Error(`expected a form, got ${JSON.stringify(opened)}`)
  return room.editor.submit(opened.modal.id, { text })
}
