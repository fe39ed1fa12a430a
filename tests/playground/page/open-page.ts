import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlayground } from '../../../src/playground/open-playground.ts'
import type { Playground, PlaygroundOptions, SampleReport } from '../../../src/playground/playground.ts'

export type OpenPage = {
  readonly playground: Playground
  readonly stateFile: string
  /** What the playground told whoever started it. */
  readonly told: readonly string[]
  /** Sends a request with just these headers, Host too. */
  ask(path: string, options?: AskOptions): Promise<Answered>
  /** Does a deed as the page would. */
  act(personId: string, deed: object): Promise<unknown>
  /** Ends it and opens it again on the same state file. */
  restart(): Promise<void>
  close(): Promise<void>
}

type AskOptions = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

type Answered = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

export async function openPage(options: Partial<PlaygroundOptions> = {}): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-page-'))
  const stateFile = options.stateFile ?? join(folder, 'playground.state')
  const told: string[] = []
  const open = () =>
    openPlayground({
      port: 0,
      reports: [],
      releaseSeconds: 3600,
      recordRequests: undefined,
      tell: sentence => told.push(sentence),
      ...options,
      stateFile,
    })
  let playground = await open()
  const ask = (path: string, asked: AskOptions = {}) => send(playground.address, path, asked)
  return {
    get playground() {
      return playground
    },
    stateFile,
    told,
    ask,
    async act(personId, deed) {
      const host = playground.host
      const headers = { host, origin: `http://${host}`, 'content-type': 'application/json' }
      const { text } = await ask('/api/deeds', { method: 'POST', headers, body: JSON.stringify({ personId, deed }) })
      return JSON.parse(text)
    },
    async restart() {
      await playground.close()
      playground = await open()
    },
    async close() {
      await playground.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A plain request of node:http: fetch would not let us lie about Host and Origin. */
function send(address: string, path: string, { method = 'GET', headers = {}, body }: AskOptions): Promise<Answered> {
  const { hostname, port } = new URL(address)
  const { promise, resolve, reject } = Promise.withResolvers<Answered>()
  const sent = request({ hostname, port, path, method, headers }, response => {
    let text = ''
    response.setEncoding('utf8')
    response.on('data', (part: string) => (text += part))
    response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
  })
  sent.on('error', reject)
  sent.end(body)
  return promise
}

export function reportOf(number: number, publisher = 'Hill Gazette'): SampleReport {
  return {
    file: `report-${number}.txt`,
    title: `Bridge number ${number} opens`,
    text: `Bridge number ${number} opens\n\n date 2026-03-05 SARHAD: Bridge number ${number} & its lamps opened on Thursday.\n\nPeople walked over it.`,
    publisher,
    url: `https://hill-gazette.example/${number}`,
    language: 'en',
    publishedAt: new Date('2026-03-05T10:00:00Z'),
  }
}
