import { once } from 'node:events'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openDouble } from './open.ts'

test('a request by a foreign host name is turned away', async () => {
  const discord = await openDouble()
  const sent = request(`${discord.apiUrl}/v10/gateway`, { headers: { host: 'evil.example:80' } }).end()
  const [response] = (await once(sent, 'response')) as [{ statusCode: number; resume(): void }]
  response.resume()
  expect(response.statusCode).toBe(403)
  expect((await fetch(`${discord.apiUrl}/v10/gateway`)).status).toBe(200)
})

test('the gateway opens for bots, not for web pages', async () => {
  const discord = await openDouble()
  const socket = new WebSocket(discord.url.replace('http', 'ws'), { origin: 'https://evil.example' })
  const [error] = (await once(socket, 'error')) as [Error]
  expect(error.message).toContain('401')
})
