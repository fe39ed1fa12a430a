import type { IncomingMessage } from 'node:http'

/** A file of 8 MB, carried as base64, and something around it. */
export const bodyLimit = 12_000_000

export type ReadJson =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly status: 400 | 413; readonly reason: string }

/** Reads a JSON body of at most `limit` bytes; a longer one is not read to its end. */
export async function readJson(request: IncomingMessage, limit = bodyLimit): Promise<ReadJson> {
  const chunks: Buffer[] = []
  let size = 0
  // The stream stays open, so that the refusal still reaches whoever sends too much.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > limit) return { kind: 'refused', status: 413, reason: `More than ${limit} bytes are not read.` }
    chunks.push(chunk)
  }
  try {
    return { kind: 'json', value: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    return { kind: 'refused', status: 400, reason: 'This is no JSON.' }
  }
}
