import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { openCallbackServer } from '../../../src/feeds/websub/callback-server.ts'
import { subscribe } from '../../../src/feeds/websub/subscribe.ts'
import type { PushLease } from '../../../src/model/feed.ts'
import { neverAborted, openFetch } from '../fetch/fetch-from.ts'
import { openLoopback } from '../fetch/loopback.ts'

const now = new Date('2026-03-02T08:00:00Z')

/** A subscriber with one feed, and a hub that keeps what it was asked. `answer` is the hub's status. */
async function openStage(answer = 202) {
  const forms: URLSearchParams[] = []
  const hub = await openLoopback((request, response) => {
    request.on('data', (chunk: Buffer) => forms.push(new URLSearchParams(chunk.toString())))
    request.on('end', () => response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end())
  })
  const kept: { lease: PushLease | undefined; pushes: string[]; errors: unknown[] } = {
    lease: undefined,
    pushes: [],
    errors: [],
  }
  const server = await openCallbackServer({
    host: '127.0.0.1',
    port: 0,
    now: () => now,
    findLease: async feedId => (feedId === 7 ? kept.lease : undefined),
    keepLease: async (_feedId, lease) => void (kept.lease = lease),
    takePush: async (_feedId, page) => {
      if (page.contentType === 'text/fault') throw new Error('the disk is full')
      kept.pushes.push(Buffer.from(page.bytes).toString())
    },
    reportError: error => kept.errors.push(error),
  })
  const base = `http://127.0.0.1:${server.port}/websub`
  const offer = { hubUrl: `${hub.origin}/`, topicUrl: 'https://a.example/feed' }
  const ask = () =>
    subscribe({ id: 7, lease: kept.lease, offer }, now, {
      fetchPage: openFetch([hub]).fetchPage,
      callbackBase: `${base}/`,
      signal: neverAborted,
      keepLease: async lease => void (kept.lease = lease),
    })
  const callback = () => forms.at(-1)?.get('hub.callback') ?? ''
  return {
    forms,
    kept,
    base,
    hub,
    ask,
    verify: (query: Record<string, string>) => fetch(`${callback()}?${new URLSearchParams(query).toString()}`),
    push: (body: string, headers: Record<string, string>) => fetch(callback(), { method: 'POST', body, headers }),
    sign: (body: string, secret = forms.at(-1)?.get('hub.secret') ?? '') =>
      `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    async [Symbol.asyncDispose]() {
      await server.close()
      await hub[Symbol.asyncDispose]()
    },
  }
}

const right = {
  'hub.mode': 'subscribe',
  'hub.topic': 'https://a.example/feed',
  'hub.challenge': 'echo-me',
  'hub.lease_seconds': '3600',
}

test('a hub is asked, verifies, and pushes', async () => {
  await using stage = await openStage()
  await stage.ask()
  expect(stage.forms[0]?.get('hub.mode')).toBe('subscribe')
  expect(stage.forms[0]?.get('hub.callback')).toMatch(/\/websub\/7-[\w-]{32}$/)
  const verified = await stage.verify(right)
  expect([verified.status, await verified.text()]).toEqual([200, 'echo-me'])
  expect(stage.kept.lease).toMatchObject({ state: 'active', expiresAt: new Date(now.getTime() + 3_600_000) })
  const pushed = await stage.push('<feed/>', { 'x-hub-signature': stage.sign('<feed/>') })
  expect([pushed.status, stage.kept.pushes, stage.kept.lease?.pushedAt]).toEqual([202, ['<feed/>'], now])
})

test('a push without the right signature is passed over, and the hub learns nothing', async () => {
  await using stage = await openStage()
  await stage.ask()
  await stage.verify(right)
  const answers = [
    await stage.push('<feed/>', {}),
    await stage.push('<feed/>', { 'x-hub-signature': stage.sign('<feed/>', 'guess') }),
    await stage.push('<other/>', { 'x-hub-signature': stage.sign('<feed/>') }),
  ]
  expect(answers.map(it => it.status)).toEqual([202, 202, 202])
  expect(stage.kept.pushes).toEqual([])
})

test('an intent we do not share is not confirmed', async () => {
  await using stage = await openStage()
  await stage.ask()
  expect((await stage.verify({ ...right, 'hub.topic': 'https://evil.example/' })).status).toBe(404)
  expect((await stage.verify({ ...right, 'hub.mode': 'unsubscribe' })).status).toBe(404)
  expect(stage.kept.lease?.state).toBe('asked')
})

test('who does not know the token gets nowhere', async () => {
  await using stage = await openStage()
  await stage.ask()
  for (const path of ['', '/', '/7', '/7-x', `/7-${'A'.repeat(32)}`, `/8-${'A'.repeat(32)}`, '/__proto__']) {
    expect((await fetch(`${stage.base}${path}?${new URLSearchParams(right).toString()}`)).status).toBe(404)
    expect((await fetch(stage.base + path, { method: 'POST', body: 'x' })).status).toBe(410)
  }
})

test('a push larger than 4 MiB is not read', async () => {
  await using stage = await openStage()
  await stage.ask()
  const answer = await stage.push('x'.repeat(4 * 1024 * 1024 + 1), {}).then(
    it => it.status,
    () => 'cut off',
  )
  expect([413, 'cut off']).toContain(answer)
  expect(stage.kept.pushes).toEqual([])
})

test('a fault of ours is told to us, and the hub may try again', async () => {
  await using stage = await openStage()
  await stage.ask()
  const headers = { 'x-hub-signature': stage.sign('<feed/>'), 'content-type': 'text/fault' }
  expect((await stage.push('<feed/>', headers)).status).toBe(500)
  expect(stage.kept.errors).toHaveLength(1)
})

test.each([404, 500, 302])('a hub that answers %i is not asked again for a while', async status => {
  await using stage = await openStage(status)
  await stage.ask()
  expect(stage.kept.lease?.state).toBe('refused')
  await stage.ask()
  expect(stage.forms).toHaveLength(1)
})

test('a hub on a private address is not asked', async () => {
  await using stage = await openStage()
  const kept: PushLease[] = []
  const offer = { hubUrl: stage.hub.origin, topicUrl: 'https://a.example/feed' }
  const keepLease = async (lease: PushLease) => void kept.push(lease)
  const tools = { fetchPage: openFetch([]).fetchPage, callbackBase: stage.base, signal: neverAborted, keepLease }
  await subscribe({ id: 7, lease: undefined, offer }, now, tools)
  expect([stage.forms, kept.map(it => it.state)]).toEqual([[], ['asked', 'refused']])
})

test('a port that is taken is said in a sentence that names the settings', async () => {
  await using taken = await openLoopback((_, response) => response.end())
  const opening = openCallbackServer({
    host: '127.0.0.1',
    port: taken.port,
    now: () => now,
    findLease: () => Promise.resolve(undefined),
    keepLease: () => Promise.resolve(),
    takePush: () => Promise.resolve(),
    reportError: () => undefined,
  })
  await expect(opening).rejects.toThrow(/^"websub.host" and "websub.port" .*EADDRINUSE.* empty "websub.publicUrl"/)
})
