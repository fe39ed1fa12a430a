import { ChannelType, SlashCommandBuilder, type SlashCommandSubcommandBuilder } from 'discord.js'
import type { Target, Watch } from '../model/watch.ts'
import { searchCorpus } from '../pipeline/search-corpus.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import { explainQuery } from '../watches/explain-query.ts'
import { parseQuery } from '../watches/parse-query.ts'
import type { Query } from '../watches/query.ts'
import { chooseByName, completeNames } from './choose-by-name.ts'
import type { Choice, Command, CommandContext, Invocation } from './command.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import { pageAnswer } from './page-answer.ts'
import { refuse, type Reply } from './reply.ts'
import { renderHit } from './search.ts'

const pageSize = 15
const weekMs = 7 * 86_400_000

const definition = new SlashCommandBuilder()
  .setName('watch')
  .setDescription('Keyword subscriptions: be told when a report answers a query')
  .addSubcommand(subcommand =>
    subcommand
      .setName('add')
      .setDescription('Watch all feeds of this server for a query')
      .addStringOption(option =>
        option
          .setName('query')
          .setDescription('Words, "a phrase", a OR b, -not, (groups)')
          .setRequired(true)
          .setMaxLength(500),
      )
      .addStringOption(option =>
        option.setName('name').setDescription('A short name; else the query itself').setMaxLength(80),
      )
      .addChannelOption(option =>
        option
          .setName('channel')
          .setDescription('Where alerts go; else this channel')
          .addChannelTypes(
            ChannelType.GuildText,
            ChannelType.GuildAnnouncement,
            ChannelType.PublicThread,
            ChannelType.PrivateThread,
          ),
      )
      .addRoleOption(option => option.setName('role').setDescription('A role to mention in each alert'))
      .addBooleanOption(option => option.setName('personal').setDescription('Only for you, by direct message')),
  )
  .addSubcommand(subcommand => subcommand.setName('list').setDescription('The watches of this server, and your own'))
  .addSubcommand(subcommand => withWatch(subcommand.setName('pause').setDescription('Stop a watch for now')))
  .addSubcommand(subcommand =>
    withWatch(subcommand.setName('resume').setDescription('Let a paused or muted watch go on')),
  )
  .addSubcommand(subcommand => withWatch(subcommand.setName('remove').setDescription('End a watch for good')))

function withWatch(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand.addStringOption(option =>
    option.setName('watch').setDescription('Its name').setRequired(true).setAutocomplete(true),
  )
}

export const watch: Command = {
  definition: definition.toJSON(),
  example: '/watch add query: taliban ceasefire',
  isPrivate: ({ subcommand }) => subcommand !== 'add',
  run,
  complete,
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  switch (invocation.subcommand) {
    case 'add':
      return add(invocation, context)
    case 'list':
      return list(invocation, context)
    case 'pause':
    case 'resume':
    case 'remove':
      return change(invocation.subcommand, invocation, context)
    default:
      return refuse('I do not know this part of `/watch`.')
  }
}

async function complete(
  _option: string,
  typed: string,
  invocation: Invocation,
  context: CommandContext,
): Promise<readonly Choice[]> {
  return completeNames(await watchesInSight(invocation, context), typed)
}

/** Channel watches are everybody's to see; personal ones only their owner's. */
async function watchesInSight({ guildId, userId }: Invocation, { store }: CommandContext): Promise<readonly Watch[]> {
  const all = await store.watchesOf(guildId)
  return all.filter(({ target, ownerId }) => target.kind === 'channel' || ownerId === userId)
}

async function add(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { options, guildId, userId } = invocation
  const isPersonal = options['personal'] === true
  if (!isPersonal && !invocation.canManage) {
    return refuse(
      'Alerts for a channel need Manage Server. Add `personal: True` and they come to you by direct message.',
    )
  }
  const typed = String(options['query'] ?? '')
  const parsed = parseQuery(typed)
  if (!parsed.ok) return refuse(explainBadQuery(parsed))
  const all = await context.store.watchesOf(guildId)
  const name = String(options['name'] ?? typed)
    .trim()
    .slice(0, 80)
  const trouble = findTrouble(name, isPersonal, all, invocation, context)
  if (trouble !== undefined) return refuse(trouble)
  const target: Target = isPersonal
    ? { kind: 'dm', userId }
    : { kind: 'channel', channelId: String(options['channel'] ?? invocation.channelId) }
  const saved = await context.store.addWatch({
    guildId,
    ownerId: userId,
    name,
    query: typed.trim(),
    target,
    roleId: isPersonal || options['role'] === undefined ? undefined : String(options['role']),
    state: 'active',
    mutedUntil: undefined,
    createdAt: context.clock(),
  })
  return { kind: 'answer', post: await describeNew(saved, parsed.query, invocation, context), isPrivate: isPersonal }
}

function findTrouble(
  name: string,
  isPersonal: boolean,
  all: readonly Watch[],
  { userId }: Invocation,
  { settings }: CommandContext,
): string | undefined {
  const same = all.find(other => other.name.toLowerCase() === name.toLowerCase())
  const isInSight = same !== undefined && (same.target.kind === 'channel' || same.ownerId === userId)
  if (isInSight)
    return `There is a watch called “${escapeMarkdown(same.name)}” already. Give this one another \`name\`.`
  const { perServer, personalPerMember } = settings.watches
  if (isPersonal) {
    const own = all.filter(other => other.target.kind === 'dm' && other.ownerId === userId).length
    return own < personalPerMember
      ? undefined
      : `You have ${own} personal watches, the most that are allowed. \`/watch remove\` one first.`
  }
  const shared = all.filter(other => other.target.kind === 'channel').length
  return shared < perServer
    ? undefined
    : `This server has ${shared} watches, the most that are allowed. \`/watch remove\` one first.`
}

/** What was understood, and what the last week would have brought. */
async function describeNew(saved: Watch, query: Query, { guildId }: Invocation, { store, clock }: CommandContext) {
  const past = await searchCorpus(store, query, {
    scope: { kind: 'guild', guildId },
    since: new Date(clock().getTime() - weekMs),
    sort: 'newest',
    offset: 0,
    limit: 3,
  })
  const feeds = await store.followedFeeds(guildId)
  const where = saved.target.kind === 'dm' ? 'your direct messages' : `<#${saved.target.channelId}>`
  const lines = [
    explainQuery(query),
    `Alerts go to ${where} from now on.`,
    feeds.length === 0 ? '**No feed is followed yet**, so nothing can arrive: `/feed add` one.' : '',
    past.total === 0
      ? 'No report of the last seven days answers it.'
      : `${past.total === 1 ? '1 report' : `${past.total} reports`} of the last seven days ${past.total === 1 ? 'answers' : 'answer'} it:`,
  ].filter(line => line !== '')
  return {
    embeds: [
      {
        title: `Watching: ${escapeMarkdown(shorten(saved.name, 200))}`,
        description: [lines.join('\n'), ...past.hits.map(renderHit)].join('\n\n'),
        footer: shorten(saved.query, 300),
      },
    ],
  }
}

async function list(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const watches = await watchesInSight(invocation, context)
  if (watches.length === 0) return refuse('Nothing is watched here yet. Try `/watch add query: ceasefire`.')
  const from = invocation.page * pageSize
  const lines = watches.slice(from, from + pageSize).map(one => renderWatch(one, context.clock()))
  const title = watches.length === 1 ? '1 watch' : `${watches.length} watches`
  const post = { embeds: [{ title, description: lines.join('\n'), footer: `page ${invocation.page + 1}` }] }
  return pageAnswer(post, from + pageSize < watches.length, true, invocation, context)
}

function renderWatch({ name, query, target, state, mutedUntil }: Watch, now: Date): string {
  const where = target.kind === 'dm' ? 'direct message' : `<#${target.channelId}>`
  const muted = mutedUntil !== undefined && mutedUntil > now ? ` · muted until ${timestamp(mutedUntil)}` : ''
  const words = name === query ? '' : ` \`${shorten(query.replaceAll('`', "'"), 120)}\``
  return `${state === 'paused' ? '⏸️' : '🔔'} **${escapeMarkdown(shorten(name, 80))}**${words} → ${where}${muted}`
}

async function change(
  wanted: 'pause' | 'resume' | 'remove',
  invocation: Invocation,
  context: CommandContext,
): Promise<Reply> {
  const chosen = chooseByName(
    await watchesInSight(invocation, context),
    String(invocation.options['watch'] ?? ''),
    'watch',
  )
  if (chosen.kind === 'missing') return refuse(chosen.text)
  const { id, name, ownerId, target } = chosen.item
  const isOwn = target.kind === 'dm' && ownerId === invocation.userId
  if (!isOwn && !invocation.canManage) return refuse('Changing the watch of a channel needs Manage Server.')
  if (wanted === 'remove') await context.store.removeWatch(id)
  else if (wanted === 'pause') await context.store.updateWatch(id, { state: 'paused' })
  else await context.store.updateWatch(id, { state: 'active', mutedUntil: undefined })
  const done = { pause: 'paused', resume: 'watching again', remove: 'removed' }[wanted]
  return { kind: 'answer', post: { content: `**${escapeMarkdown(name)}**: ${done}.` }, isPrivate: true }
}
