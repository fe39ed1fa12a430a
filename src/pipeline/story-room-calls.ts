import type { PlacedLine } from '../corpus/story-store.ts'
import type { StorySettings } from '../stories/story-settings.ts'
import type { Sorted, SortedArticle } from './sort-stories.ts'

/** The stories of now, and those of an archive that is read in: each goes through time in its own order. The third is one of now in the making. */
export type Era = 'now' | 'archive' | 'in the making'

/** What is remembered in an era, by a name that no other has: a process that died remembers nothing. */
export type MemoryName = { readonly era: Era; readonly memory: string }

/** Until where a roll of stories knows its database: what was placed then, and nothing else. */
export type RollMark = {
  readonly database: string
  /** Its newest article, which no other database knows by that id and time. */
  readonly newest: { readonly articleId: number; readonly firstSeenAt: Date }
}

type Beginning = MemoryName & { readonly settings: StorySettings; readonly mostBytes: number }

export type Remembered = { readonly article: SortedArticle; readonly storyId: number }

/** What the process of the story room answers. */
export type StoryRoomCalls = {
  begin: { input: Beginning; output: void }
  /** Begins with what the file says; undefined where there is none of use. */
  restore: { input: Beginning; output: RollMark | undefined }
  /** See `StorySorter`. */
  compare: { input: MemoryName & { readonly lines: readonly PlacedLine[] }; output: readonly number[] }
  remember: { input: MemoryName & { readonly placed: readonly Remembered[] }; output: void }
  sort: { input: MemoryName & { readonly articles: readonly SortedArticle[] }; output: readonly Sorted[] }
  /** What was remembered in one era is remembered in another from now on. */
  rename: { input: MemoryName & { readonly as: Era }; output: void }
  census: { input: MemoryName; output: { readonly size: number; readonly unsaved: number; readonly newest: number } }
  save: { input: MemoryName & { readonly mark: RollMark }; output: void }
}
