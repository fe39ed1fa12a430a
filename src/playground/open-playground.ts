import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { openDiscordDouble } from './double/open-double.ts'
import type { Playground, PlaygroundOptions } from './playground.ts'
import { PortRefusal } from './port-refusal.ts'
import { createPress, type Press } from './press/press.ts'

/** Opens the local Discord, the press and the page, all on 127.0.0.1. Throws PortRefusal when the port is taken. */
export async function openPlayground(options: PlaygroundOptions): Promise<Playground> {
  const double = await openDiscordDouble(
    options.recordRequests === undefined ? {} : { recordRequests: options.recordRequests },
  )
  const server = createServer()
  const address = await listen(server, options.port)
  const press = createPress(options.reports, address, [])
  server.on('request', (request, response) => answer(request, response, press))
  const timer = setInterval(() => press.release(new Date()), options.releaseSeconds * 1000)
  return {
    address: `${address}/`,
    apiUrl: double.apiUrl,
    token: double.token,
    feeds: press.feeds.map(({ path, publisher }) => ({ url: address + path, title: publisher, publisher })),
    host: new URL(address).host,
    guildId: double.seed.guildId,
    alertsChannelId: double.seed.alertsId,
    editorId: double.seed.editorId,
    async close() {
      clearInterval(timer)
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await double.close()
    },
  }
}

function answer(request: IncomingMessage, response: ServerResponse, press: Press): void {
  const found = press.answer(request.url ?? '/')
  if (found === undefined) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(found.status, { 'content-type': found.contentType }).end(found.body)
}

async function listen(server: Server, port: number): Promise<string> {
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
  return `http://127.0.0.1:${bound.port}`
}
