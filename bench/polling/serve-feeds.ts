import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeFeed } from './made-feed.ts'

/** A child process: serves feeds by number, of which one in twenty is new in each round. Sends its port when it listens. */
let round = 0
process.on('message', message => {
  round = Number(message)
  process.send?.('ready')
})

const server = createServer((request, response) => {
  const feed = Number(request.url?.split('/').at(-1))
  const version = 1 + Math.floor((round + (feed % 20)) / 20)
  const etag = `"${feed}-${version}"`
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end()
  else response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(makeFeed(feed, version, 20))
})
server.listen(0, '127.0.0.1', 4096, () => process.send?.((server.address() as AddressInfo).port))
