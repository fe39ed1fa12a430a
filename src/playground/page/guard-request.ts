import type { IncomingMessage } from 'node:http'

/** Why a request may not be served. */
export type Refusal = { readonly status: 403 | 405 | 415 | 421; readonly reason: string }

/**
 * Lets in only what comes from this machine's own page: any other Host could be a stranger's site whose name points
 * here (DNS rebinding), any other Origin a stranger's site that posts here (cross-site request forgery).
 */
export function refuseStranger(request: IncomingMessage, port: number): Refusal | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host = '', origin } = request.headers
  if (!hosts.includes(host.toLowerCase()))
    return { status: 421, reason: `The playground answers only to http://${hosts[0]}/ and http://${hosts[1]}/.` }
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  if (request.method !== 'POST') return { status: 405, reason: 'Only GET and POST are known here.' }
  if (origin !== `http://${host.toLowerCase()}`)
    return { status: 403, reason: 'Only the playground’s own page may do this.' }
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    return { status: 415, reason: 'Only JSON is read here.' }
  return undefined
}
