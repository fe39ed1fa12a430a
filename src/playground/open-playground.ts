import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { DiscordDouble } from './double/double.ts'
import { openDiscordDouble } from './double/open-double.ts'
import { readState, restoreState, writeState } from './keep-state.ts'
import { createPage, type Answer } from './page/create-page.ts'
import type { Cast } from './page/protocol.ts'
import type { Playground, PlaygroundOptions } from './playground.ts'
import { PortRefusal } from './port-refusal.ts'
import { createPress, type Press } from './press/press.ts'
import { startReleases } from './press/start-releases.ts'
import { startSaving } from './start-saving.ts'

const saveEveryMs = 2000

/** Opens the local Discord, the press and the page, all on 127.0.0.1. Throws PortRefusal when the port is taken. */
export async function openPlayground(options: PlaygroundOptions): Promise<Playground> {
  const server = createServer()
  const port = await listen(server, options.port)
  const address = `http://127.0.0.1:${port}`
  const double = await openDiscordDouble(
    options.recordRequests === undefined ? {} : { recordRequests: options.recordRequests },
  )
  describeChannels(double)
  const releasedAt = restore(double, options)
  const press = createPress(options.reports, address, releasedAt)
  const cast = castOf(double)
  server.on(
    'request',
    createPage({
      port,
      cast,
      personOf: id => (cast.people.some(one => one.id === id) ? double.as(id) : undefined),
      answer: request => answer(request, press, double),
    }),
  )
  const saving = startSaving(
    () => writeState(options.stateFile, double.world, press.released()),
    saveEveryMs,
    error => options.tell?.(`What is said in the playground can't be kept: ${String(error)}`),
  )
  for (const { id } of cast.people) double.as(id).subscribe(saving.note)
  const stopReleases = startReleases(press, options.releaseSeconds, saving.note)
  return {
    address: `${address}/`,
    apiUrl: double.apiUrl,
    token: double.token,
    feeds: press.feeds.map(({ path, publisher }) => ({ url: address + path, title: publisher, publisher })),
    host: `127.0.0.1:${port}`,
    guildId: double.seed.guildId,
    alertsChannelId: double.seed.alertsId,
    editorId: double.seed.editorId,
    async close() {
      stopReleases()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await double.close()
      saving.close()
    },
  }
}

/** Puts back what an earlier run kept, and tells when each report of then was printed. */
function restore(double: DiscordDouble, { stateFile, tell }: PlaygroundOptions): readonly Date[] {
  const found = readState(stateFile, double.world.applicationId)
  if (found.kind === 'broken') tell?.(found.sentence)
  if (found.kind !== 'kept') return []
  restoreState(found.state, double.world)
  return found.state.releasedAt
}

function describeChannels({ world, seed }: DiscordDouble): void {
  const topics = [
    [seed.alertsId, 'What the watches find, as it comes in'],
    [seed.deskId, 'Ask the bot: /search, /quotes, /summary, /watch add'],
    [seed.wireId, 'For everybody'],
    [seed.storiesId, 'One post a story'],
  ] as const
  for (const [id, topic] of topics) {
    const channel = world.channels.get(id)
    if (channel !== undefined) channel.topic = topic
  }
}

function castOf({ as, seed }: DiscordDouble): Cast {
  return {
    people: [
      { id: seed.editorId, name: as(seed.editorId).name, note: 'Manages the server' },
      { id: seed.readerId, name: as(seed.readerId).name, note: 'Member' },
    ],
    firstChannelId: seed.alertsId,
  }
}

/** What stands beside the page: the press, and files that were attached to messages. */
function answer(request: IncomingMessage, press: Press, { world }: DiscordDouble): Answer | undefined {
  const { pathname } = new URL(request.url ?? '/', 'http://playground')
  const printed = press.answer(pathname)
  if (printed !== undefined)
    return { status: printed.status, headers: { 'content-type': printed.contentType }, body: printed.body }
  const file = world.files.get(pathname)
  return file && { status: 200, headers: fileHeaders(file.contentType), body: file.bytes }
}

/** Only plain pictures are shown; anything else somebody attached is handed over as a file, never opened as a page. */
function fileHeaders(contentType: string): Readonly<Record<string, string>> {
  if (/^image\/(?:png|jpeg|gif|webp)$/.test(contentType)) return { 'content-type': contentType }
  return { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }
}

async function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, '127.0.0.1', resolve)
  try {
    await promise
  } catch (cause) {
    throw new PortRefusal(
      `Port ${port} on 127.0.0.1 can't be used for the playground; maybe it runs already. Set "playground.port" in config/settings.json (or DATELINE_PLAYGROUND_PORT) to another one, or to 0 for any.`,
      { cause },
    )
  }
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the playground listens on no port')
  return bound.port
}
