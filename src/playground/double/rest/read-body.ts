import type { IncomingMessage } from 'node:http'
import { refusal } from '../api-error.ts'
import type { Upload } from '../deeds/keep-files.ts'

/** What a request carried. `json` is undefined when there was no body. */
export type RequestBody = { readonly json: unknown; readonly uploads: readonly Upload[] }

const largestBytes = 26 * 1024 * 1024

/** Reads the body: JSON, or multipart with payload_json and files[n]. Throws Discord's refusals for anything else. */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const bytes = await readBytes(request)
  const contentType = request.headers['content-type'] ?? ''
  if (bytes.byteLength === 0) return { json: undefined, uploads: [] }
  if (contentType.startsWith('multipart/form-data')) return readMultipart(bytes, contentType)
  return { json: parseJson(bytes.toString('utf8')), uploads: [] }
}

async function readBytes(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    length += chunk.byteLength
    if (length > largestBytes) throw refusal('fileTooLarge')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function readMultipart(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<RequestBody> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData().catch(() => undefined)
  if (form === undefined) throw refusal('invalidJson')
  const payload = form.get('payload_json')
  const uploads: Upload[] = []
  for (const [field, value] of form) {
    const key = /^files\[(\d+)\]$/.exec(field)?.[1]
    if (key === undefined || typeof value === 'string') continue
    const content = new Uint8Array(await value.arrayBuffer())
    uploads.push({ key, name: value.name, contentType: value.type || 'application/octet-stream', bytes: content })
  }
  return { json: typeof payload === 'string' ? parseJson(payload) : {}, uploads }
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    throw refusal('invalidJson')
  }
}
