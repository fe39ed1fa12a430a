import { RESTEvents } from 'discord.js'
import { expect, test } from 'vitest'
import { createManualClock } from '../../../src/playground/double/clock.ts'
import { connect, openDouble } from './open.ts'
import { post } from './post.ts'

async function open() {
  const discord = await openDouble({ hasRelaxedRateLimits: true })
  const client = await connect(discord)
  const { deskId } = discord.seed
  const target = { method: 'POST', path: `/channels/${deskId}/messages` }
  const contents = () =>
    discord
      .as(discord.seed.readerId)
      .messages(deskId)
      .map(it => it.content)
  return { discord, client, deskId, target, contents }
}

test('an injected 429 makes discord.js wait as told and try again', async () => {
  const { discord, client, deskId, target, contents } = await open()
  const waits: string[] = []
  client.rest.on(RESTEvents.Debug, line => waits.push(...(/Retry After +: (\w+)/.exec(line)?.slice(1) ?? [])))
  discord.faults.inject(target, { kind: 'rate-limit', retryAfterSeconds: 0.05 })
  await post(client, deskId, { content: 'Patient' })
  // discord.js adds 50 ms of its own.
  expect(waits).toEqual(['100ms'])
  expect(contents()).toEqual(['Patient'])
  expect(discord.requests.filter(it => it.method === 'POST')).toHaveLength(2)
})

test('a 502 before the effect is retried and leaves one message', async () => {
  const { discord, client, deskId, target, contents } = await open()
  discord.faults.inject({ ...target, times: 2 }, { kind: 'bad-gateway', when: 'before' })
  await post(client, deskId, { content: 'Once' })
  expect(contents()).toEqual(['Once'])
})

test('a 502 after the effect makes two messages, but one with an enforced nonce', async () => {
  const { discord, client, deskId, target, contents } = await open()
  discord.faults.inject(target, { kind: 'bad-gateway', when: 'after' })
  await post(client, deskId, { content: 'Twice' })
  expect(contents()).toEqual(['Twice', 'Twice'])
  discord.faults.inject(target, { kind: 'bad-gateway', when: 'after' })
  await post(client, deskId, { content: 'Once', nonce: 'n1', enforce_nonce: true })
  expect(contents()).toEqual(['Twice', 'Twice', 'Once'])
})

test('more 502s than discord.js has patience for are thrown', async () => {
  const { discord, client, deskId, target, contents } = await open()
  const injection = discord.faults.inject({ ...target, times: 9 }, { kind: 'bad-gateway', when: 'before' })
  await expect(post(client, deskId, { content: 'Never' })).rejects.toMatchObject({ status: 502 })
  expect(injection.remaining).toBe(5)
  injection.cancel()
  await post(client, deskId, { content: 'Again' })
  expect(contents()).toEqual(['Again'])
})

test.each([
  ['before', []],
  ['after', ['Perhaps']],
] as const)(
  'when the connection ends %s the effect, that is thrown, and the messages are %j',
  async (when, expected) => {
    const { discord, client, deskId, target, contents } = await open()
    discord.faults.inject(target, { kind: 'hang-up', when })
    await expect(post(client, deskId, { content: 'Perhaps' })).rejects.toThrow('other side closed')
    expect(contents()).toEqual(expected)
  },
)

test.each([
  ['before', ['Again']],
  ['after', ['Again', 'Again']],
] as const)('after a reset %s the effect discord.js sends again, and the messages are %j', async (when, expected) => {
  const { discord, client, deskId, target, contents } = await open()
  discord.faults.inject(target, { kind: 'reset', when })
  await post(client, deskId, { content: 'Again' })
  expect(contents()).toEqual(expected)
})

test('a delay holds the request until the clock has moved', async () => {
  const clock = createManualClock(new Date('2026-03-05T10:00:00Z'))
  const discord = await openDouble({ clock, hasRelaxedRateLimits: true })
  const client = await connect(discord)
  const { deskId, readerId } = discord.seed
  discord.faults.inject({ path: /\/messages$/ }, { kind: 'delay', ms: 2000 })
  const posted = post(client, deskId, { content: 'Later' })
  while (clock.pending === 0) await new Promise(resolve => setImmediate(resolve))
  expect(discord.as(readerId).messages(deskId)).toEqual([])
  clock.advance(2000)
  expect(await posted).toMatchObject({ content: 'Later' })
})

test('failures happen only where they are meant to, and can be cleared', async () => {
  const { discord, client, deskId, target, contents } = await open()
  discord.faults.inject({ method: 'DELETE', path: target.path }, { kind: 'reset', when: 'before' })
  discord.faults.inject({ path: '/channels/1/messages' }, { kind: 'reset', when: 'before' })
  await post(client, deskId, { content: 'Untouched' })
  discord.faults.inject({}, { kind: 'reset', when: 'before' })
  discord.faults.clear()
  await post(client, deskId, { content: 'Cleared' })
  expect(contents()).toEqual(['Untouched', 'Cleared'])
})
