import type { GuildStore } from '../corpus/guild-store.ts'
import type { GatheredDigest } from '../model/digest-content.ts'

/** A digest as it was gathered, kept so that its pages can be turned after a restart. */
export type DigestView = {
  readonly guildId: string
  readonly title: string
  readonly since: Date
  readonly until: Date
  readonly gathered: GatheredDigest
}

/** Keeps a digest; the id is short. */
export function keepDigestView(view: DigestView, store: GuildStore, now: Date): Promise<string> {
  return store.saveView(JSON.stringify({ digest: view }), now)
}

/** The digest that was kept in this server under an id; undefined when it is too old or was never there. */
export async function findDigestView(id: string, guildId: string, store: GuildStore): Promise<DigestView | undefined> {
  const state = await store.getView(id)
  if (state === undefined) return undefined
  const { digest } = JSON.parse(state) as { readonly digest?: KeptView }
  if (digest === undefined || digest.guildId !== guildId) return undefined
  return {
    ...digest,
    since: new Date(digest.since),
    until: new Date(digest.until),
    // What is undefined does not survive in JSON.
    gathered: {
      ...digest.gathered,
      stories: digest.gathered.stories.map(story => ({ ...story, storyId: story.storyId })),
    },
  }
}

type KeptView = Omit<DigestView, 'since' | 'until'> & { readonly since: string; readonly until: string }
