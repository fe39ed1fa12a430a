import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp, type App } from '../../src/app.ts'
import { loadStarterFeeds } from '../../src/config/starter-feeds.ts'
import { settingsSchema } from '../../src/config/settings.ts'
import { openDiscordDouble } from '../../src/playground/double/open-double.ts'
import type { DiscordDouble } from '../../src/playground/double/double.ts'
import type { Outcome, Person, SeenMessage } from '../../src/playground/double/people/person.ts'

/** The whole bot against a local Discord and a local publisher: what a server of people would have. */
export type Newsroom = {
  readonly discord: DiscordDouble
  readonly publisher: LocalPublisher
  readonly editor: Person
  readonly reader: Person
  readonly dataFolder: string
  /** Stops the bot. */
  stop(): Promise<void>
  /** Stops the bot, unless that was done, and starts it again on the same data. */
  restart(): Promise<void>
  close(): Promise<void>
}

export type NewsroomOptions = {
  readonly recordRequests?: string | undefined
  readonly settings?: object
  /** Hosts besides the publisher's that the bot may ask though they are private. */
  readonly privateHosts?: readonly string[]
}

export async function openNewsroom(options: NewsroomOptions = {}): Promise<Newsroom> {
  const recordRequests = options.recordRequests ?? process.env['RECORD_REQUESTS']
  const discord = await openDiscordDouble(recordRequests === undefined ? {} : { recordRequests })
  const publisher = await openPublisher()
  const dataFolder = mkdtempSync(join(tmpdir(), 'dateline-e2e-'))
  const settings = settingsSchema.parse({
    dataFolder,
    logLevel: 'silent',
    workers: 1,
    feeds: {
      tickSeconds: 1,
      privateHosts: [publisher.host, ...(options.privateHosts ?? [])],
      privateIntervalSeconds: 1,
    },
    stories: { holdSeconds: 0, editEverySeconds: 0 },
    ...options.settings,
  })
  const fromConfig = { starterFeeds: loadStarterFeeds('config/feeds.json'), samples: [], recordRequests: undefined }
  const startup = { settings, token: discord.token, discordApi: discord.apiUrl, ...fromConfig }
  const start = () =>
    openApp(startup, {
      say: () => undefined,
      fail: error => {
        throw error
      },
      signal: new AbortController().signal,
    })
  let app: App = await start()
  return {
    discord,
    publisher,
    dataFolder,
    editor: discord.as(discord.seed.editorId),
    reader: discord.as(discord.seed.readerId),
    stop: () => app.close(),
    async restart() {
      await app.close()
      app = await start()
    },
    async close() {
      await app.close()
      await discord.close()
      await publisher.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

export type LocalPublisher = {
  readonly host: string
  readonly feedUrl: string
  /** Prints a report; it stands first in the feed from now on. */
  print(report: PrintedReport): void
  /** How many times the feed was asked for. */
  readonly asked: () => number
  close(): Promise<void>
}

export type PrintedReport = { readonly slug: string; readonly title: string; readonly text: string; readonly at?: Date }

/** A publisher with one RSS feed of whole reports, and a page for each. */
export async function openPublisher(name = 'Hill Gazette'): Promise<LocalPublisher> {
  const printed: PrintedReport[] = []
  let asked = 0
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (path === '/feed') {
      asked++
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(renderFeed(name, address(), printed))
      return
    }
    const report = printed.find(({ slug }) => path === `/${slug}`)
    if (report === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(renderPage(report))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host: address().slice('http://'.length),
    feedUrl: `${address()}/feed`,
    print: report => void printed.unshift(report),
    asked: () => asked,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function renderFeed(name: string, address: string, reports: readonly PrintedReport[]): string {
  const items = reports.map(
    ({ slug, title, text, at }) =>
      `<item><title>${escape(title)}</title><link>${address}/${slug}</link><guid>${slug}</guid>${
        at === undefined ? '' : `<pubDate>${at.toUTCString()}</pubDate>`
      }<description>${escape(`<p>${text.replaceAll('\n\n', '</p><p>')}</p>`)}</description></item>`,
  )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${escape(name)}</title><link>${address}/</link>${items.join('')}</channel></rss>`
}

function renderPage({ title, text }: PrintedReport): string {
  const paragraphs = text.split('\n\n').map(paragraph => `<p>${escape(paragraph)}</p>`)
  return `<!doctype html><html lang="en"><head><title>${escape(title)}</title></head><body><article><h1>${escape(title)}</h1>${paragraphs.join('')}</article></body></html>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Waits until a message in the channel pleases, now or later; fails loudly when none comes. */
export async function waitForMessage(
  person: Person,
  channelId: string,
  pleases: (message: SeenMessage) => boolean,
  limitMs = 20_000,
): Promise<SeenMessage> {
  const standing = person.messages(channelId, { limit: 100 }).find(pleases)
  if (standing !== undefined) return standing
  const { promise, resolve, reject } = Promise.withResolvers<SeenMessage>()
  const timer = setTimeout(() => reject(new Error(`no such message in ${channelId} within ${limitMs} ms`)), limitMs)
  const stop = person.subscribe(change => {
    if (
      (change.kind === 'message-created' || change.kind === 'message-updated') &&
      change.message.channelId === channelId &&
      pleases(change.message)
    )
      resolve(change.message)
  })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    stop()
  }
}

/** The message that an action led to; anything else fails the test with what came instead. */
export function replyOf(outcome: Outcome): SeenMessage {
  if (outcome.kind === 'reply' || outcome.kind === 'update') return outcome.message
  throw new Error(`expected a message, got ${JSON.stringify(outcome)}`)
}

/** All words of a message: content and embeds. */
export function wordsOf(message: SeenMessage): string {
  const embeds = message.embeds.flatMap(embed => [
    embed.author?.name,
    embed.title,
    embed.description,
    ...(embed.fields ?? []).flatMap(field => [field.name, field.value]),
    embed.footer?.text,
  ])
  return [message.content, ...embeds].filter(part => part !== undefined && part !== '').join('\n')
}

/** The same without the marks that show what matched. */
export function plainWordsOf(message: SeenMessage): string {
  return wordsOf(message).replaceAll(/\*\*|__/g, '')
}

/** custom_id of the button with this label. */
export function buttonOf(message: SeenMessage, label: string): string {
  for (const row of message.components) {
    for (const part of row.components)
      if ('label' in part && part.label === label && 'custom_id' in part) return part.custom_id
  }
  throw new Error(`no button ${label} on ${JSON.stringify(message.components)}`)
}

/** Makes a watch through its door, presses Save where it is asked for, and gives the answer that stands then. */
export async function addWatch(
  person: Person,
  options: Readonly<Record<string, string | boolean | number>>,
  channelId: string,
): Promise<SeenMessage> {
  const shown = replyOf(await person.run('watch add', options, channelId))
  const canBeSaved = JSON.stringify(shown.components).includes('watch:save:')
  return canBeSaved ? replyOf(await person.press(shown.id, buttonOf(shown, 'Save'))) : shown
}
