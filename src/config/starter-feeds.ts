import { z } from 'zod'
import { readJsonFile } from './read-json-file.ts'

const starterFeedSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  title: z.string().min(1),
  publisher: z.string().min(1),
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/),
  region: z.string().min(1),
  tags: z.array(z.string()).default([]),
})

/** A public feed to begin with, offered while somebody types `/feed add`. */
export type StarterFeed = z.infer<typeof starterFeedSchema>

/** Reads and checks the starter list; empty when there is none. Throws SettingsRefusal. */
export function loadStarterFeeds(path: string): readonly StarterFeed[] {
  return readJsonFile(path, z.array(starterFeedSchema)) ?? []
}
