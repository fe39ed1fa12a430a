import type { LookoutKinds, LookoutMemory, LookoutSubject, UnusualNews } from '../model/lookout.ts'
import type { Target } from '../model/watch.ts'
import type { Publications } from './article-store.ts'

/** A server's wish to be told when a watch or feed is unusually busy or silent. */
export type Lookout = {
  readonly guildId: string
  readonly subject: LookoutSubject
  readonly kinds: LookoutKinds
  readonly memory: LookoutMemory
}

/** Somebody has to hear of something unusual. */
export type UnusualNotice = UnusualNews & {
  readonly kind: 'unusual'
  readonly subject: LookoutSubject
  readonly guildId: string
  readonly target: Target
  /** Of the watch or feed. */
  readonly name: string
}

export type LookoutStore = {
  /** Makes or replaces it; it is due at `dueAt`. */
  saveLookout(lookout: Lookout, dueAt: Date): Promise<void>
  /** Notices not said yet go with it. False if there was none. */
  removeLookout(guildId: string, subject: LookoutSubject): Promise<boolean>
  getLookout(guildId: string, subject: LookoutSubject): Promise<Lookout | undefined>
  /** Due at `now`, longest due first. */
  dueLookouts(now: Date, limit: number): Promise<readonly Lookout[]>
  /** Keeps what a check taught and queues its notices, in one transaction. Nothing happens where it was removed meanwhile. */
  recordLookout(
    lookout: Pick<Lookout, 'guildId' | 'subject' | 'memory'>,
    dueAt: Date,
    notices: readonly UnusualNotice[],
  ): Promise<void>
  /** The reports that answered a watch since a time, told or not, with when they were published: the newest `most`. */
  hitsOfWatch(watchId: number, since: Date, most: number): Promise<Publications>
}
