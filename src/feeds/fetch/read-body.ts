import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import type { Headers } from './headers.ts'
import { RefusedError } from './refused-error.ts'

export type BodyLimits = {
  /** Bytes as they come over the wire. */
  readonly maxWireBytes: number
  /** Bytes once the content coding is undone. */
  readonly maxPlainBytes: number
  /** Plain bytes a wire byte; judged only past `ratioFreeBytes`, since short repetitive pages pack well. */
  readonly maxRatio: number
}

const ratioFreeBytes = 256 * 1024

/**
 * Reads a body as it streams, undoing gzip, deflate or brotli (RFC 9110, 8.4.1), and holds no more than the limits.
 * Throws RefusedError when a limit is passed or the coding is another; zlib's errors when it is broken.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  headers: Headers,
  limits: BodyLimits,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (Number(headers.one('content-length')) > limits.maxWireBytes) throw tooLarge(limits)
  const wire = { bytes: 0 }
  const { head, rest } = await peek(meter(body, wire, limits))
  const decoder = chooseDecoder(headers.one('content-encoding'), head)
  const plain = createPlainBytes(wire, limits)
  if (decoder === undefined) for await (const chunk of rest) plain.take(chunk)
  else {
    const keep = async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) plain.take(chunk)
    }
    await pipeline(rest, decoder, keep, { signal })
  }
  return plain.join()
}

async function* meter(body: AsyncIterable<Uint8Array>, wire: { bytes: number }, limits: BodyLimits) {
  for await (const chunk of body) {
    wire.bytes += chunk.length
    if (wire.bytes > limits.maxWireBytes) throw tooLarge(limits)
    yield chunk
  }
}

/** The first two bytes or more (fewer only if there are no more), and everything again. */
async function peek(chunks: AsyncGenerator<Uint8Array>) {
  let head = new Uint8Array()
  while (head.length < 2) {
    const next = await chunks.next()
    if (next.done === true) break
    head = Buffer.concat([head, next.value])
  }
  return { head, rest: resume(head, chunks) }
}

async function* resume(head: Uint8Array, chunks: AsyncGenerator<Uint8Array>) {
  if (head.length > 0) yield head
  yield* chunks
}

function chooseDecoder(contentEncoding: string | undefined, head: Uint8Array) {
  const [first = 0, second = 0] = head
  switch (contentEncoding?.trim().toLowerCase() ?? '') {
    case '':
    case 'identity':
      return undefined
    // Some servers say gzip and send plain text.
    case 'gzip':
    case 'x-gzip':
      return first === 0x1f && second === 0x8b ? createGunzip() : undefined
    // "deflate" means zlib's format (RFC 1950), but some send the bare one (RFC 1951).
    case 'deflate':
      return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0 ? createInflate() : createInflateRaw()
    case 'br':
      return head.length === 0 ? undefined : createBrotliDecompress()
    default:
      throw new RefusedError('the page is packed in a way that was not asked for')
  }
}

/** Gathers the plain bytes, watching size and ratio. */
function createPlainBytes(wire: { readonly bytes: number }, limits: BodyLimits) {
  const chunks: Uint8Array[] = []
  let bytes = 0
  return {
    take(chunk: Uint8Array): void {
      bytes += chunk.length
      if (bytes > limits.maxPlainBytes) {
        throw new RefusedError(`the page unpacks to more than ${inMebibytes(limits.maxPlainBytes)}`)
      }
      if (bytes > Math.max(ratioFreeBytes, limits.maxRatio * wire.bytes)) {
        throw new RefusedError(`the page unpacks to more than ${limits.maxRatio} times its size`)
      }
      chunks.push(chunk)
    },
    join: (): Uint8Array => Buffer.concat(chunks),
  }
}

function tooLarge(limits: BodyLimits): RefusedError {
  return new RefusedError(`the page is larger than ${inMebibytes(limits.maxWireBytes)}`)
}

function inMebibytes(bytes: number): string {
  return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MiB`
}
