import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { REST } from 'discord.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Courier } from '../../src/alerts/courier.ts'
import { createCourier } from '../../src/discord/create-courier.ts'

type Answer = { readonly status: number; readonly body: unknown }

const asked: { readonly authorization: string | undefined; readonly body: string }[] = []
let answers: ((body: string) => Answer)[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    asked.push({ authorization: request.headers.authorization, body })
    const { status, body: json } = answers.shift()?.(body) ?? { status: 200, body: { id: '77' } }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
  })
})
let courier: Courier

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
  courier = createCourier(new REST({ api, version: '10', retries: 0, rejectOnRateLimit: () => true }), 'a.good.token')
})

beforeEach(() => {
  asked.length = 0
  answers = []
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

const refusal = (status: number, code: number) => () => ({ status, body: { code, message: 'No' } })
const send = (post = {}) =>
  courier.send(
    { kind: 'channel', channelId: '55' },
    { embeds: [{ title: 'River', url: 'https://x.example/', ...post }] },
    'abc-1',
    new AbortController().signal,
  )

const outcomes: readonly (readonly [name: string, status: number, code: number, kind: string])[] = [
  ['a permission that is missing', 403, 50013, 'refused'],
  ['a code that we do not know', 403, 299999, 'refused'],
  ['a person who takes no messages', 403, 50007, 'never'],
  ['a channel that is gone', 404, 10003, 'never'],
  ['a message that a filter blocks', 400, 200000, 'never'],
  ['an address that is no API', 404, 0, 'refused'],
  ['a token that is refused', 401, 0, 'refused'],
]

for (const [name, status, code, kind] of outcomes) {
  test(`${name} (${status}, ${code}): ${kind}`, async () => {
    answers = [refusal(status, code)]
    expect(await send()).toMatchObject({ kind, reason: `Discord says: No (${code})` })
    expect(asked).toHaveLength(1)
  })
}

test('after a 401 the token is shown again', async () => {
  answers = [refusal(401, 0)]
  await send()
  expect(await send()).toEqual({ kind: 'sent', messageId: '77' })
  expect(asked.map(({ authorization }) => authorization)).toEqual(['Bot a.good.token', 'Bot a.good.token'])
})

test('an address that Discord does not take costs the link, not the alert', async () => {
  answers = [refusal(400, 50035)]
  expect(await send({ author: { name: 'Courier', url: 'https://x.example/' } })).toMatchObject({ kind: 'sent' })
  expect(asked.map(({ body }) => body.includes('https:'))).toEqual([true, false])
})

test('a form that Discord does not take at all is given up', async () => {
  answers = [refusal(400, 50035), refusal(400, 50035)]
  expect(await send()).toMatchObject({ kind: 'never' })
  expect(asked).toHaveLength(2)
})
