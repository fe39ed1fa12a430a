import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Loopback = {
  /** "http://127.0.0.1:port" */
  readonly origin: string
  readonly host: string
  readonly port: number
  /** Every request so far. */
  readonly requests: readonly IncomingMessage[]
  [Symbol.asyncDispose](): Promise<void>
}

/** A real server on 127.0.0.1 that remembers what it was asked. */
export async function openLoopback(answer: RequestListener, address = '127.0.0.1'): Promise<Loopback> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, address, resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    port,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
