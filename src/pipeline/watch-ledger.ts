import type { Watch } from '../model/watch.ts'

/** What must be known of each watch besides its query before its alert is queued; small, for there may be a million. */
export type WatchLedger = {
  readonly size: number
  keep(watch: HeldWatch): void
  drop(watchId: number): void
  get(watchId: number): HeldWatch | undefined
  /** Plain data, from which `createWatchLedger` makes the same one. */
  save(): SavedLedger
}

export type HeldWatch = Pick<Watch, 'id' | 'guildId' | 'scope' | 'mutedUntil'>

export type SavedLedger = {
  readonly watchIds: Float64Array
  /** The server of each watch, by its place in `guilds`. */
  readonly guildAt: Int32Array
  readonly guilds: readonly string[]
  readonly special: readonly HeldWatch[]
}

const everywhere = { kind: 'all' } as const

export function createWatchLedger(saved?: SavedLedger): WatchLedger {
  // One string a server, however many watches it has.
  const guilds = new Map<string, string>(saved?.guilds.map(guildId => [guildId, guildId]))
  const guildOf = new Map<number, string>()
  /** The few that look at some feeds only, or were muted. */
  const special = new Map<number, HeldWatch>(saved?.special.map(watch => [watch.id, watch]))
  for (const [at, watchId] of saved?.watchIds.entries() ?? []) {
    const guildId = saved?.guilds[saved.guildAt[at] ?? -1]
    if (guildId !== undefined) guildOf.set(watchId, guildId)
  }

  return {
    get size() {
      return guildOf.size
    },
    keep({ id, guildId, scope, mutedUntil }) {
      const known = guilds.get(guildId) ?? guildId
      guilds.set(known, known)
      guildOf.set(id, known)
      if (scope.kind === 'all' && mutedUntil === undefined) special.delete(id)
      else special.set(id, { id, guildId: known, scope, mutedUntil })
    },
    drop(watchId) {
      guildOf.delete(watchId)
      special.delete(watchId)
    },
    get(watchId) {
      const guildId = guildOf.get(watchId)
      if (guildId === undefined) return undefined
      return special.get(watchId) ?? { id: watchId, guildId, scope: everywhere, mutedUntil: undefined }
    },
    save() {
      const places = new Map([...guilds.keys()].map((guildId, at) => [guildId, at]))
      return {
        watchIds: Float64Array.from(guildOf.keys()),
        guildAt: Int32Array.from(guildOf.values(), guildId => places.get(guildId) ?? -1),
        guilds: [...places.keys()],
        special: [...special.values()],
      }
    },
  }
}
