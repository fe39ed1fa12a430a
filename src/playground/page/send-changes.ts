import type { ServerResponse } from 'node:http'
import type { Person } from '../double/people/person.ts'

const heartbeatMs = 20_000

/** Sends what changes before the person's eyes as server-sent events until the page leaves. Each is a `Change` as JSON. */
export function sendChanges(person: Person, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  response.write('retry: 1000\n\n')
  const stop = person.subscribe(change => response.write(`data: ${JSON.stringify(change)}\n\n`))
  const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs)
  response.on('close', () => {
    clearInterval(heartbeat)
    stop()
  })
}
