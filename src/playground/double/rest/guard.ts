import type { IncomingMessage } from 'node:http'

/** Whether the request names this machine's loopback as its host: a foreign name there is a web page playing tricks with DNS. */
export function isMeantForUs(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  return host === '127.0.0.1' || host === 'localhost' || host === '[::1]'
}
