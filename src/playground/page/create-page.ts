import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Person } from '../double/people/person.ts'
import { doDeed } from './do-deed.ts'
import { refuseStranger } from './guard-request.ts'
import { look } from './look.ts'
import { readModuleFile } from './module-files.ts'
import { readPageFile } from './page-files.ts'
import type { Cast } from './protocol.ts'
import { readDeedRequest } from './read-deed.ts'
import { readJson } from './read-json.ts'
import { securityHeaders } from './security-headers.ts'
import { sendChanges } from './send-changes.ts'

export type PageParts = {
  /** The page's own port, which the Host header must name. */
  readonly port: number
  readonly cast: Cast
  /** One of the cast, or undefined. */
  readonly personOf: (id: string) => Person | undefined
  /** Files and pages beside the page's own: the press, attachments. Undefined for paths that are neither. */
  readonly answer: (request: IncomingMessage) => Answer | undefined
}

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** Answers every request to the playground's port: the page, its small API, and what stands beside it. Never throws. */
export function createPage(parts: PageParts): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    serve(parts, request, response).catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, 500, { reason: String(error) })
      else response.destroy()
    })
  }
}

async function serve(parts: PageParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refuseStranger(request, parts.port)
  if (refusal !== undefined) {
    sendJson(response, refusal.status, { reason: refusal.reason })
    return
  }
  const url = new URL(request.url ?? '/', 'http://playground')
  if (request.method === 'POST') await serveDeed(parts, url, request, response)
  else if (url.pathname.startsWith('/api/')) serveLook(parts, url, response)
  else await serveFile(parts, url, request, response)
}

async function serveDeed(
  { personOf }: PageParts,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (url.pathname !== '/api/deeds') {
    sendJson(response, 404, { reason: 'There is no such place.' })
    return
  }
  const body = await readJson(request)
  if (body.kind === 'refused') {
    sendJson(response, body.status, { reason: body.reason })
    return
  }
  const wanted = readDeedRequest(body.value)
  const person = wanted && personOf(wanted.personId)
  if (wanted === undefined || person === undefined) sendJson(response, 400, { reason: 'This is no deed of anybody.' })
  else sendJson(response, 200, await doDeed(person, wanted.deed))
}

function serveLook({ cast, personOf }: PageParts, url: URL, response: ServerResponse): void {
  const what = url.pathname.slice('/api/'.length)
  const person = personOf(url.searchParams.get('person') ?? '')
  if (what === 'people') sendJson(response, 200, cast)
  else if (person === undefined) sendJson(response, 404, { reason: 'There is no such person.' })
  else if (what === 'changes') sendChanges(person, response)
  else {
    const seen = look(what, person, url.searchParams)
    sendJson(response, seen === undefined ? 404 : 200, seen ?? { reason: 'There is no such place.' })
  }
}

async function serveFile(
  { answer }: PageParts,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = (await readPageFile(url.pathname)) ?? (await readModuleFile(url.pathname))
  if (file !== undefined) {
    response.writeHead(200, { 'content-type': file.contentType }).end(file.body)
    return
  }
  const { status, headers, body } = answer(request) ?? { status: 404, headers: {}, body: 'There is no such page.' }
  response.writeHead(status, headers).end(body)
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value))
}
