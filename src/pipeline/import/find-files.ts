import { opendir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { z } from 'zod'

/** What an index.json beside report files may say of each. */
const metadataSchema = z.object({
  title: z.string().optional(),
  publisher: z.string().optional(),
  url: z.string().optional(),
  language: z.string().optional(),
  author: z.string().optional(),
  publishedAt: z.string().optional(),
})

export type Metadata = z.infer<typeof metadataSchema>

export type ImportFile = {
  readonly path: string
  readonly kind: 'report' | 'jsonl'
  readonly bytes: number
  readonly modifiedAt: Date
  readonly metadata: Metadata
}

export type FoundFile = ImportFile | { readonly path: string; readonly kind: 'refused'; readonly reason: string }

const kinds = new Map<string, ImportFile['kind']>([
  ['.txt', 'report'],
  ['.md', 'report'],
  ['.html', 'report'],
  ['.htm', 'report'],
  ['.jsonl', 'jsonl'],
])

/** Walks files and folders, in name order. Hidden entries and unknown endings inside folders are passed over. */
export async function* findFiles(paths: readonly string[]): AsyncGenerator<FoundFile> {
  for (const path of paths) yield* walk(path, true, new Map())
}

async function* walk(path: string, isNamed: boolean, index: ReadonlyMap<string, Metadata>): AsyncGenerator<FoundFile> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) {
    yield { path, kind: 'refused', reason: 'there is no such file or folder' }
    return
  }
  if (found.isDirectory()) {
    const inside = await readIndex(join(path, 'index.json'))
    for (const name of await listFolder(path)) yield* walk(join(path, name), false, inside)
    return
  }
  const kind = kinds.get(extname(path).toLowerCase())
  if (kind !== undefined) {
    const known = isNamed ? await readIndex(join(dirname(path), 'index.json')) : index
    yield { path, kind, bytes: found.size, modifiedAt: found.mtime, metadata: known.get(basename(path)) ?? {} }
  } else if (isNamed) yield { path, kind: 'refused', reason: 'only .txt, .md, .html and .jsonl can be imported' }
}

async function listFolder(path: string): Promise<readonly string[]> {
  const names: string[] = []
  for await (const entry of await opendir(path)) if (!entry.name.startsWith('.')) names.push(entry.name)
  return names.sort()
}

async function readIndex(path: string): Promise<ReadonlyMap<string, Metadata>> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return new Map()
  const entries = z.array(metadataSchema.extend({ file: z.string() })).safeParse(parseJson(text))
  return new Map((entries.data ?? []).map(({ file, ...metadata }) => [file, metadata]))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Bytes of all files that will be read, for the progress bar. */
export async function countBytes(paths: readonly string[]): Promise<number> {
  let bytes = 0
  for await (const file of findFiles(paths)) if (file.kind !== 'refused') bytes += file.bytes
  return bytes
}
