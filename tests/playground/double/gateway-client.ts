import { once } from 'node:events'
import { createInflate } from 'node:zlib'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { DiscordDouble } from '../../../src/playground/double/double.ts'

type Payload = { readonly op: number; readonly d: unknown; readonly s: number | null; readonly t: string | null }

/** A gateway client of bare hands, to see what goes over the wire. */
export type RawGateway = {
  send(payload: unknown): void
  /** The next payload not yet taken. */
  next(): Promise<Payload>
  close(code: number): void
  /** Resolves with the close code. */
  readonly closed: Promise<number>
}

export function connectRaw(discord: DiscordDouble, query = 'v=10&encoding=json'): RawGateway {
  const socket = new WebSocket(`${discord.url.replace('http', 'ws')}?${query}`)
  onTestFinished(() => socket.terminate())
  const waiting: ((payload: Payload) => void)[] = []
  const arrived: Payload[] = []
  const take = (text: string): void => {
    const payload = JSON.parse(text) as Payload
    const resolve = waiting.shift()
    if (resolve === undefined) arrived.push(payload)
    else resolve(payload)
  }
  const inflate = createInflate()
  inflate.on('data', (chunk: Buffer) => take(chunk.toString('utf8')))
  socket.on('message', (bytes: Buffer, isBinary) => {
    if (isBinary) inflate.write(bytes)
    else take(bytes.toString('utf8'))
  })
  const opened = once(socket, 'open')
  return {
    send: payload => void opened.then(() => socket.send(JSON.stringify(payload))),
    next() {
      const payload = arrived.shift()
      return payload === undefined ? new Promise(resolve => waiting.push(resolve)) : Promise.resolve(payload)
    },
    close: code => socket.close(code),
    closed: new Promise(resolve => socket.on('close', code => resolve(code))),
  }
}

export function identifyPayload(token: string, intents = 1) {
  return { op: 2, d: { token, intents, properties: { os: 'linux', browser: 'test', device: 'test' } } }
}
