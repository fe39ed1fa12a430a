import type { AliasStore } from './alias-store.ts'
import type { AlertStore } from './alert-store.ts'
import type { ArticleStore } from './article-store.ts'
import type { ClockStore } from './clock-store.ts'
import type { DigestStore } from './digest-store.ts'
import type { ErrandStore } from './errand-store.ts'
import type { FeedStore } from './feed-store.ts'
import type { GuildStore } from './guild-store.ts'
import type { LookoutStore } from './lookout-store.ts'
import type { StoryStore } from './story-store.ts'
import type { WatchChangeStore } from './watch-change-store.ts'
import type { WatchStore } from './watch-store.ts'

/**
 * Everything we keep. Any engine that passes tests/corpus/store.contract.ts may stand behind it.
 * Each call is one transaction: it happens whole or not at all, and when its promise resolves it has reached the disk.
 * Calls may come from several processes at once. Times are given, never taken from a clock.
 */
export type CorpusStore = ArticleStore &
  FeedStore &
  WatchStore &
  WatchChangeStore &
  AliasStore &
  AlertStore &
  ErrandStore &
  StoryStore &
  DigestStore &
  LookoutStore &
  ClockStore &
  GuildStore & {
    /** Waits for what is under way, then lets go of the files. */
    close(): Promise<void>
  }
