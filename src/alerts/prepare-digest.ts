import type { GuildStore } from '../corpus/guild-store.ts'
import type { Digest, DigestPeriod, DigestTopic } from '../model/digest.ts'
import type { DigestGroup, DigestStory, GatheredDigest } from '../model/digest-content.ts'
import type { Control, Post } from '../model/post.ts'
import { shorten } from '../text/discord-markdown.ts'
import { describeSchedule } from './describe-schedule.ts'
import { keepDigestView } from './digest-view.ts'
import { renderDigestPage, selectStory, storiesOnPage } from './render-digest.ts'

/** Whoever knows what came in. */
export type DigestSource = {
  gather(guildId: string, topic: DigestTopic, period: DigestPeriod): Promise<GatheredDigest>
  describe(guildId: string, groups: readonly DigestGroup[]): Promise<readonly DigestStory[]>
}

export type PreparedDigest =
  | { readonly kind: 'empty' }
  /** Reports of the last moments have not been put into stories yet. */
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'ready'; readonly post: Post; readonly view: string }

type Preparing = {
  readonly store: GuildStore
  readonly clock: () => Date
  readonly digests: DigestSource
  /** Whether reports without a story may be waited for. */
  readonly mayWait: boolean
}

/** Gathers and renders what a digest tells of a period. `key` rides in a control, so that we know our own message. */
export async function prepareDigest(
  digest: Digest,
  period: DigestPeriod,
  key: string,
  { store, clock, digests, mayWait }: Preparing,
): Promise<PreparedDigest> {
  const { guildId, name, roleId } = digest
  const gathered = await digests.gather(guildId, digest.topic, period)
  if (gathered.unplaced > 0 && mayWait) return { kind: 'unfinished' }
  const stories = await digests.describe(guildId, gathered.stories.slice(0, storiesOnPage))
  if (stories.length === 0) return { kind: 'empty' }
  const view = { guildId, title: name, since: period.since, until: period.until, gathered }
  const kept = await keepDigestView(view, store, clock())
  const page = renderDigestPage({ view, page: 0, stories, footer: describeSchedule(digest.schedule) })
  const post: Post = {
    ...(roleId === undefined ? {} : { content: `<@&${roleId}>`, mentionRoleIds: [roleId] }),
    ...page,
    // In a forum each digest is a post of its own, and all of them stand side by side.
    name: `${shorten(name, 70)} · ${dayOf(period.until, digest.schedule.timeZone)}`,
    rows: digest.target.kind === 'dm' ? personalRows(gathered, key) : rows(gathered, stories, kept, key),
  }
  return { kind: 'ready', post, view: kept }
}

function rows(
  { stories, storiesInAll }: GatheredDigest,
  shown: readonly DigestStory[],
  view: string,
  key: string,
): readonly (readonly Control[])[] {
  const select = [selectStory(shown, 'digest:open', key)]
  const left = storiesInAll - storiesOnPage
  if (stories.length <= storiesOnPage) return [select]
  return [
    select,
    [{ kind: 'button', id: `digest:page:${view}:1`, label: left === 1 ? '1 more story' : `${left} more stories` }],
  ]
}

/** Buttons answer in servers only, so this one says where to go. */
function personalRows({ storiesInAll }: GatheredDigest, key: string): readonly (readonly Control[])[] {
  const what = storiesInAll > storiesOnPage ? `All ${storiesInAll} stories` : 'Once more'
  return [[{ kind: 'button', id: `digest:last:${key}`, label: `${what}: /digest last in the server`, disabled: true }]]
}

/** "Mon 23 Nov" */
function dayOf(at: Date, timeZone: string): string {
  const format = { timeZone, weekday: 'short', day: 'numeric', month: 'short' } as const
  return new Intl.DateTimeFormat('en-GB', format).format(at).replace(',', '')
}
