import type { FeedStore } from '../corpus/feed-store.ts'
import { completeNames } from './choose-by-name.ts'
import type { Choice } from './command.ts'

/** Completes the last of several names parted by commas, keeping those before it and offering none twice. */
export function completeLast(names: readonly string[], typed: string): readonly Choice[] {
  const cut = typed.lastIndexOf(',') + 1
  const before = typed.slice(0, cut)
  const taken = before.split(',').map(name => name.trim().toLowerCase())
  const left = [...new Set(names)].filter(name => !taken.includes(name.toLowerCase()))
  const matches = completeNames(
    left.map((name, id) => ({ id, name })),
    typed.slice(cut),
  )
  const start = before === '' ? '' : `${before} `
  return matches.map(({ name }) => ({ name: `${start}${name}`, value: `${start}${name}` }))
}

/** Completes the last of several tags that a server gave to its feeds. */
export async function completeTags(typed: string, guildId: string, store: FeedStore): Promise<readonly Choice[]> {
  const followed = await store.followedFeeds(guildId)
  return completeLast(
    followed.flatMap(({ subscription }) => subscription.tags),
    typed,
  )
}
