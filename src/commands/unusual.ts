import type { SlashCommandSubcommandBuilder } from '@discordjs/builders'
import type { FollowedFeed } from '../corpus/feed-store.ts'
import type { LookoutKinds, LookoutSubject } from '../model/lookout.ts'
import type { Watch } from '../model/watch.ts'
import { meaningOf } from '../pipeline/check-lookouts.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import type { CommandContext, Invocation, Press } from './command.ts'
import { needsManager } from './needs-manager.ts'
import { refuse, type Reply } from './reply.ts'
import { chooseWatch, isInSight, mayChange, needsManage } from './watches-in-sight.ts'

/** What is told, as the option `tell` gives it. */
type Wish = LookoutKinds | 'off'

/** Adds the option that says what to tell. */
export function withWish(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand.addStringOption(option =>
    option
      .setName('tell')
      .setDescription('What I tell; nothing unless you choose')
      .setRequired(true)
      .addChoices(
        { name: 'when it is unusually busy, or unusually silent', value: 'both' },
        { name: 'only when it is unusually busy', value: 'spikes' },
        { name: 'only when it is unusually silent', value: 'silence' },
        { name: 'nothing', value: 'off' },
      ),
  )
}

/** /watch unusual: whether the place of a watch is told that it is unusually busy or silent. */
export async function tellUnusualOfWatch(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const watch = await chooseWatch(String(invocation.options['watch'] ?? ''), invocation, context)
  if (typeof watch === 'string') return refuse(watch)
  if (!mayChange(watch, invocation)) return refuse(needsManage(invocation))
  const wish = readWish(invocation)
  await keepWishOfWatch(watch, wish, context)
  const where = watch.target.kind === 'dm' ? 'you by direct message' : `<#${watch.target.channelId}>`
  return answer(watch.name, describeWish(wish, where, 'the watch is a week old'))
}

/** Keeps what a watch is to tell of itself. */
export function keepWishOfWatch(watch: Watch, wish: Wish, context: CommandContext): Promise<void> {
  const { guildId, id, query, scope, createdAt } = watch
  const subject = { kind: 'watch', id, meaning: meaningOf({ query, scope }), countedSince: createdAt } as const
  return keepWish(guildId, subject, wish, context)
}

/** /feed unusual: the same of a feed, or of all. */
export async function tellUnusualOfFeeds(
  feeds: readonly FollowedFeed[],
  invocation: Invocation,
  context: CommandContext,
): Promise<Reply> {
  if (!invocation.canManage) return refuse(needsManager('This', invocation))
  const wish = readWish(invocation)
  for (const feed of feeds) await keepWish(invocation.guildId, feedSubject(feed), wish, context)
  const [first] = feeds
  if (first === undefined) return refuse('This server follows no feed yet.')
  const name = feeds.length === 1 ? first.title : `${feeds.length} feeds`
  const where = feeds.length === 1 ? `<#${first.subscription.channelId}>` : 'the channels they were added in'
  return answer(name, describeWish(wish, where, 'I have followed a feed for a week'))
}

/** The button below a notice ends them: `watch:quiet:ID`, `feed:quiet:ID`. */
export async function pressQuiet(pressed: Press, context: CommandContext): Promise<Reply> {
  const [kind, , id = ''] = pressed.id
  const subject: LookoutSubject = { kind: kind === 'feed' ? 'feed' : 'watch', id: Number(id) }
  const watch = subject.kind === 'watch' ? await context.store.getWatch(subject.id) : undefined
  const may = watch !== undefined && isInSight(watch, pressed) ? mayChange(watch, pressed) : pressed.canManage
  if (!may) return refuse(needsManager('Ending these', pressed))
  const isEnded = await context.store.removeLookout(pressed.guildId, subject)
  const again = `\`/${subject.kind} unusual\` brings them back.`
  const content = isEnded ? `I tell no more of this. ${again}` : `These were off already. ${again}`
  return { kind: 'answer', post: { content }, isPrivate: true }
}

/** When a watch or feed tells of itself, "unusually busy or silent"; undefined where it never does. */
export async function describeLookout(
  guildId: string,
  subject: LookoutSubject,
  { store }: CommandContext,
): Promise<string | undefined> {
  const lookout = await store.getLookout(guildId, subject)
  return lookout === undefined ? undefined : kindWords[lookout.kinds]
}

const kindWords = {
  both: 'unusually busy or silent',
  spikes: 'unusually busy',
  silence: 'unusually silent',
} as const

function feedSubject({ id, url, poll, createdAt }: FollowedFeed) {
  return { kind: 'feed', id, meaning: url, countedSince: poll.firstPolledAt ?? createdAt } as const
}

type Subject = LookoutSubject & { readonly meaning: string; readonly countedSince: Date }

async function keepWish(
  guildId: string,
  { kind, id, meaning, countedSince }: Subject,
  wish: Wish,
  { store, clock }: CommandContext,
): Promise<void> {
  const subject = { kind, id }
  if (wish === 'off') {
    await store.removeLookout(guildId, subject)
    return
  }
  const now = clock()
  const known = await store.getLookout(guildId, subject)
  const fresh = {
    countedSince,
    awakeSince: now,
    checkedAt: now,
    meaning,
    restingSince: undefined,
    busySince: undefined,
    silentSince: undefined,
  }
  await store.saveLookout({ guildId, subject, kinds: wish, memory: known?.memory ?? fresh }, now)
}

function readWish({ options }: Invocation): Wish {
  const wish = options['tell']
  return wish === 'spikes' || wish === 'silence' || wish === 'both' ? wish : 'off'
}

function describeWish(wish: Wish, where: string, learned: string): string {
  if (wish === 'off') return 'nothing unusual is told.'
  return `I tell ${where} when it is ${kindWords[wish]}, once each time, beside what it brings. What is usual I learn from the four weeks before, once ${learned}.`
}

function answer(name: string, text: string): Reply {
  return { kind: 'answer', post: { content: `**${escapeMarkdown(shorten(name, 200))}**: ${text}` }, isPrivate: true }
}
