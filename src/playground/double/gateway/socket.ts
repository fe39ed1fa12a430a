import { constants, createDeflate } from 'node:zlib'
import type { WebSocket } from 'ws'

/** One gateway connection: whole payloads in and out, as plain JSON or as one zlib stream. */
export type GatewaySocket = {
  send(payload: {
    readonly op: number
    readonly d?: unknown
    readonly s?: number | null
    readonly t?: string | null
  }): void
  close(code: number, reason?: string): void
  /** Cuts the connection without a close frame. */
  terminate(): void
}

/** Wraps a socket; `isCompressed` when the bot asked for compress=zlib-stream. */
export function createGatewaySocket(socket: WebSocket, isCompressed: boolean): GatewaySocket {
  const sendText = isCompressed ? createCompressor(socket) : (text: string) => socket.send(text)
  return {
    send: payload => sendText(JSON.stringify({ s: null, t: null, d: null, ...payload })),
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
  }
}

// Every payload ends with a sync flush (00 00 FF FF); the stream goes on over all of them.
function createCompressor(socket: WebSocket): (text: string) => void {
  const deflate = createDeflate({ flush: constants.Z_SYNC_FLUSH })
  let chunks: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk))
  return text => {
    deflate.write(text)
    deflate.flush(constants.Z_SYNC_FLUSH, () => {
      const payload = Buffer.concat(chunks)
      chunks = []
      if (payload.byteLength > 0) socket.send(payload)
    })
  }
}
