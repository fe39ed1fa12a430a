import type { FollowedFeed } from '../corpus/feed-store.ts'
import { describeHealth, type Health } from '../feeds/health/describe-health.ts'
import { escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import type { CommandContext, Invocation } from './command.ts'
import { describeLookout } from './unusual.ts'
import { pageAnswer } from './page-answer.ts'
import { refuse, type Reply } from './reply.ts'

const pageSize = 10
/** Discord's limit for the description of an embed: where it is too long with links, it goes without. */
const longestDescription = 4096
const signs: Readonly<Record<Health['kind'], string>> = {
  new: '🆕',
  fine: '✅',
  slow: '🐢',
  failing: '⚠️',
  silent: '💤',
  gone: '⛔',
}

/** All feeds of the server, by name, each with how it is doing in plain words. */
export async function listFeeds(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const feeds = await context.store.followedFeeds(invocation.guildId)
  if (feeds.length === 0)
    return refuse('This server follows no feed yet. Try `/feed add` with the address of a news site.')
  const now = context.clock()
  const from = invocation.page * pageSize
  const shown = feeds.slice(from, from + pageSize)
  const linked = shown.map(feed => renderFeed(feed, now, true)).join('\n')
  const description =
    linked.length <= longestDescription ? linked : shown.map(feed => renderFeed(feed, now, false)).join('\n')
  const title = feeds.length === 1 ? '1 feed' : `${feeds.length} feeds`
  const post = { embeds: [{ title, description, footer: countKinds(feeds, now) }] }
  return pageAnswer(post, from + pageSize < feeds.length, true, invocation, context)
}

/** Asks a feed again, as far as its server may be asked, and says how it is doing. */
export async function checkFeed(followed: FollowedFeed, context: CommandContext): Promise<Reply> {
  await context.desk.pollSoon(followed.id)
  const feed = { ...followed, ...(await context.store.getFeed(followed.id)) }
  const { poll, subscription } = feed
  const unusual = await describeLookout(subscription.guildId, { kind: 'feed', id: feed.id }, context)
  const facts = [
    renderFeed(feed, context.clock(), feed.url.length < 500),
    poll.isGone ? '' : `Next poll ${timestamp(poll.dueAt, 'R')}, every ${describeInterval(poll.intervalMs)} or so.`,
    poll.lastItemAt === undefined ? 'It has brought nothing new yet.' : `Last news ${timestamp(poll.lastItemAt, 'R')}.`,
    poll.failingSince === undefined ? '' : `In trouble since ${timestamp(poll.failingSince)}.`,
    unusual === undefined ? '' : `I tell <#${subscription.channelId}> when it is ${unusual}.`,
    poll.push?.state === 'active' ? `Its hub tells me of news at once, until ${timestamp(poll.push.expiresAt)}.` : '',
  ]
  const content = facts.filter(fact => fact !== '').join('\n')
  return { kind: 'answer', post: { content }, isPrivate: true }
}

function renderFeed({ title, url, poll, subscription }: FollowedFeed, now: Date, isLinked: boolean): string {
  const health = describeHealth(poll, now)
  const name = isLinked ? linkTo(shorten(title, 80), url) : `**${escapeMarkdown(shorten(title, 80))}**`
  const tags = subscription.tags.slice(0, 3).map(tag => ` · ${escapeMarkdown(shorten(tag, 30))}`)
  return `${signs[health.kind]} ${name} ${escapeMarkdown(shorten(health.text, 220))}${tags.join('')}`
}

function countKinds(feeds: readonly FollowedFeed[], now: Date): string {
  const kinds = Map.groupBy(feeds, ({ poll }) => describeHealth(poll, now).kind)
  return [...kinds].map(([kind, group]) => `${group.length} ${kind}`).join(', ')
}

function describeInterval(intervalMs: number): string {
  const minutes = Math.round(intervalMs / 60_000)
  if (minutes < 1) return `${Math.round(intervalMs / 1000)} seconds`
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`
}
