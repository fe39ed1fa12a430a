import { appendFileSync } from 'node:fs'
import type { RecordedRequest } from '../double.ts'
import { isRecord } from '../forms/field.ts'
import type { RequestBody } from './read-body.ts'

const mostKept = 5000

/** Notes each request, in memory and, if a file is named, there as a line of JSON. */
export function createRecord(file: string | undefined): {
  readonly requests: readonly RecordedRequest[]
  note(method: string, path: string, body: RequestBody): void
} {
  const requests: RecordedRequest[] = []
  return {
    requests,
    note(method, path, body) {
      const request = body.json === undefined ? { method, path } : { method, path, body: nameFiles(body) }
      requests.push(request)
      if (requests.length > mostKept) requests.shift()
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(request)}\n`)
    },
  }
}

// Files of a multipart body that payload_json does not list are listed, so that the line says what was sent.
function nameFiles({ json, uploads }: RequestBody): unknown {
  if (uploads.length === 0 || !isRecord(json) || isRecord(json['data']) || isRecord(json['message'])) return json
  if (json['attachments'] !== undefined) return json
  return { ...json, attachments: uploads.map(it => ({ id: it.key, filename: it.name })) }
}
