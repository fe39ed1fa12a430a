import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPage, type OpenPage } from './open-page.ts'

let page: OpenPage

beforeAll(async () => {
  page = await openPage()
})

afterAll(async () => {
  await page.close()
})

describe('strangers', () => {
  test.each(['rebind.example', '127.0.0.1', '127.0.0.1:1', 'localhost.rebind.example'])(
    'a request for host %j is refused, whatever it asks for',
    async host => {
      for (const path of ['/', '/api/people', '/page/main.ts', '/press/hill-gazette/rss']) {
        const { status, text } = await page.ask(path, { headers: { host } })
        expect(status).toBe(421)
        expect(text).not.toContain('script')
      }
    },
  )

  test('both names of this machine are let in', async () => {
    const { host } = page.playground
    expect((await page.ask('/', { headers: { host } })).status).toBe(200)
    expect((await page.ask('/', { headers: { host: host.replace('127.0.0.1', 'localhost') } })).status).toBe(200)
  })

  test.each([undefined, 'null', 'http://rebind.example', 'https://127.0.0.1:7420'])(
    'a deed from origin %j is not done',
    async origin => {
      const { host, editorId, alertsChannelId } = page.playground
      const deed = { kind: 'say', channelId: alertsChannelId, content: 'forged' }
      const headers = { host, 'content-type': 'application/json', ...(origin === undefined ? {} : { origin }) }
      const body = JSON.stringify({ personId: editorId, deed })
      expect((await page.ask('/api/deeds', { method: 'POST', headers, body })).status).toBe(403)
      const { text } = await page.ask(`/api/messages?person=${editorId}&channel=${alertsChannelId}`)
      expect(text).not.toContain('forged')
    },
  )

  test('a deed as a plain form is not read', async () => {
    const { host } = page.playground
    const headers = { host, origin: `http://${host}`, 'content-type': 'text/plain' }
    expect((await page.ask('/api/deeds', { method: 'POST', headers, body: '{}' })).status).toBe(415)
    expect((await page.ask('/', { method: 'PUT', headers: { host } })).status).toBe(405)
  })
})

describe('bodies', () => {
  const post = (body: string | Buffer) => {
    const { host } = page.playground
    const headers = { host, origin: `http://${host}`, 'content-type': 'application/json' }
    return page.ask('/api/deeds', { method: 'POST', headers, body })
  }

  test('one that is too long is refused', async () => {
    expect((await post(Buffer.alloc(12_000_001, 32))).status).toBe(413)
  })

  test.each(['', 'no json', '[]', '{"personId":"1"}', '{"personId":"1","deed":{"kind":"open-dm"}}'])(
    '%j is no deed',
    async body => {
      expect((await post(body)).status).toBe(400)
    },
  )

  test.each([
    { kind: 'run', command: 'search', options: { query: ['list'] }, channelId: '1' },
    { kind: 'press', messageId: 1, customId: 'x' },
    { kind: 'choose', messageId: '1', customId: 'x', values: 'one' },
    { kind: 'constructor' },
  ])('%j has not the shape of a deed', async deed => {
    const { editorId: personId } = page.playground
    expect((await post(JSON.stringify({ personId, deed }))).status).toBe(400)
  })
})

describe('headers', () => {
  test('the policy lets in nothing but the page itself', async () => {
    const { headers } = await page.ask('/')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|data:/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('the page holds no inline script and no inline style', async () => {
    const { text } = await page.ask('/')
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/)
  })
})

describe('files', () => {
  test.each([
    '/page/../create-page.ts',
    '/page/%2e%2e/create-page.ts',
    '/page/tsconfig.json',
    '/modules/zod/index.js',
    '/modules/lit/../zod/index.js',
    '/modules/lit/package.json',
    '/api/anything',
    '/press/nobody/rss',
    '/attachments/1/2/x.png',
  ])('%s is not there', async path => {
    expect((await page.ask(path)).status).toBe(404)
  })

  test('every module that the page imports is served from here, without types and without bare names', async () => {
    const seen = new Set<string>()
    const left = ['/page/main.ts']
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      if (seen.has(path)) continue
      seen.add(path)
      const { status, headers, text } = await page.ask(path)
      expect([path, status, headers['content-type']]).toEqual([path, 200, 'text/javascript; charset=utf-8'])
      for (const specifier of importsOf(text)) {
        expect(`${path} imports ${specifier}`).toMatch(/ imports [./]/)
        left.push(new URL(specifier, `http://x${path}`).pathname)
      }
    }
    expect(seen.size).toBeGreaterThan(60)
  })
})

function importsOf(code: string): readonly string[] {
  const withoutComments = code.replaceAll(/\/\*[^]*?\*\//g, '')
  const found = withoutComments.matchAll(/\bfrom\s*["']([^"']+)["']|(?:^|[;\n])import\s*["']([^"']+)["']/g)
  return [...found].map(it => it[1] ?? it[2] ?? '')
}

test('a person sees and does through the page what the local Discord lets them', async () => {
  const { editorId, alertsChannelId: channelId } = page.playground
  const said = await page.act(editorId, { kind: 'say', channelId, content: 'good morning' })
  expect(said).toMatchObject({ kind: 'reply', message: { content: 'good morning', author: { name: 'editor' } } })
  const { text } = await page.ask(`/api/messages?person=${editorId}&channel=${channelId}`)
  expect(JSON.parse(text)).toMatchObject([{ content: 'good morning' }])
  expect(await page.act(editorId, { kind: 'say', channelId, content: 'x'.repeat(4001) })).toMatchObject({
    kind: 'refused',
  })
  expect(await page.act(editorId, { kind: 'run', command: 'nothing', options: {}, channelId })).toEqual({
    kind: 'refused',
    reason: 'There is no command /nothing for you here.',
  })
  expect((await page.ask(`/api/sight?person=${page.playground.guildId}`)).status).toBe(404)
})

test('an attached file comes back as a file, and only a plain picture as a picture', async () => {
  const { editorId, alertsChannelId: channelId } = page.playground
  const base64 = Buffer.from('<script>alert(1)</script>').toString('base64')
  const files = [
    { name: 'page.html', contentType: 'text/html', base64 },
    { name: 'dot.png', contentType: 'image/png', base64 },
    { name: 'draw.svg', contentType: 'image/svg+xml', base64 },
  ]
  const said = (await page.act(editorId, { kind: 'say', channelId, content: 'files', files })) as {
    readonly message: { readonly attachments: readonly { readonly url: string }[] }
  }
  const types = await Promise.all(
    said.message.attachments.map(async ({ url }) => {
      const { headers } = await page.ask(new URL(url).pathname)
      return [headers['content-type'], headers['content-disposition']]
    }),
  )
  expect(types).toEqual([
    ['application/octet-stream', 'attachment'],
    ['image/png', undefined],
    ['application/octet-stream', 'attachment'],
  ])
})

test('what changes is told at once, and only to whom it concerns', async () => {
  const { address, editorId, alertsChannelId: channelId } = page.playground
  const leaving = new AbortController()
  const response = await fetch(`${address}api/changes?person=${editorId}`, { signal: leaving.signal })
  await page.act(editorId, { kind: 'say', channelId, content: 'heard at once' })
  let text = ''
  for await (const part of response.body ?? []) {
    text += Buffer.from(part).toString('utf8')
    if (text.includes('heard at once')) break
  }
  expect(text).toContain('data: {"kind":"message-created"')
  leaving.abort()
})
