import { expect, test } from 'vitest'
import { createManualClock } from '../../../src/playground/double/clock.ts'
import type { DiscordDouble } from '../../../src/playground/double/double.ts'
import { openDouble } from './open.ts'

async function open(hasRelaxedRateLimits = false) {
  const clock = createManualClock(new Date('2026-03-05T10:00:00Z'))
  return { clock, discord: await openDouble({ clock, hasRelaxedRateLimits }) }
}

function send(discord: DiscordDouble, channelId: string): Promise<Response> {
  const headers = { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ content: 'a' })
  return fetch(`${discord.apiUrl}/v10/channels/${channelId}/messages`, { method: 'POST', headers, body })
}

async function statuses(discord: DiscordDouble, channelId: string, count: number): Promise<number[]> {
  const list: number[] = []
  for (let n = 0; n < count; n += 1) list.push((await send(discord, channelId)).status)
  return list
}

test('five messages in five seconds may go to a channel, and each channel counts for itself', async () => {
  const { clock, discord } = await open()
  const first = await send(discord, discord.seed.deskId)
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '4',
    'x-ratelimit-reset-after': '5.000',
    'x-ratelimit-reset': '1772704805.000',
    'x-ratelimit-bucket': expect.stringMatching(/^[0-9a-f]{32}$/),
  })
  expect(await statuses(discord, discord.seed.deskId, 5)).toEqual([200, 200, 200, 200, 429])
  expect(await statuses(discord, discord.seed.alertsId, 1)).toEqual([200])
  clock.advance(5000)
  expect(await statuses(discord, discord.seed.deskId, 1)).toEqual([200])
})

test('a 429 says how long to wait', async () => {
  const { clock, discord } = await open()
  await statuses(discord, discord.seed.deskId, 5)
  clock.advance(3500)
  const refused = await send(discord, discord.seed.deskId)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('1.500')
  expect(refused.headers.get('x-ratelimit-scope')).toBe('user')
  expect(await refused.json()).toEqual({ message: 'You are being rate limited.', retry_after: 1.5, global: false })
})

test('more than fifty requests a second meet the global limit', async () => {
  const { discord } = await open()
  const headers = { authorization: `Bot ${discord.token}` }
  const ask = (id: number) => fetch(`${discord.apiUrl}/v10/channels/${id}/messages`, { headers })
  for (let id = 1; id <= 50; id += 1) expect((await ask(id)).status).toBe(404)
  const refused = await ask(51)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('x-ratelimit-global')).toBe('true')
  expect(await refused.json()).toMatchObject({ global: true })
})

test('relaxed limits let everything through', async () => {
  const { discord } = await open(true)
  expect(await statuses(discord, discord.seed.deskId, 7)).toEqual(Array.from({ length: 7 }, () => 200))
  discord.relaxRateLimits(false)
  expect(await statuses(discord, discord.seed.deskId, 6)).toContain(429)
})

test('without the token everything is 401, in the words of Discord', async () => {
  const { discord } = await open()
  const refused = await fetch(`${discord.apiUrl}/v10/users/@me`, { headers: { authorization: 'Bot wrong' } })
  expect(refused.status).toBe(401)
  expect(await refused.json()).toEqual({ message: '401: Unauthorized', code: 0 })
})

test('a body that is no JSON is refused', async () => {
  const { discord } = await open()
  const headers = { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' }
  const refused = await fetch(`${discord.apiUrl}/v10/channels/1/messages`, { method: 'POST', headers, body: '{' })
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ code: 50109 })
})
