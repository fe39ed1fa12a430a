import type { Target } from '../model/watch.ts'
import { escapeMarkdown } from '../text/discord-markdown.ts'
import { joinOr } from './choose-by-name.ts'
import type { Asker, Choice, Forum, Invocation } from './command.ts'
import { completeLast } from './complete-list.ts'

/** Discord lets a post bear no more. */
const mostTags = 5

/**
 * Where `personal`, `channel` and `forum_tags` say that alerts go; what they leave open stays as it was `before`, or is
 * the channel one is in. A sentence where that can't be.
 */
export function readTarget(invocation: Invocation, before?: Target): Target | string {
  const { options, userId } = invocation
  const { personal } = options
  const channelId = textOf(options['channel'])
  if (personal === true) {
    return channelId === undefined ? { kind: 'dm', userId } : 'Give `channel` or `personal: True`, not both.'
  }
  const stays = channelId === undefined && personal === undefined ? before : undefined
  const target = stays ?? toChannel(channelId ?? invocation.channelId, before, invocation)
  return withTags(target, textOf(options['forum_tags']), invocation)
}

function toChannel(channelId: string, before: Target | undefined, asker: Asker): Target {
  const tagIds = before?.kind === 'forum' && before.channelId === channelId ? before.tagIds : []
  return forumOf(channelId, asker) === undefined ? { kind: 'channel', channelId } : { kind: 'forum', channelId, tagIds }
}

function withTags(target: Target, typed: string | undefined, asker: Asker): Target | string {
  if (target.kind !== 'forum') {
    return typed === undefined
      ? target
      : 'Posts of a forum bear tags: choose one as `channel`, or leave `forum_tags` out.'
  }
  const forum = forumOf(target.channelId, asker)
  if (forum === undefined) return 'I can no longer see that forum. Choose another `channel`.'
  const tagIds = typed === undefined ? target.tagIds : readTags(typed, forum)
  if (typeof tagIds === 'string') return tagIds
  if (forum.needsTag && tagIds.length === 0) return `That forum wants a tag on each post. ${offered(forum)}`
  return { ...target, tagIds }
}

function readTags(typed: string, forum: Forum): readonly string[] | string {
  const names = typed
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
  if (names.length === 1 && names[0]?.toLowerCase() === 'none') return []
  const ids = names.map(name => findTag(forum, name))
  const unknown = names.filter((_, at) => ids[at] === undefined).map(name => `“${escapeMarkdown(name)}”`)
  if (unknown.length > 0) return `That forum has no tag ${joinOr(unknown)}. ${offered(forum)}`
  const distinct = [...new Set(ids.filter(id => id !== undefined))]
  return distinct.length > mostTags ? `A post can bear ${mostTags} tags at most.` : distinct
}

function findTag({ tags }: Forum, name: string): string | undefined {
  const isSame = (other: string) => other.toLowerCase() === name.toLowerCase()
  return tags.find(tag => tag.id === name || isSame(tag.name))?.id
}

function offered({ tags }: Forum): string {
  if (tags.length === 0) return 'It has no tags yet.'
  return `Its tags: ${escapeMarkdown(tags.map(({ name }) => name).join(', '))}.`
}

function forumOf(channelId: string, { forums }: Pick<Asker, 'forums'>): Forum | undefined {
  return forums.find(forum => forum.channelId === channelId)
}

/** Completes the last of several tags of the forum that is chosen, keeping those before it. */
export function completeForumTags(typed: string, { options, forums }: Invocation): readonly Choice[] {
  const chosen = forums.find(({ channelId }) => channelId === options['channel'])
  const tags = (chosen === undefined ? forums : [chosen]).flatMap(forum => forum.tags)
  return completeLast(
    tags.map(({ name }) => name),
    typed,
  )
}

/** "<#12>", "your direct messages", "posts in <#12>, tagged War": for Discord. */
export function describeTarget(target: Target, asker: Pick<Asker, 'forums'>): string {
  switch (target.kind) {
    case 'dm':
      return 'your direct messages'
    case 'channel':
      return `<#${target.channelId}>`
    case 'forum': {
      const names = tagNames(target, asker)
      const gone = target.tagIds.length > names.length ? ['a tag that is gone'] : []
      const tagged = [...names.map(escapeMarkdown), ...gone].join(', ')
      return `a post in <#${target.channelId}> for each story${tagged === '' ? '' : `, tagged ${tagged}`}`
    }
  }
}

/** The names of a forum target's tags, but for tags that are gone. */
export function tagNames(target: Target & { kind: 'forum' }, asker: Pick<Asker, 'forums'>): readonly string[] {
  const known = forumOf(target.channelId, asker)?.tags ?? []
  return target.tagIds.flatMap(id => known.find(tag => tag.id === id)?.name ?? [])
}

function textOf(value: string | number | boolean | undefined): string | undefined {
  const text = String(value ?? '').trim()
  return text === '' ? undefined : text
}
