import { createHmac } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import type { Feed, PollState } from '../../src/model/feed.ts'
import type { OptionInputs, SeenMessage } from '../../src/playground/double/people/person.ts'
import { openLoopback, type Loopback } from '../feeds/fetch/loopback.ts'
import {
  addWatch,
  openNewsroom,
  plainWordsOf,
  replyOf,
  waitForMessage,
  wordsOf,
  type Newsroom,
} from './open-newsroom.ts'
import { ferryReturn, harbourFire } from './reports.ts'

type Page = (request: IncomingMessage, response: ServerResponse) => void

let room: Newsroom
let site: Loopback
/** What the site answers, by path; anything else is 404. */
let pages: Map<string, Page>

afterEach(async () => {
  await room.close()
  await site[Symbol.asyncDispose]()
})

/** The bot beside a site of our own making. */
async function openRoom(settings: object = {}): Promise<void> {
  pages = new Map()
  site = await openLoopback((request, response) => {
    const page = pages.get(request.url?.split('?', 1)[0] ?? '/')
    if (page === undefined) response.writeHead(404).end()
    else page(request, response)
  })
  room = await openNewsroom({ privateHosts: [site.host], settings })
}

async function run(command: string, options: OptionInputs = {}): Promise<SeenMessage> {
  const { editor, discord } = room
  const { promise: aside, resolve } = Promise.withResolvers<SeenMessage>()
  const stop = editor.subscribe(change => {
    if (change.kind === 'message-created' && change.message.isEphemeral) resolve(change.message)
  })
  const outcome = await editor.run(command, options, discord.seed.deskId)
  // Whoever waited in public is answered aside where the answer is for the asker alone.
  const answer = outcome.kind === 'deleted' ? await aside : replyOf(outcome)
  stop()
  return answer
}

/** Works on the bot's own store beside it, as time passing would. */
async function withStore<T>(work: (store: CorpusStore) => Promise<T>): Promise<T> {
  const store = await openSqliteStore({ folder: room.dataFolder })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function feedCalled(title: string): Promise<Feed> {
  const followed = await withStore(store => store.followedFeeds(room.discord.seed.guildId))
  const found = followed.find(feed => feed.title === title)
  if (found === undefined) throw new Error(`${title} is not among ${followed.map(feed => feed.title).join(', ')}`)
  return found
}

function rss(title: string, items: readonly { slug: string; title: string; text: string }[], extra = ''): string {
  const entries = items.map(
    item =>
      `<item><guid>${item.slug}</guid><title>${item.title}</title><link>${site.origin}/${item.slug}</link><description>${item.text}</description></item>`,
  )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>${site.origin}/</link>${extra}${entries.join('')}</channel></rss>`
}

const send =
  (body: string | (() => string), type = 'application/rss+xml'): Page =>
  (_, response) =>
    response.writeHead(200, { 'content-type': type }).end(typeof body === 'string' ? body : body())

const short = (slug: string, title = `Report ${slug}`) => ({ slug, title, text: `${title}, it was said. `.repeat(60) })

test('a site with several feeds offers them with their latest headlines, and the publisher named is kept', async () => {
  await openRoom()
  const links = ['world', 'sport'].map(name => `<link rel="alternate" type="application/rss+xml" href="/${name}.xml">`)
  pages.set('/', send(`<!doctype html><html><head>${links.join('')}</head><body>News</body></html>`, 'text/html'))
  const reports = ['a', 'b', 'c', 'd'].map(slug => short(slug))
  pages.set('/world.xml', send(rss('Coast World', reports)))
  pages.set('/sport.xml', send(rss('Coast Sport', [short('x', 'Valley cup starts')])))

  const offer = await run('feed add', { url: `${site.origin}/`, publisher: 'The Coast' })
  // As everybody saw the wait.
  expect(offer.isEphemeral).toBe(false)
  const words = wordsOf(offer)
  expect(words).toContain('Coast World\n- Report a\n- Report b\n- Report c\nCoast Sport\n- Valley cup starts')
  expect(words).not.toContain('Report d')

  const select = offer.components[0]?.components[0]
  const customId = select !== undefined && 'custom_id' in select ? select.custom_id : ''
  const { reader, editor, discord } = room
  expect(customId).toMatch(/^feed:choose:/)
  const stranger = replyOf(await reader.choose(offer.id, customId, ['0']))
  expect(wordsOf(stranger)).toContain('Manage Server')
  await room.restart()
  const chosen = replyOf(await editor.choose(offer.id, customId, ['1']))
  expect(wordsOf(chosen)).toContain('Following: Coast Sport')
  expect(await feedCalled('Coast Sport')).toMatchObject({ publisher: 'The Coast', url: `${site.origin}/sport.xml` })
  expect(chosen.components).toEqual([])
  expect(wordsOf(await run('feed add', { url: `${site.origin}/sport.xml` }))).toContain('already')
  const refused = replyOf(await reader.run('feed add', { url: site.origin }, discord.seed.deskId))
  expect(wordsOf(refused)).toContain('Manage Server')
})

test('a page with one feed, and a site that names none but keeps one at a usual place, are followed at once', async () => {
  await openRoom()
  pages.set(
    '/news',
    send('<html><head><link rel="alternate" type="application/rss+xml" href="/one.xml"></head></html>', 'text/html'),
  )
  pages.set('/one.xml', send(rss('Only One', [short('a')])))
  expect(wordsOf(await run('feed add', { url: `${site.origin}/news` }))).toContain('Following: Only One')
  pages.delete('/news')
  pages.set('/', send('<html><body>no word of a feed</body></html>', 'text/html'))
  pages.set('/feed.xml', send(rss('Usual Place', [short('a')])))
  expect(wordsOf(await run('feed add', { url: site.host }))).toContain('Following: Usual Place')
  pages.delete('/feed.xml')
  expect(wordsOf(await run('feed add', { url: site.host }))).toContain("I can't follow that: the page names no feed")
})

test('two hundred feeds come in from an OPML file, folders as tags, each refusal with its reason, and go out again', async () => {
  await openRoom()
  const waiting = Promise.withResolvers<void>()
  const outlines = Array.from({ length: 200 }, (_, at) => {
    const answer = send(rss(`Feed ${at}`, [short(`s${at}`)]))
    // The second half keeps us waiting until Discord shows that we are at work: only then is there progress to tell.
    pages.set(`/${at}.xml`, (request, response) => {
      if (at < 100) answer(request, response)
      else void waiting.promise.then(() => answer(request, response))
    })
    return `<outline type="rss" text="Feed ${at}" xmlUrl="${site.origin}/${at}.xml"/>`
  })
  pages.set('/7.xml', (_, response) => response.writeHead(410).end())
  pages.set('/8.xml', send('<html><body>hello</body></html>', 'text/html'))
  const opml = `<opml version="2.0"><body><outline text="Coast">${outlines.join('')}</outline>
    <outline type="rss" text="Broken" xmlUrl="not an address"/><outline type="rss" text="Inside" xmlUrl="http://10.0.0.7/feed"/></body></opml>`
  const file = { name: 'mine.opml', bytes: Buffer.from(opml) }

  const progress: string[] = []
  const { reader, editor, discord } = room
  const stop = editor.subscribe(change => {
    if (change.kind === 'message-created' && change.message.isThinking) waiting.resolve()
    if (change.kind === 'message-updated') progress.push(change.message.content)
  })
  const importAll = async (isDone: RegExp) => {
    await run('feed import', { file })
    return waitForMessage(editor, discord.seed.deskId, message => isDone.test(message.content))
  }
  const done = await importAll(/^Added \*\*[1-9]/)
  stop()
  expect(progress[0]).toMatch(/^\d+ of 201 feeds asked, \d+ added …$/)
  expect(done.isEphemeral).toBe(true)
  const words = wordsOf(done)
  expect(words).toContain("Added **198** of 202 feeds. 4 can't be followed")
  expect(words).toMatch(/Broken: its address is no web address/)
  expect(words).toMatch(/\/7\.xml: .*(?:gone|410|took)/)
  expect(words).toMatch(/\/8\.xml: the page names no feed/)
  expect(words).toMatch(/10\.0\.0\.7\/feed: /)
  expect(wordsOf(await importAll(/^Added \*\*0/))).toContain('Added **0** of 202 feeds. 198 were followed already')
  expect(wordsOf(await run('feed list'))).toMatch(/^198 feeds\n.*Feed 0.* · Coast$/m)

  const out = await run('feed export')
  const [attachment] = out.attachments
  const exported = await (await fetch(attachment?.url ?? '')).text()
  expect(exported.match(/xmlUrl=/g)).toHaveLength(198)
  expect(exported).toContain('<outline text="Coast">')
  expect(attachment?.filename).toBe('feeds.opml')
  expect(wordsOf(replyOf(await reader.run('feed import', { file }, discord.seed.deskId)))).toContain('Manage Server')
})

test('a channel hears once that a feed fails for long, once that it is back, once that it is gone, never of a blip', async () => {
  await openRoom()
  const { editor, discord } = room
  let status = 200
  const ok = send(() => rss('Shaky', [short('a')]))
  pages.set('/shaky.xml', (request, response) =>
    status === 200 ? ok(request, response) : response.writeHead(status).end(),
  )
  await run('feed add', { url: `${site.origin}/shaky.xml` })
  await run('feed check', { feed: 'Shaky' })
  const notices = () =>
    editor
      .messages(discord.seed.deskId, { limit: 100 })
      .map(wordsOf)
      .filter(words => /has failed for|is back|is gone/.test(words) && words.startsWith('**Shaky**'))

  status = 500
  const shaky = await feedCalled('Shaky')
  /** A day of failures that nobody had to wait for. */
  const fail = (poll: PollState, failures: number, sinceMs: number) => ({
    ...poll,
    failures,
    failure: 'the server answered 500',
    failingSince: new Date(Date.now() - sinceMs),
    lastPolledAt: new Date(Date.now() - 3_600_000),
    dueAt: new Date(),
  })
  await withStore(store => store.recordPoll(shaky.id, fail(shaky.poll, 5, 24.5 * 3_600_000)))
  const told = await waitForMessage(editor, discord.seed.deskId, it => wordsOf(it).includes('Shaky** has failed for'))
  expect(wordsOf(told)).toMatch(/has failed for a day: .*500.*I keep trying/)
  expect(wordsOf(await run('feed list'))).toMatch(/⚠️ .*Shaky.* has failed for a day \(\d+ times\)/)

  status = 200
  await withStore(store => store.recordPoll(shaky.id, fail(shaky.poll, 7, 25 * 3_600_000)))
  await waitForMessage(editor, discord.seed.deskId, it => wordsOf(it).includes('Shaky** is back'))
  const checked = replyOf(await editor.press(told.id, buttonIds(told)[0] ?? ''))
  expect(wordsOf(checked)).toMatch(/✅ .*is fine, polled just now/)

  // A blip: it fails twice and is well again.
  await withStore(store => store.recordPoll(shaky.id, fail(shaky.poll, 2, 60_000)))
  await run('feed check', { feed: 'Shaky' })
  status = 410
  await waitForMessage(editor, discord.seed.deskId, it => wordsOf(it).includes('Shaky** is gone'))
  await room.restart()
  expect(wordsOf(await run('feed list'))).toContain('⛔')
  expect(notices().map(words => /has failed|is back|is gone/.exec(words)?.[0])).toEqual([
    'has failed',
    'is back',
    'is gone',
  ])
})

test('while every feed fails, nobody is told: it may be our own network', async () => {
  await openRoom()
  const { editor, discord } = room
  const names = ['north', 'south', 'west']
  let isDown = false
  for (const name of names) {
    const ok = send(rss(name, [short(name)]))
    pages.set(`/${name}.xml`, (request, response) => (isDown ? request.socket.destroy() : ok(request, response)))
    await run('feed add', { url: `${site.origin}/${name}.xml` })
    await run('feed check', { feed: name })
  }
  isDown = true
  const ids = await Promise.all(names.map(async name => (await feedCalled(name)).id))
  await withStore(async store => {
    for (const id of ids) {
      const feed = await store.getFeed(id)
      if (feed === undefined) continue
      const failingSince = new Date(Date.now() - 2 * 86_400_000)
      const before = { ...feed.poll, failures: 9, failingSince, lastPolledAt: failingSince, failure: 'no answer' }
      await store.recordPoll(id, { ...before, dueAt: new Date() })
    }
  })
  for (const name of names) expect(wordsOf(await run('feed check', { feed: name }))).toContain('has failed for')
  isDown = false
  await withStore(async store => {
    for (const id of ids) {
      const feed = await store.getFeed(id)
      if (feed !== undefined) await store.recordPoll(id, { ...feed.poll, dueAt: new Date() })
    }
  })
  await expect
    .poll(async () => (await Promise.all(names.map(feedCalled))).map(({ poll }) => poll.failures), { timeout: 10_000 })
    .toEqual([0, 0, 0])
  const said = editor.messages(discord.seed.deskId, { limit: 100 }).map(wordsOf)
  expect(said.filter(words => /^\*\*(?:north|south|west)\*\*/.test(words))).toEqual([])
})

test('a hub that a feed offers is asked, verified and believed, and what it pushes arrives at once', async () => {
  const port = await freePort()
  await openRoom({ websub: { publicUrl: `http://127.0.0.1:${port}/hub`, port } })
  const { editor, discord } = room
  const hubLinks = `<link rel="hub" href="${site.origin}/hub" xmlns="http://www.w3.org/2005/Atom"/><link rel="self" href="${site.origin}/pushed.xml" xmlns="http://www.w3.org/2005/Atom"/>`
  pages.set('/pushed.xml', send(rss('Pushed', [short('old')], hubLinks)))
  const { promise: subscribed, resolve } = Promise.withResolvers<URLSearchParams>()
  pages.set('/hub', (request, response) => {
    response.writeHead(202).end()
    void text(request).then(body => resolve(new URLSearchParams(body)))
  })
  await run('feed add', { url: `${site.origin}/pushed.xml` })
  await addWatch(editor, { query: 'sarhad', channel: discord.seed.alertsId }, discord.seed.deskId)
  await run('feed check', { feed: 'Pushed' })

  const asked = await subscribed
  const callback = asked.get('hub.callback') ?? ''
  const question = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': asked.get('hub.topic') ?? '',
    'hub.challenge': 'tide-4711',
    'hub.lease_seconds': '864000',
  })
  expect(await (await fetch(`${callback}?${question.toString()}`)).text()).toBe('tide-4711')
  expect(wordsOf(await run('feed list'))).toContain('Pushed')
  expect((await feedCalled('Pushed')).poll.push).toMatchObject({ state: 'active' })

  const push = async (report: typeof harbourFire, secret: string) => {
    const body = rss('Pushed', [report])
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
    const headers = { 'content-type': 'application/rss+xml', 'x-hub-signature': signature }
    return (await fetch(callback, { method: 'POST', body, headers })).status
  }
  expect(await push(harbourFire, 'somebody else')).toBe(202)
  expect(await push(ferryReturn, asked.get('hub.secret') ?? '')).toBe(202)
  await waitForMessage(editor, discord.seed.alertsId, it => plainWordsOf(it).includes('Ferries return'))
  expect(editor.messages(discord.seed.alertsId)).toHaveLength(1)
  // While the hub does its work, polls rest.
  const restMs = async () => (await feedCalled('Pushed')).poll.dueAt.getTime() - Date.now()
  await expect.poll(restMs, { timeout: 10_000 }).toBeGreaterThan(5 * 3_600_000)
  expect(wordsOf(await run('feed check', { feed: 'Pushed' }))).toContain('Its hub tells me of news at once')
})

test('a poll that our own end cuts short neither counts as a failure nor puts the feed off', async () => {
  await openRoom()
  const { promise: hanging, resolve } = Promise.withResolvers<void>()
  let isSlow = false
  const ok = send(rss('Slow', [short('a')]))
  pages.set('/slow.xml', (request, response) => (isSlow ? resolve() : ok(request, response)))
  await run('feed add', { url: `${site.origin}/slow.xml` })
  await run('feed check', { feed: 'Slow' })
  isSlow = true
  await hanging
  const before = await feedCalled('Slow')
  await room.restart()
  isSlow = false
  expect((await feedCalled('Slow')).poll).toMatchObject({ failures: 0 })
  expect(before.poll.failures).toBe(0)
  expect(wordsOf(await run('feed check', { feed: 'Slow' }))).toContain('✅')
})

test('a guest says who asks, brings the validators byte for byte, and neither cookie nor referer', async () => {
  await openRoom({ contact: 'mailto:desk@coast.example' })
  const { promise: cameBack, resolve } = Promise.withResolvers<IncomingMessage>()
  pages.set('/quiet.xml', (request, response) => {
    if (request.headers['if-none-match'] !== undefined) {
      resolve(request)
      response.writeHead(304).end()
      return
    }
    response.writeHead(200, {
      'content-type': 'application/rss+xml',
      etag: 'W/"caf\u00e9 1"',
      'last-modified': 'Thu, 5 Mar 2026 10:00:00 GMT',
      'set-cookie': 'who=you',
    })
    response.end(rss('Quiet', [short('a')]))
  })
  await run('feed add', { url: `${site.origin}/quiet.xml` })
  const { headers } = await cameBack
  expect(headers['if-none-match']).toBe('W/"caf\u00e9 1"')
  expect(headers['if-modified-since']).toBe('Thu, 5 Mar 2026 10:00:00 GMT')
  expect(headers['user-agent']).toContain('mailto:desk@coast.example')
  expect([headers.cookie, headers.referer]).toEqual([undefined, undefined])
  expect(wordsOf(await run('feed check', { feed: 'Quiet' }))).toContain('is fine')
})

test('an alert says what the publisher changed: words removed and added, and quotations that vanished', async () => {
  await openRoom()
  await followAlerts('sarhad')
  room.publisher.print(harbourFire)
  const alert = await waitForMessage(room.editor, room.discord.seed.alertsId, () => true)
  expect(wordsOf(alert)).not.toContain('Updated')
  room.publisher.print({
    ...harbourFire,
    title: 'Fire at Sarhad harbour halts all ferries',
    text: harbourFire.text
      .replace('within ten days', 'within thirty days')
      .replace(' “No sailor is missing.”', ' Two sailors are missing.'),
  })
  const edited = await waitForMessage(room.editor, room.discord.seed.alertsId, it => wordsOf(it).includes('Updated'))
  expect(edited.id).toBe(alert.id)
  const words = wordsOf(edited)
  expect(words).toContain('halts **all** ferries')
  expect(words).toContain('~~ten~~ **thirty**')
  expect(words).toContain('No longer quoted: “No sailor is missing.” — Ilyas Qandil')
  expect(room.editor.messages(alert.channelId)).toHaveLength(1)
})

async function followAlerts(query: string): Promise<void> {
  await run('feed add', { url: room.publisher.feedUrl })
  await addWatch(room.editor, { query, channel: room.discord.seed.alertsId }, room.discord.seed.deskId)
  await run('feed check', { feed: 'Hill Gazette' })
}

function buttonIds(message: SeenMessage): readonly string[] {
  return message.components.flatMap(row =>
    row.components.flatMap(part => ('custom_id' in part ? [part.custom_id] : [])),
  )
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
