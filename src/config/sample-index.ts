import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { readJsonFile } from './read-json-file.ts'
import { SettingsRefusal } from './settings-refusal.ts'

const sampleSchema = z.strictObject({
  file: z.string().regex(/^[\w.-]+\.txt$/, 'is not the name of a .txt file'),
  title: z.string().min(1),
  publisher: z.string().min(1),
  url: z.url(),
  language: z.string().min(2),
  publishedAt: z.iso.datetime(),
  author: z.string().optional(),
})

export type SampleEntry = z.infer<typeof sampleSchema>

/** Reads and checks the index of the sample corpus; empty when there is none. Throws SettingsRefusal. */
export function loadSampleIndex(path: string): readonly SampleEntry[] {
  const entries = readJsonFile(path, z.array(sampleSchema)) ?? []
  const missing = entries.find(({ file }) => !existsSync(join(dirname(path), file)))
  if (missing === undefined) return entries
  throw new SettingsRefusal(`${path} names ${missing.file}, which is not there. Bring it back, or take its entry out.`)
}
