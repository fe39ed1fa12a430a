import { SlashCommandBuilder } from 'discord.js'
import type { FollowedFeed } from '../corpus/feed-store.ts'
import type { TriedFeed } from '../pipeline/desk.ts'
import { escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import { chooseByName, completeNames } from './choose-by-name.ts'
import type { Choice, Command, CommandContext, Invocation } from './command.ts'
import { pageAnswer } from './page-answer.ts'
import { refuse, type Reply } from './reply.ts'

const pageSize = 10

const definition = new SlashCommandBuilder()
  .setName('feed')
  .setDescription('The news feeds this server follows')
  .addSubcommand(subcommand =>
    subcommand
      .setName('add')
      .setDescription('Follow a feed')
      .addStringOption(option =>
        option.setName('url').setDescription('Address of a feed or of a site').setRequired(true).setMaxLength(2000),
      )
      .addStringOption(option =>
        option.setName('publisher').setDescription('Who prints it; else the feed says').setMaxLength(80),
      ),
  )
  .addSubcommand(subcommand => subcommand.setName('list').setDescription('Feeds and how they are doing'))
  .addSubcommand(subcommand =>
    subcommand
      .setName('check')
      .setDescription('How one feed is doing, and ask it again')
      .addStringOption(option =>
        option.setName('feed').setDescription('Its name').setRequired(true).setAutocomplete(true),
      ),
  )
  .addSubcommand(subcommand =>
    subcommand
      .setName('remove')
      .setDescription('Stop following a feed')
      .addStringOption(option =>
        option.setName('feed').setDescription('Its name').setRequired(true).setAutocomplete(true),
      ),
  )

export const feed: Command = {
  definition: definition.toJSON(),
  example: '/feed add url: https://www.un.org/press/en/rss.xml',
  isPrivate: ({ subcommand }) => subcommand !== 'add',
  run,
  complete: async (_option, typed, invocation, context): Promise<readonly Choice[]> =>
    completeNames(await namedFeeds(invocation, context), typed),
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  switch (invocation.subcommand) {
    case 'add':
      return add(invocation, context)
    case 'list':
      return list(invocation, context)
    case 'check':
      return check(invocation, context)
    case 'remove':
      return remove(invocation, context)
    default:
      return refuse('I do not know this part of `/feed`.')
  }
}

async function namedFeeds({ guildId }: Invocation, { store }: CommandContext) {
  const feeds = await store.followedFeeds(guildId)
  return feeds.map(one => ({ ...one, name: one.title }))
}

async function add(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { options, guildId, channelId, userId } = invocation
  if (!invocation.canManage) return refuse('Adding a feed needs Manage Server.')
  const address = String(options['url'] ?? '').trim()
  const trial = await context.desk.tryFeed(/^[a-z]+:\/\//i.test(address) ? address : `https://${address}`)
  if (trial.kind === 'failed') return refuse(`I can't follow that: ${trial.reason}`)
  if (trial.kind === 'several') return refuse(offerChoice(trial.feeds))
  const { feed: tried } = trial
  const newFeed = {
    url: tried.url,
    title: tried.title,
    publisher: options['publisher'] === undefined ? tried.title : String(options['publisher']),
    siteUrl: tried.siteUrl,
    language: tried.language,
  }
  const { added } = await context.store.follow(
    newFeed,
    { guildId, addedBy: userId, channelId, tags: [] },
    context.clock(),
  )
  if (!added) return refuse(`This server follows **${escapeMarkdown(tried.title)}** already.`)
  return { kind: 'answer', post: renderAdded(tried), isPrivate: false }
}

function offerChoice(feeds: readonly TriedFeed[]): string {
  const lines = feeds.slice(0, 6).map(one => `${linkTo(shorten(one.title, 80), one.url)}\n${renderHeadlines(one)}`)
  return `That site has several feeds. Give the address of one of them:\n${lines.join('\n')}`.slice(0, 1990)
}

function renderAdded(tried: TriedFeed) {
  const description = [
    `${linkTo('feed', tried.url)} · ${tried.items.length} items now`,
    renderHeadlines(tried),
    'What stands there now is kept without alerts; news from here on is matched against the watches.',
  ].join('\n')
  return { embeds: [{ title: `Following: ${escapeMarkdown(shorten(tried.title, 200))}`, description }] }
}

function renderHeadlines({ items }: TriedFeed): string {
  return items
    .slice(0, 3)
    .map(item => `- ${escapeMarkdown(shorten(item.title, 110))}`)
    .join('\n')
}

async function list(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const feeds = await context.store.followedFeeds(invocation.guildId)
  if (feeds.length === 0)
    return refuse('This server follows no feed yet. Try `/feed add` with the address of a news site.')
  const from = invocation.page * pageSize
  const lines = feeds.slice(from, from + pageSize).map(renderFeed)
  const title = feeds.length === 1 ? '1 feed' : `${feeds.length} feeds`
  const post = { embeds: [{ title, description: lines.join('\n'), footer: `page ${invocation.page + 1}` }] }
  return pageAnswer(post, from + pageSize < feeds.length, true, invocation, context)
}

function renderFeed({ title, url, poll }: FollowedFeed): string {
  const last = poll.lastSucceededAt === undefined ? 'not read yet' : `read ${timestamp(poll.lastSucceededAt, 'R')}`
  const trouble = poll.failure === undefined ? '' : ` · ${escapeMarkdown(shorten(poll.failure, 160))}`
  return `${poll.isGone ? '⛔' : poll.failures > 0 ? '⚠️' : '✅'} ${linkTo(shorten(title, 80), url)} · ${last}${trouble}`
}

async function check(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const chosen = chooseByName(await namedFeeds(invocation, context), String(invocation.options['feed'] ?? ''), 'feed')
  if (chosen.kind === 'missing') return refuse(chosen.text)
  await context.desk.pollSoon(chosen.item.id)
  const { poll } = (await context.store.getFeed(chosen.item.id)) ?? chosen.item
  const facts = [
    renderFeed({ ...chosen.item, poll }),
    `Next poll ${timestamp(poll.dueAt, 'R')}, every ${describeInterval(poll.intervalMs)} or so.`,
    poll.lastItemAt === undefined ? 'It has brought nothing new yet.' : `Last news ${timestamp(poll.lastItemAt, 'R')}.`,
    poll.failingSince === undefined ? '' : `In trouble since ${timestamp(poll.failingSince)}, ${poll.failures} times.`,
  ]
  const content = facts.filter(fact => fact !== '').join('\n')
  return { kind: 'answer', post: { content }, isPrivate: true }
}

function describeInterval(intervalMs: number): string {
  const minutes = Math.round(intervalMs / 60_000)
  if (minutes < 1) return `${Math.round(intervalMs / 1000)} seconds`
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`
}

async function remove(invocation: Invocation, context: CommandContext): Promise<Reply> {
  if (!invocation.canManage) return refuse('Removing a feed needs Manage Server.')
  const chosen = chooseByName(await namedFeeds(invocation, context), String(invocation.options['feed'] ?? ''), 'feed')
  if (chosen.kind === 'missing') return refuse(chosen.text)
  await context.store.unfollow(invocation.guildId, chosen.item.id)
  const content = `**${escapeMarkdown(chosen.item.title)}** is no longer followed. Its reports leave this server's sight.`
  return { kind: 'answer', post: { content }, isPrivate: true }
}
