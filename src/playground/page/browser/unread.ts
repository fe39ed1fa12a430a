import type { SeenMessage } from '../../double/people/person.ts'

export type Unread = {
  readonly counts: ReadonlyMap<string, number>
  add(message: SeenMessage): void
  /** The channel is read now. Gives the first message of it that was not. */
  read(channelId: string): string | undefined
  clear(): void
}

/** Remembers what came into channels that were not open. */
export function createUnread(): Unread {
  const counts = new Map<string, number>()
  const firsts = new Map<string, string>()
  return {
    counts,
    add({ id, channelId }) {
      counts.set(channelId, (counts.get(channelId) ?? 0) + 1)
      if (!firsts.has(channelId)) firsts.set(channelId, id)
    },
    read(channelId) {
      const first = firsts.get(channelId)
      counts.delete(channelId)
      firsts.delete(channelId)
      return first
    },
    clear() {
      counts.clear()
      firsts.clear()
    },
  }
}
