import { describeSchedule } from '../alerts/describe-schedule.ts'
import type { NewDigest } from '../corpus/digest-store.ts'
import type { Digest, DigestSchedule } from '../model/digest.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import { lastDue, nextDue } from '../text/next-due.ts'
import { wallTimeAt } from '../text/zoned-time.ts'
import type { Asker, CommandContext, Invocation } from './command.ts'
import { describeTopic, nameTopic, readTopic } from './digest-topic.ts'
import { chooseDigest, digestsInSight, mayChangeDigest, needsManageForDigests } from './digests-in-sight.ts'
import { inTurn } from './in-turn.ts'
import { readName } from './read-name.ts'
import { readSchedule } from './read-schedule.ts'
import { describeTarget, readTarget } from './read-watch-target.ts'
import { refuse, type Reply } from './reply.ts'
import { mostNameCharacters } from './watch-definition.ts'

/** /digest add: saves it and tells when it comes first. */
export async function addDigest(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { guildId, userId, options } = invocation
  const usual = { every: 'day', weekday: 1, hour: 8, minute: 0, timeZone: context.settings.timeZone } as const
  const schedule = readSchedule(options, usual)
  if (typeof schedule === 'string') return refuse(schedule)
  const target = readTarget(invocation)
  if (typeof target === 'string') return refuse(target)
  if (target.kind !== 'dm' && !invocation.canManage) return refuse(needsManageForDigests(invocation))
  const topic = (await readTopic(invocation, target, context)) ?? ({ kind: 'feeds', scope: { kind: 'all' } } as const)
  if (typeof topic === 'string') return refuse(topic)
  const name = (readName(options['name']) ?? (await nameTopic(topic, context))).slice(0, mostNameCharacters)
  const roleId = target.kind === 'dm' ? undefined : textOf(options['role'])
  const now = context.clock()
  const wished: NewDigest = {
    guildId,
    ownerId: userId,
    name,
    topic,
    schedule,
    target,
    roleId,
    state: 'active',
    createdAt: now,
    nextDueAt: nextDue(schedule, now),
    // The first one is as full as the others.
    coveredUntil: lastDue(schedule, now),
  }
  return inTurn(`digest ${guildId}`, async () => {
    const trouble = await findTrouble(wished, undefined, invocation, context)
    if (trouble !== undefined) return refuse(trouble)
    const digest = await context.store.addDigest(wished)
    return describe('Digest', digest, invocation, context)
  })
}

/** /digest edit: changes what the options name, and lets a paused digest go on. */
export async function editDigest(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { options } = invocation
  const digest = await chooseDigest(String(options['digest'] ?? ''), invocation, context)
  if (typeof digest === 'string') return refuse(digest)
  if (!mayChangeDigest(digest, invocation)) return refuse(needsManageForDigests(invocation))
  if (Object.keys(options).length === 1) return refuse('Say what to change: `time`, `zone`, `query`, `channel`, …')
  const schedule = readSchedule(options, digest.schedule)
  if (typeof schedule === 'string') return refuse(schedule)
  const target = readTarget(invocation, digest.target)
  if (typeof target === 'string') return refuse(target)
  if (digest.target.kind === 'dm' && target.kind !== 'dm') {
    return refuse('A personal digest stays with you. Add one for the channel.')
  }
  const topic = (await readTopic(invocation, target, context)) ?? digest.topic
  if (typeof topic === 'string') return refuse(topic)
  const name = (readName(options['name']) ?? digest.name).slice(0, mostNameCharacters)
  const roleId = target.kind === 'dm' ? undefined : (textOf(options['role']) ?? digest.roleId)
  const trouble = await findTrouble({ name, target }, digest, invocation, context)
  if (trouble !== undefined) return refuse(trouble)
  const now = context.clock()
  const goesOn = digest.state === 'paused' ? { coveredUntil: lastDue(schedule, now) } : {}
  const change = { name, topic, schedule, target, roleId, state: 'active', nextDueAt: nextDue(schedule, now) } as const
  const changed = await context.store.updateDigest(digest.id, { ...change, ...goesOn })
  if (changed === undefined) return refuse('This digest is gone. Make a new one with `/digest add`.')
  const reply = await describe('Digest changed', changed, invocation, context)
  return { ...reply, isPrivate: true }
}

async function findTrouble(
  { name, target }: Pick<Digest, 'name' | 'target'>,
  before: Digest | undefined,
  asker: Asker,
  context: CommandContext,
): Promise<string | undefined> {
  const seen = (await digestsInSight(asker, context)).filter(({ id }) => id !== before?.id)
  if (seen.some(other => other.name.toLowerCase() === name.toLowerCase())) {
    return `There is a digest called “${escapeMarkdown(name)}” already. Give this one another \`name\`.`
  }
  if (before !== undefined && (before.target.kind === 'dm') === (target.kind === 'dm')) return undefined
  const { perServer, personalPerMember } = context.settings.digests
  const isPersonal = target.kind === 'dm'
  const held = seen.filter(other => (other.target.kind === 'dm') === isPersonal).length
  if (held < (isPersonal ? personalPerMember : perServer)) return undefined
  const whose = isPersonal ? `You have ${held} personal digests` : `This server has ${held} digests`
  return `${whose}, the most that are allowed. \`/digest remove\` one first.`
}

type Answer = Extract<Reply, { readonly kind: 'answer' }>

async function describe(verb: string, digest: Digest, asker: Asker, context: CommandContext): Promise<Answer> {
  const { guildId, name, schedule, target, roleId, nextDueAt, coveredUntil } = digest
  const role = roleId === undefined ? '' : ` · mentions <@&${roleId}>`
  const where = target.kind === 'forum' ? `a post in <#${target.channelId}>` : describeTarget(target, asker)
  const feeds = await context.store.followedFeeds(guildId)
  const description = [
    `Tells ${await describeTopic(digest.topic, guildId, context)}`,
    `→ ${where} · ${describeSchedule(schedule)}${role}`,
    `Next: **${describeDue(schedule, nextDueAt)}**, for you ${timestamp(nextDueAt)} (${timestamp(nextDueAt, 'R')})`,
    `It begins with what came in since ${timestamp(coveredUntil)}; \`/digest now\` shows that. When nothing came in, it stays silent.`,
    ...(feeds.length === 0 ? ['**No feed is followed yet**, so nothing can come in: `/feed add` one.'] : []),
  ]
  const embed = { title: `${verb}: ${escapeMarkdown(shorten(name, 200))}`, description: description.join('\n') }
  return { kind: 'answer', post: { embeds: [embed] }, isPrivate: target.kind === 'dm' }
}

/** "Mon 23 Nov, 08:00 Asia/Karachi"; says so when the clocks leap over the time that day. */
function describeDue({ timeZone, hour, minute }: DigestSchedule, due: Date): string {
  const format = { timeZone, weekday: 'short', day: 'numeric', month: 'short' } as const
  const day = new Intl.DateTimeFormat('en-GB', format).format(due)
  const shown = wallTimeAt(timeZone, due)
  const time = `${pad(shown.hour)}:${pad(shown.minute)}`
  const isLeapt = shown.hour !== hour || shown.minute !== minute
  return `${day}, ${time} ${timeZone}${isLeapt ? ` (the clocks leap over ${pad(hour)}:${pad(minute)} that day)` : ''}`
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

function textOf(value: string | number | boolean | undefined): string | undefined {
  const text = String(value ?? '').trim()
  return text === '' ? undefined : text
}
