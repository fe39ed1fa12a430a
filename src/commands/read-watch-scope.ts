import type { FeedStore } from '../corpus/feed-store.ts'
import type { WatchScope } from '../model/watch.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { chooseByName, completeNames, joinOr } from './choose-by-name.ts'
import type { Choice, Invocation } from './command.ts'

/** The scope that `feeds` and `tags` ask for; undefined where neither is given, a sentence where they can't be read. */
export async function readScope(
  { options, guildId }: Pick<Invocation, 'options' | 'guildId'>,
  store: FeedStore,
): Promise<WatchScope | undefined | string> {
  const feeds = listOf(options['feeds'])
  const tags = listOf(options['tags'])
  if (feeds.length > 0 && tags.length > 0) return 'Give `feeds` or `tags`, not both.'
  if (feeds.length === 0 && tags.length === 0) return undefined
  if (isAll(feeds) || isAll(tags)) return { kind: 'all' }
  const followed = (await store.followedFeeds(guildId)).map(feed => ({ ...feed, name: feed.title }))
  if (tags.length > 0) {
    const known = new Set(followed.flatMap(({ subscription }) => subscription.tags))
    const unknown = tags.filter(tag => !known.has(tag))
    if (unknown.length === 0) return { kind: 'tags', tags }
    const hint = known.size === 0 ? 'No feed here has tags yet.' : `Tags here: ${[...known].slice(0, 20).join(', ')}.`
    return `No feed of this server is tagged ${joinOr(unknown.map(tag => `“${escapeMarkdown(tag)}”`))}. ${escapeMarkdown(hint)}`
  }
  const feedIds: number[] = []
  for (const name of feeds) {
    const chosen = chooseByName(followed, name, 'feed')
    if (chosen.kind === 'missing') return chosen.text
    feedIds.push(chosen.item.id)
  }
  return { kind: 'feeds', feedIds: [...new Set(feedIds)] }
}

/** Completes the last of several feeds, keeping those before it. */
export async function completeFeeds(typed: string, guildId: string, store: FeedStore): Promise<readonly Choice[]> {
  const followed = (await store.followedFeeds(guildId)).map(({ id, title }) => ({ id, name: title }))
  if ('all'.startsWith(typed.trim().toLowerCase())) {
    const named = completeNames(followed, typed).slice(0, 24)
    return [{ name: 'all feeds', value: 'all' }, ...named]
  }
  const cut = typed.lastIndexOf(',')
  const before = cut < 0 ? '' : `${typed.slice(0, cut)}, `
  const names = before
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => followed.find(({ id }) => String(id) === part)?.name ?? part)
  const shown = names.map(name => `${name}, `).join('')
  const left = followed.filter(({ name }) => !names.includes(name))
  return completeNames(left, typed.slice(cut + 1)).map(({ name, value }) => ({
    name: `${shown}${name}`,
    value: `${before}${value}`,
  }))
}

/** "all feeds", "Hill Gazette, Dawn", "feeds tagged war": escaped for Discord. */
export async function describeScope(scope: WatchScope, guildId: string, store: FeedStore): Promise<string> {
  switch (scope.kind) {
    case 'all':
      return 'all feeds'
    case 'tags':
      return `feeds tagged ${escapeMarkdown(scope.tags.join(', '))}`
    case 'feeds': {
      const followed = await store.followedFeeds(guildId)
      const names = scope.feedIds.map(id => followed.find(feed => feed.id === id)?.title ?? 'a feed no longer followed')
      return escapeMarkdown(shorten(names.join(', '), 200))
    }
  }
}

function listOf(value: string | number | boolean | undefined): readonly string[] {
  const parts = String(value ?? '').split(',')
  return parts.map(part => part.trim()).filter(part => part !== '')
}

function isAll(names: readonly string[]): boolean {
  return names.length === 1 && names[0]?.toLowerCase() === 'all'
}
