import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SeenMessage } from '../../src/playground/double/people/person.ts'
import { addWatch, buttonOf, openNewsroom, plainWordsOf, replyOf, wordsOf, type Newsroom } from './open-newsroom.ts'
import { cricketNote, ferryReturn, harbourFire } from './reports.ts'

let room: Newsroom

beforeAll(async () => {
  room = await openNewsroom()
  const { publisher, editor, discord } = room
  for (const report of [cricketNote, harbourFire, ferryReturn]) publisher.print({ ...report, at: new Date() })
  for (let number = 1; number <= 12; number++) publisher.print(noticeOf(number))
  replyOf(await editor.run('feed add', { url: publisher.feedUrl }, discord.seed.deskId))
  replyOf(await editor.run('feed check', { feed: 'Hill Gazette' }, discord.seed.deskId))
})

afterAll(async () => {
  await room.close()
})

function noticeOf(number: number) {
  const body = `Notice ${number}: the tide gauge was read at dawn by the keeper of pier ${number}. `
  return { slug: `tide-${number}`, title: `Tide gauge notice ${number}`, text: body.repeat(25) }
}

async function run(command: string, options: Record<string, string | boolean> = {}): Promise<SeenMessage> {
  return replyOf(await room.editor.run(command, options, room.discord.seed.deskId))
}

async function complete(command: string, name: string, typed: string, options = {}): Promise<string[]> {
  const found = await room.editor.complete(command, options, { name, typed }, room.discord.seed.deskId)
  return found.kind === 'choices' ? found.choices.map(choice => choice.name) : [JSON.stringify(found)]
}

describe('/search', () => {
  test('finds reports by stem and shows the sentence with the words marked', async () => {
    const message = await run('search', { query: 'ferry sailing' })
    expect(message.isEphemeral).toBe(false)
    expect(wordsOf(message)).toContain('**Ferries** **sailed** from Sarhad again')
  })

  test('knows phrases, OR, NOT and groups', async () => {
    expect(wordsOf(await run('search', { query: '"fuel shed" -beam' }))).toContain('1 report')
    expect(wordsOf(await run('search', { query: 'title:ferries return' }))).toContain('[__Ferries__ __return__ to')
    expect(wordsOf(await run('search', { query: '(umpires OR lighthouse) NOT "fishing quarter"' }))).toContain(
      '2 reports',
    )
  })

  test('turns pages, also after a restart', async () => {
    const first = await run('search', { query: 'tide gauge' })
    expect(wordsOf(first)).toContain('12 reports')
    await room.restart()
    const second = replyOf(await room.editor.press(first.id, buttonOf(first, 'More ▶')))
    expect(second.id).toBe(first.id)
    expect(wordsOf(second)).toContain('page 2')
    expect(wordsOf(replyOf(await room.editor.press(first.id, buttonOf(second, 'More ▶'))))).toContain('page 3')
  })

  test('a query that can not be read is answered in private with what to write', async () => {
    const message = await run('search', { query: 'ferry OR' })
    expect(message.isEphemeral).toBe(true)
    expect(message.content).toContain("I can't read that query")
    expect(message.content).toContain('^')
  })

  test('nothing found says so, in private', async () => {
    const message = await run('search', { query: 'xylophone' })
    expect(message.isEphemeral).toBe(true)
    expect(message.content).toContain('No report in sight')
  })

  test('a server sees only the feeds it follows', async () => {
    const { discord } = room
    const owner = discord.stage.addUser('Rival')
    const guildId = discord.stage.addGuild('Elsewhere', owner)
    const channelId = discord.stage.addChannel(guildId, 'general')
    const message = replyOf(await discord.as(owner).run('search', { query: 'ferry' }, channelId))
    expect(message.content).toContain('No report in sight')
    expect(wordsOf(replyOf(await discord.as(owner).run('watch list', {}, channelId)))).toContain('Nothing is watched')
  })
})

describe('/quotes', () => {
  test('shows the words of a speaker named by a surname, with link', async () => {
    const words = wordsOf(await run('quotes', { speaker: 'qandil' }))
    expect(words).toContain('“The flames reached the fuel shed before our boats did,”')
    expect(words).toContain('**Ilyas Qandil')
    expect(words).toContain(`http://${room.publisher.host}/harbour-fire`)
  })

  test('knows a speaker who has no name', async () => {
    expect(wordsOf(await run('quotes', { speaker: 'senior port official' }))).toContain('**out of order for a year**')
  })

  test('one article, chosen by words of its headline', async () => {
    const words = wordsOf(await run('quotes', { article: 'valley cup hill side win' })).concat()
    expect(words).toContain('headline')
    expect(wordsOf(await run('quotes', { article: 'Hill side win' }))).toContain('I only hit what was there to be hit')
  })

  test('completes speakers, and asks back for misspelt ones', async () => {
    expect(await complete('quotes', 'speaker', 'qand')).toContain('Ilyas Qandil')
    expect((await run('quotes', { speaker: 'Ilyas Quandil' })).content).toContain('Did you mean **Ilyas Qandil**')
  })
})

describe('/summary and /related', () => {
  test('a summary is word for word, each sentence linked to its place', async () => {
    const message = await run('summary', { article: `http://${room.publisher.host}/harbour-fire` })
    const words = plainWordsOf(message)
    expect(words).toContain('A fire at the old harbour of Sarhad halted all ferries on Monday, officials said.')
    expect(words).toContain('#:~:text=')
  })

  test('a topic is summarised from several reports', async () => {
    const words = wordsOf(await run('summary', { topic: 'sarhad' }))
    expect(words).toContain('2 of 2 reports')
  })

  test('a story is summarised from any of its reports, and others stay out', async () => {
    const words = wordsOf(await run('summary', { story: 'Fire at Sarhad' }))
    expect(words).toContain('of this event that I hold, word for word')
    expect(words).toContain('harbour')
    expect(words).not.toContain('wickets')
    expect((await run('summary', { story: 'Fire', topic: 'sarhad' })).content).toContain('Give one of')
  })

  test('an article that is not held is fetched, read and kept', async () => {
    room.publisher.print({
      slug: 'unlisted',
      title: 'Lamp oil arrives',
      text: ferryReturn.text.replaceAll('Sarhad', 'Zarqon'),
    })
    const message = await run('summary', { article: `http://${room.publisher.host}/unlisted` })
    expect(wordsOf(message)).toContain('Zarqon')
  })

  test('related coverage says what is shared', async () => {
    const words = wordsOf(await run('related', { article: 'Fire at Sarhad' }))
    expect(words).toContain('Ferries return to Sarhad')
    expect(words).toMatch(/-# (?:.* · )?names: .*Sarhad/)
    expect(words).not.toContain('Hill side')
  })

  test('completes names of people and places in a topic', async () => {
    expect(await complete('summary', 'topic', 'ferry sarh')).toContain('ferry Sarhad')
    expect(await complete('quotes', 'about', 'qand')).toContain('"Ilyas Qandil"')
  })

  test('completes headlines', async () => {
    expect((await complete('summary', 'article', 'fire at sar')).join()).toContain(
      'Fire at Sarhad harbour halts ferries',
    )
  })
})

describe('/feed', () => {
  test('lists feeds with their health and completes their names', async () => {
    expect(wordsOf(await run('feed list'))).toContain('Hill Gazette')
    expect(await complete('feed check', 'feed', 'hil')).toEqual(['Hill Gazette'])
  })

  test('offers public feeds to begin with, by region and language', async () => {
    expect((await complete('feed add', 'url', 'bbc news'))[0]).toContain('BBC News')
    expect(await complete('feed add', 'url', 'https://example.org')).toEqual([])
  })

  test('a feed that can not be read is refused with the reason', async () => {
    const message = await run('feed add', { url: `http://${room.publisher.host}/nowhere` })
    expect(message.isEphemeral).toBe(true)
    expect(message.content).toContain("I can't follow that")
  })

  test('a private address is refused', async () => {
    expect((await run('feed add', { url: 'http://127.0.0.1:1/feed' })).content).toContain("I can't follow that")
    expect((await run('feed add', { url: 'http://[::ffff:169.254.169.254]/latest' })).content).toContain(
      "I can't follow that",
    )
  })

  test('an ordinary member may look but not manage', async () => {
    const { reader, discord, publisher } = room
    const refused = replyOf(await reader.run('feed add', { url: publisher.feedUrl }, discord.seed.deskId))
    expect(refused.content).toContain('needs Manage Server')
    expect(wordsOf(replyOf(await reader.run('feed list', {}, discord.seed.deskId)))).toContain('Hill Gazette')
  })
})

describe('/watch', () => {
  test('is added, listed, paused, resumed and removed, by completed or misspelt names', async () => {
    const added = await addWatch(room.editor, { query: 'ferry sarhad', name: 'Ferries' }, room.discord.seed.deskId)
    expect(wordsOf(added)).toContain('Watching: Ferries')
    expect((await run('watch add', { query: 'ferry', name: 'ferries' })).content).toContain('There is a watch called')
    expect(await complete('watch pause', 'watch', 'fer')).toEqual(['Ferries'])
    expect((await run('watch pause', { watch: 'Feries' })).content).toContain('Did you mean **Ferries**')
    expect((await run('watch pause', { watch: 'ferries' })).content).toContain('paused')
    expect(wordsOf(await run('watch list'))).toContain('⏸️ **Ferries**')
    expect((await run('watch resume', { watch: 'ferries' })).content).toContain('watching again')
    expect((await run('watch remove', { watch: 'ferries' })).content).toContain('removed')
    expect(wordsOf(await run('watch list'))).toContain('Nothing is watched here yet')
  })

  test('personal watches have a limit', async () => {
    const { reader, discord } = room
    for (let number = 0; number < 10; number++) {
      await addWatch(reader, { query: `word${number}`, personal: true }, discord.seed.deskId)
    }
    const refused = replyOf(await reader.run('watch add', { query: 'more', personal: true }, discord.seed.deskId))
    expect(refused.content).toContain('10 personal watches, the most')
  })
})

describe('the menu of a message', () => {
  test('reads the report behind a link', async () => {
    const { reader, discord, publisher } = room
    const said = reader.say(discord.seed.deskId, `look: http://${publisher.host}/ferry-return`)
    const quotes = replyOf(await reader.useMessageMenu('Quotes', said.id))
    expect(quotes.isEphemeral).toBe(true)
    expect(wordsOf(quotes)).toContain('We looked at every beam, and then we looked again')
    expect(wordsOf(replyOf(await reader.useMessageMenu('Summarise', said.id)))).toContain('Ferries sailed from Sarhad')
    expect(wordsOf(replyOf(await reader.useMessageMenu('Related coverage', said.id)))).toContain('Fire at Sarhad')
  })

  test('reads the words of a message without a link', async () => {
    const { reader, discord } = room
    const text =
      'The mayor came out at noon. “We will open the bridge on Sunday,” mayor Tahir Wazirgul said. Nobody clapped, because it rained, and the band had gone home early.'
    const said = reader.say(discord.seed.deskId, text)
    expect(wordsOf(replyOf(await reader.useMessageMenu('Quotes', said.id)))).toContain(
      'We will open the bridge on Sunday',
    )
    expect(
      replyOf(await reader.useMessageMenu('Summarise', reader.say(discord.seed.deskId, 'hello').id)).content,
    ).toContain('neither')
  })
})

test('/status and /help answer in private', async () => {
  const status = await run('status')
  expect(status.isEphemeral).toBe(true)
  expect(wordsOf(status)).toContain('reports')
  const help = await run('help')
  expect(wordsOf(help)).toContain('/search query: ceasefire')
  for (const sign of ['NEAR/8', 'terror*', '=IS', 'lil-haq"~', 'nigeria~(-niger)', 'speaker:', 'after:', 'fire/i']) {
    expect(wordsOf(help)).toContain(sign)
  }
})
