import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { findFiles, type ImportFile, type Metadata } from './find-files.ts'

/** One report to import, as it stands in a file or in a line; a worker reads it. */
export type ImportRecord = {
  readonly kind: 'record'
  /** File, and line for .jsonl: for telling what was refused. */
  readonly where: string
  readonly body:
    | { readonly kind: 'file'; readonly bytes: Uint8Array }
    | { readonly kind: 'line'; readonly text: string }
  readonly metadata: Metadata
  /** When the file was changed last: the date of a report that names none. */
  readonly modifiedAt: Date
  /** Bytes of the file that it takes, for the progress bar. */
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
    else yield await readWhole(file)
  }
}

async function readWhole({ path: where, bytes, metadata, modifiedAt }: ImportFile): Promise<ReadRecord> {
  if (bytes > largestFile) return { kind: 'refused', where, reason: 'it is larger than 16 MB', bytes }
  try {
    const body = { kind: 'file', bytes: await readFile(where) } as const
    return { kind: 'record', where, body, metadata, modifiedAt, bytes }
  } catch (error) {
    return { kind: 'refused', where, reason: error instanceof Error ? error.message : 'it can not be read', bytes }
  }
}

async function* readLines(file: ImportFile): AsyncGenerator<ReadRecord> {
  const lines = createInterface({ input: createReadStream(file.path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  let number = 0
  for await (const line of lines) {
    number++
    if (line.trim() === '') continue
    yield readLine(line, `${file.path}:${number}`, file.modifiedAt)
  }
}

function readLine(line: string, where: string, modifiedAt: Date): ReadRecord {
  const bytes = Buffer.byteLength(line) + 1
  const record = lineSchema.safeParse(parseJson(line))
  if (!record.success) return { kind: 'refused', where, reason: 'the line is no JSON object with a "text"', bytes }
  const { text, title, url, date, publisher, language, author } = record.data
  const metadata = compact({ title, url, publishedAt: date, publisher, language, author })
  return { kind: 'record', where, body: { kind: 'line', text }, metadata, modifiedAt, bytes }
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
