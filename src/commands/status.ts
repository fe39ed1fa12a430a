import { SlashCommandBuilder } from '@discordjs/builders'
import type { FollowedFeed } from '../corpus/feed-store.ts'
import { timestamp } from '../text/discord-markdown.ts'
import type { Command, CommandContext, Invocation } from './command.ts'
import type { Reply } from './reply.ts'

const dayMs = 86_400_000

const definition = new SlashCommandBuilder()
  .setName('status')
  .setDescription('How the bot and the feeds of this server are doing')

export const status: Command = {
  definition: definition.toJSON(),
  example: '/status',
  isPrivate: () => true,
  run,
}

async function run({ guildId }: Invocation, { store, clock, settings }: CommandContext): Promise<Reply> {
  const now = clock()
  const [counts, feeds, watches, alerts] = await Promise.all([
    store.counts(),
    store.followedFeeds(guildId),
    store.watchesOf(guildId),
    store.alertCounts(guildId, new Date(now.getTime() - dayMs)),
  ])
  const active = watches.filter(watch => watch.state === 'active').length
  const fields = [
    {
      name: 'Corpus',
      value: `${counts.articles.toLocaleString('en')} reports\n${counts.quotations.toLocaleString('en')} attributions`,
      inline: true,
    },
    { name: 'Feeds of this server', value: describeFeeds(feeds), inline: true },
    { name: 'Watches', value: `${active} active, ${watches.length - active} paused`, inline: true },
    {
      name: 'Alerts, last 24 hours',
      value: `${alerts.sent} sent, ${alerts.queued} waiting${alerts.dropped > 0 ? `, ${alerts.dropped} given up` : ''}`,
      inline: true,
    },
    { name: 'Last poll', value: describeLastPoll(feeds), inline: true },
    { name: 'Time zone', value: settings.timeZone, inline: true },
  ]
  return {
    kind: 'answer',
    post: { embeds: [{ title: 'Dateline is running', fields, timestamp: now }] },
    isPrivate: true,
  }
}

function describeFeeds(feeds: readonly FollowedFeed[]): string {
  const failing = feeds.filter(feed => feed.poll.failures > 0).length
  if (feeds.length === 0) return 'none yet: `/feed add`'
  return failing === 0 ? `${feeds.length}, all answering` : `${feeds.length}, ${failing} in trouble: \`/feed list\``
}

function describeLastPoll(feeds: readonly FollowedFeed[]): string {
  const times = feeds.flatMap(feed => (feed.poll.lastPolledAt === undefined ? [] : [feed.poll.lastPolledAt.getTime()]))
  return times.length === 0 ? 'none yet' : timestamp(new Date(Math.max(...times)), 'R')
}
