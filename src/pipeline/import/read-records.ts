import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { findFiles, type ImportFile, type Metadata } from './find-files.ts'

/** One report to import, as it stands in a file. `body` is read by a worker according to `kind`. */
export type ImportRecord = {
  readonly kind: 'text' | 'markdown' | 'html'
  /** File, and line for .jsonl: for telling what was refused. */
  readonly where: string
  readonly body: string
  readonly metadata: Metadata
  /** Bytes of the files that were walked through up to here, for the progress bar. */
  readonly bytes: number
}

export type ReadRecord =
  | ImportRecord
  | { readonly kind: 'refused'; readonly where: string; readonly reason: string; readonly bytes: number }

const largestFile = 16 * 1024 * 1024

/** A line of a .jsonl file: title, text, url, date, publisher; other keys are passed over. */
const lineSchema = z.object({
  title: z.string().optional(),
  text: z.string(),
  url: z.string().nullish(),
  date: z.string().nullish(),
  publisher: z.string().nullish(),
  language: z.string().nullish(),
  author: z.string().nullish(),
})

/** Streams the reports of files and folders; memory does not grow with their number. */
export async function* readRecords(paths: readonly string[]): AsyncGenerator<ReadRecord> {
  for await (const file of findFiles(paths)) {
    if (file.kind === 'refused') yield { kind: 'refused', where: file.path, reason: file.reason, bytes: 0 }
    else if (file.kind === 'jsonl') yield* readLines(file)
    else yield await readWhole(file, file.kind)
  }
}

async function readWhole(file: ImportFile, kind: ImportRecord['kind']): Promise<ReadRecord> {
  const { path: where, bytes, metadata } = file
  if (bytes > largestFile) return { kind: 'refused', where, reason: 'it is larger than 16 MB', bytes }
  try {
    return { kind, where, body: decode(await readFile(where)), metadata, bytes }
  } catch (error) {
    return { kind: 'refused', where, reason: error instanceof Error ? error.message : 'it can not be read', bytes }
  }
}

// Old archives are Windows-1252 as often as UTF-8.
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

async function* readLines(file: ImportFile): AsyncGenerator<ReadRecord> {
  const lines = createInterface({ input: createReadStream(file.path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  let number = 0
  for await (const line of lines) {
    number++
    if (line.trim() === '') continue
    yield readLine(line, `${file.path}:${number}`)
  }
}

function readLine(line: string, where: string): ReadRecord {
  const bytes = Buffer.byteLength(line) + 1
  const record = lineSchema.safeParse(parseJson(line))
  if (!record.success) return { kind: 'refused', where, reason: 'the line is no JSON object with a "text"', bytes }
  const { text, title, url, date, publisher, language, author } = record.data
  const metadata = compact({ title, url, publishedAt: date, publisher, language, author })
  return { kind: 'text', where, body: text, metadata, bytes }
}

function compact(values: Readonly<Record<string, string | null | undefined>>): Metadata {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string' && value !== ''))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
