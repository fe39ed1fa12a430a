import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createHandClock } from './hand-clock.ts'
import { fetchFrom, neverAborted, openFetch } from './fetch-from.ts'
import { openLoopback } from './loopback.ts'

const mebibyte = 1024 * 1024
const feed = `<rss>${'<item/>'.repeat(500)}</rss>`

function serve(body: Uint8Array | string, encoding?: string) {
  const headers = encoding === undefined ? {} : { 'content-encoding': encoding }
  return openLoopback((_request, response) => response.writeHead(200, headers).end(body))
}

async function fetchBody(body: Uint8Array | string, encoding?: string): Promise<string> {
  await using server = await serve(body, encoding)
  const fetched = await fetchFrom(server, '/')
  return fetched.kind === 'fresh' ? Buffer.from(fetched.bytes).toString() : `${fetched.kind}: ${Object(fetched).reason}`
}

describe('content codings', () => {
  test.each([
    ['gzip', gzipSync(feed)],
    ['x-gzip', gzipSync(feed)],
    ['GZIP', gzipSync(feed)],
    ['br', brotliCompressSync(feed)],
    ['deflate', deflateSync(feed)],
    ['deflate', deflateRawSync(feed)],
    ['identity', Buffer.from(feed)],
    ['gzip', Buffer.from(feed)],
  ])('%s is undone', async (encoding, body) => {
    expect(await fetchBody(body, encoding)).toBe(feed)
  })

  test('an unknown one is refused', async () => {
    expect(await fetchBody(feed, 'compress')).toBe('refused: the page is packed in a way that was not asked for')
  })

  test.each([
    ['gzip', gzipSync(feed).subarray(0, 40)],
    ['gzip', Buffer.concat([gzipSync(feed).subarray(0, 20), Buffer.alloc(40, 7)])],
    ['br', Buffer.from(feed)],
    ['deflate', Buffer.from(feed)],
  ])('a broken %s body is a failure', async (encoding, body) => {
    expect(await fetchBody(body, encoding)).toBe('failed: the page is packed wrongly')
  })

  test('an empty body is an empty page, however it is said to be packed', async () => {
    expect(await Promise.all([fetchBody(''), fetchBody('', 'gzip'), fetchBody('', 'br')])).toEqual(['', '', ''])
  })
})

describe('size', () => {
  test('4 MiB on the wire are read, a byte more is refused', async () => {
    expect((await fetchBody('x'.repeat(4 * mebibyte))).length).toBe(4 * mebibyte)
    expect(await fetchBody('x'.repeat(4 * mebibyte + 1))).toBe('refused: the page is larger than 4 MiB')
  })

  test('a stream without end is cut off', async () => {
    await using server = await openLoopback((_request, response) => {
      const chunk = Buffer.alloc(64 * 1024, 'x')
      const pour = () => {
        while (response.write(chunk));
      }
      response.on('drain', pour)
      pour()
    })
    expect(await fetchFrom(server, '/')).toEqual({ kind: 'refused', reason: 'the page is larger than 4 MiB' })
  })

  test('what unpacks to more than 8 MiB is refused', async () => {
    // Noise packs badly, so the ratio is not what stops it.
    const noisy = Buffer.alloc(9 * mebibyte, 0)
    for (let at = 0; at < noisy.length; at += 400) noisy.writeUInt32LE((at * 2654435761) >>> 0, at)
    expect(await fetchBody(gzipSync(noisy), 'gzip')).toBe('refused: the page unpacks to more than 8 MiB')
  })

  test.each([
    ['gzip', gzipSync(Buffer.alloc(2 * mebibyte))],
    ['br', brotliCompressSync(Buffer.alloc(2 * mebibyte))],
    ['deflate', deflateSync(Buffer.alloc(2 * mebibyte))],
  ])('a %s bomb is refused by its ratio', async (encoding, body) => {
    expect(await fetchBody(body, encoding)).toBe('refused: the page unpacks to more than 200 times its size')
  })

  test('a page may be asked for with less room', async () => {
    await using server = await serve('x'.repeat(2000))
    expect(await fetchFrom(server, '/', { maxBytes: 1000 })).toMatchObject({ kind: 'refused' })
    expect(await fetchFrom(server, '/', { maxBytes: 2000 })).toMatchObject({ kind: 'fresh' })
  })

  test('headers without end are refused', async () => {
    await using server = await openLoopback((_request, response) => {
      response.writeHead(200, { 'x-long': 'x'.repeat(40 * 1024) }).end()
    })
    expect(await fetchFrom(server, '/')).toEqual({ kind: 'refused', reason: "the answer's headers are too long" })
  })
})

describe('time', () => {
  test.each(['headers', 'body', 'drops'])('a server that never ends its %s is left after 30 s', async part => {
    const { promise: asked, resolve: wasAsked } = Promise.withResolvers<void>()
    await using server = await openLoopback((_request, response) => {
      if (part === 'body') response.write('<rss>')
      if (part === 'drops') response.write(gzipSync(feed).subarray(0, 1))
      setImmediate(wasAsked)
    })
    const clock = createHandClock()
    const fetching = fetchFrom(server, '/', {}, { clock })
    await asked
    await clock.advance(29_999)
    await clock.advance(1)
    expect(await fetching).toEqual({ kind: 'failed', reason: 'the server takes too long', isTemporary: true })
  })

  test('all hops share one limit', async () => {
    const clock = createHandClock()
    const { promise: asked, resolve: wasAsked } = Promise.withResolvers<void>()
    await using server = await openLoopback((request, response) => {
      if (request.url === '/1') void clock.advance(20_000).then(() => response.writeHead(302, { location: '/2' }).end())
      else setImmediate(wasAsked)
    })
    const fetching = fetchFrom(server, '/1', {}, { clock })
    await asked
    await clock.advance(10_000)
    expect(await fetching).toMatchObject({ kind: 'failed', reason: 'the server takes too long' })
  })

  test('who asked can give up, and gets the reason thrown', async () => {
    const { promise: asked, resolve: wasAsked } = Promise.withResolvers<void>()
    await using server = await openLoopback(() => wasAsked())
    const stop = new AbortController()
    const fetching = openFetch([server]).fetchPage(server.origin, { signal: stop.signal })
    await asked
    stop.abort(new Error('closing'))
    await expect(fetching).rejects.toThrow('closing')
  })
})

describe('broken servers', () => {
  test.each([
    ['hangs up', (it: Socket) => it.end(), 'the server broke off the connection'],
    ['resets', (it: Socket) => it.resetAndDestroy(), 'the server broke off the connection'],
    ['talks nonsense', (it: Socket) => it.end('SSH-2.0-OpenSSH\r\n'), 'the answer is not HTTP'],
    [
      'breaks off',
      (it: Socket) => it.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx'),
      'the server broke off the connection',
    ],
  ])('one that %s is a failure', async (_what, talk, reason) => {
    expect(await fetchFromSocket(talk)).toEqual({ kind: 'failed', reason, isTemporary: true })
  })

  test('one that is not there is a failure', async () => {
    const server = await openLoopback(() => {})
    await server[Symbol.asyncDispose]()
    const reason = 'the server refuses the connection'
    expect(await fetchFrom(server, '/')).toEqual({ kind: 'failed', reason, isTemporary: true })
  })

  test('a host name nobody knows is a failure', async () => {
    const fetch = openFetch([], { lookup: lookupNobody })
    const fetched = await fetch.fetchPage('http://nowhere.example/', { signal: neverAborted })
    expect(fetched).toEqual({ kind: 'failed', reason: 'the host name is not known', isTemporary: true })
  })
})

async function fetchFromSocket(talk: (socket: Socket) => void) {
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', () => talk(socket))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const fetch = openFetch([], { privateHosts: [`127.0.0.1:${port}`] })
  const fetched = await fetch.fetchPage(`http://127.0.0.1:${port}/`, { signal: neverAborted })
  await new Promise(resolve => server.close(resolve))
  return fetched
}

const lookupNobody = () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }))
