import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import type { CommandContext, Invocation } from './command.ts'
import { readWatchFile, renderWatchFile, type PortableWatch } from './watch-file.ts'
import { findTrouble, saveDraft, type WatchDraft } from './watch-draft.ts'
import type { Watch } from '../model/watch.ts'
import { parseQuery } from '../watches/parse-query.ts'
import { readTarget, tagNames } from './read-watch-target.ts'
import { refuse, type Reply } from './reply.ts'
import { keepWishOfWatch } from './unusual.ts'
import { watchesInSight } from './watches-in-sight.ts'

const mostBytes = 1_000_000
const problemsShown = 10

/** /watch export: the watches in sight as one file; scopes by the addresses of feeds, so that other servers can read it. */
export async function exportWatches(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { store, clock } = context
  const watches = await watchesInSight(invocation, context)
  if (watches.length === 0) return refuse('Nothing is watched here yet, so there is nothing to export.')
  const feeds = new Map((await store.followedFeeds(invocation.guildId)).map(({ id, url }) => [id, url]))
  const portable = await Promise.all(watches.map(watch => portableOf(watch, feeds, invocation, context)))
  const bytes = new TextEncoder().encode(renderWatchFile(portable))
  const name = `watches-${clock().toISOString().slice(0, 10)}.json`
  const content = `${watches.length} ${watches.length === 1 ? 'watch' : 'watches'}. \`/watch import\` reads this file, here or in another server.`
  return { kind: 'answer', post: { content, files: [{ name, bytes }] }, isPrivate: true }
}

async function portableOf(
  watch: Watch,
  feeds: ReadonlyMap<number, string>,
  invocation: Invocation,
  { store }: CommandContext,
): Promise<PortableWatch> {
  const { id, guildId, name, query, scope, target, roleId, delivery, hourlyCap, state } = watch
  const urls = scope.kind === 'feeds' ? scope.feedIds.flatMap(feedId => feeds.get(feedId) ?? []) : []
  const lookout = await store.getLookout(guildId, { kind: 'watch', id })
  return {
    name,
    query,
    personal: target.kind === 'dm',
    ...(target.kind === 'dm' ? {} : { channel: target.channelId }),
    ...(target.kind === 'forum' ? { forumTags: tagNames(target, invocation) } : {}),
    ...(roleId === undefined ? {} : { role: roleId }),
    ...(scope.kind === 'feeds' ? { feeds: urls } : {}),
    ...(scope.kind === 'tags' ? { tags: scope.tags } : {}),
    ...(delivery === 'instant' ? {} : { delivery }),
    ...(hourlyCap === undefined ? {} : { hourlyCap }),
    ...(lookout === undefined ? {} : { unusual: lookout.kinds }),
    ...(state === 'paused' ? { paused: true } : {}),
  }
}

/** /watch import: adds what the file holds and can be added; says what could not. */
export async function importWatches(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const file = invocation.files['file']
  if (file === undefined) return refuse('Attach the file that `/watch export` gave.')
  const bytes = await file.read(mostBytes)
  if (typeof bytes === 'string') return refuse(bytes)
  const read = readWatchFile(new TextDecoder().decode(bytes))
  if (typeof read === 'string') return refuse(read)
  const problems: string[] = []
  let added = 0
  for (const [at, wished] of read.entries()) {
    const problem = await importOne(wished, invocation, context)
    if (problem === undefined) added++
    else problems.push(`- **${escapeMarkdown(shorten(wished.name ?? wished.query, 60))}**: ${problem}`)
    if (at % 20 === 19) invocation.tell(`${at + 1} of ${read.length} read …`)
  }
  const rest = problems.length - problemsShown
  const lines = [
    `${added} of ${read.length} watches added.`,
    ...problems.slice(0, problemsShown),
    ...(rest > 0 ? [`… and ${rest} more`] : []),
  ]
  return { kind: 'answer', post: { embeds: [{ description: lines.join('\n') }] }, isPrivate: true }
}

async function importOne(
  wished: PortableWatch,
  invocation: Invocation,
  context: CommandContext,
): Promise<string | undefined> {
  const { guildId, userId } = invocation
  const parsed = parseQuery(wished.query)
  if (!parsed.ok) return escapeMarkdown(parsed.reason)
  const scope = await scopeOf(wished, guildId, context)
  if (typeof scope === 'string') return scope
  const { channelId: here } = invocation
  const { channel = here } = wished
  // A file may name any channel: only those that this server uses already are believed to be its own.
  const isForum = invocation.forums.some(({ channelId }) => channelId === channel)
  const isKnown = isForum || (await knownChannels(guildId, context)).has(channel)
  const options = {
    ...(wished.personal ? { personal: true } : { channel: isKnown ? channel : here }),
    ...(isForum && !wished.personal ? { forum_tags: wished.forumTags?.join(', ') ?? 'none' } : {}),
  }
  const target = readTarget({ ...invocation, options })
  if (typeof target === 'string') return target
  const draft: WatchDraft = {
    guildId,
    userId,
    watchId: undefined,
    name: wished.name,
    query: wished.query,
    scope,
    target,
    roleId: isKnown && !wished.personal ? wished.role : undefined,
    delivery: wished.delivery ?? 'instant',
    hourlyCap: wished.hourlyCap,
  }
  const trouble = await findTrouble(draft, invocation, context)
  if (trouble !== undefined) return trouble
  const watch = await saveDraft(draft, context)
  if (watch === undefined) return undefined
  if (wished.unusual !== undefined) await keepWishOfWatch(watch, wished.unusual, context)
  if (wished.paused === true) await context.store.updateWatch(watch.id, { state: 'paused' })
  return undefined
}

async function knownChannels(guildId: string, { store }: CommandContext): Promise<ReadonlySet<string>> {
  const watches = await store.watchesOf(guildId)
  const feeds = await store.followedFeeds(guildId)
  const told = watches.flatMap(({ target }) => (target.kind === 'dm' ? [] : [target.channelId]))
  return new Set([...told, ...feeds.map(({ subscription }) => subscription.channelId)])
}

async function scopeOf(
  { feeds, tags }: PortableWatch,
  guildId: string,
  { store }: CommandContext,
): Promise<WatchDraft['scope'] | string> {
  if (tags !== undefined) return { kind: 'tags', tags }
  if (feeds === undefined) return { kind: 'all' }
  const followed = await store.followedFeeds(guildId)
  const feedIds = followed.filter(({ url }) => feeds.includes(url)).map(({ id }) => id)
  return feedIds.length === new Set(feeds).size
    ? { kind: 'feeds', feedIds }
    : 'this server does not follow all of its feeds'
}
