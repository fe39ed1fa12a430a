import type { GuildSettings } from '../corpus/guild-store.ts'
import type { Command, CommandContext, Invocation } from './command.ts'
import { completeTimeZone, readTimeZone } from './complete-time-zone.ts'
import { decideDailyMove } from './decide-daily-move.ts'
import { inTurn } from './in-turn.ts'
import { readTime } from './read-schedule.ts'
import { renderSettings } from './render-settings.ts'
import { laySettings } from './lay-settings.ts'
import { needsManager } from './needs-manager.ts'
import { refuse, type Reply } from './reply.ts'
import { settingsDefinition, type Choosable } from './settings-definition.ts'

export const settings: Command = {
  definition: settingsDefinition,
  example: '/settings edit zone: Asia/Karachi manager_role: @Night desk',
  isPrivate: () => true,
  run,
  complete: async (_option, typed, _invocation, context) =>
    completeTimeZone(typed, context.settings.timeZone, context.clock()),
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { guildId, subcommand } = invocation
  if (subcommand === 'show') {
    return answer('Settings of this server', await context.store.guildSettings(guildId), context)
  }
  if (!invocation.canManage) return refuse(needsManager('Changing the settings of this server', invocation))
  return inTurn(`settings ${guildId}`, async () => {
    const before = await context.store.guildSettings(guildId)
    const after = subcommand === 'reset' ? reset(before, invocation) : edit(before, invocation)
    if (typeof after === 'string') return refuse(after)
    if (after.managerRoleId !== before.managerRoleId && !invocation.managesServer) return refuse(onlyManagers)
    await context.store.saveGuildSettings(after, moveOf(before, after, context))
    return answer('Settings changed', after, context)
  })
}

function moveOf(before: GuildSettings, after: GuildSettings, { usualSettings, clock }: CommandContext) {
  const clockOf = (chosen: GuildSettings) => {
    const { timeZone, alerts } = laySettings(usualSettings, chosen)
    return { timeZone, dailyAt: alerts.dailyAt }
  }
  return decideDailyMove(clockOf(before), clockOf(after), clock())
}

// Whoever manages by a role could hand on what was lent.
const onlyManagers = 'Choosing the role that manages needs Manage Server itself.'

function edit(before: GuildSettings, { options, guildId }: Invocation): GuildSettings | string {
  if (Object.keys(options).length === 0) return 'Say what to change: `zone`, `manager_role`, `hold`, …'
  const zone = options['zone'] === undefined ? undefined : readTimeZone(String(options['zone']))
  if (typeof zone === 'string') return zone
  const time = options['daily_at'] === undefined ? undefined : readTime(String(options['daily_at']))
  if (options['daily_at'] !== undefined && time === undefined) {
    return 'I can’t read that time. Write it like 08:00, 20:30 or 8 pm.'
  }
  const role = options['manager_role']
  // The role that everybody has bears the id of the server.
  if (role === guildId) return 'Everybody has that role: choose one that you give to those who should manage.'
  return {
    ...before,
    ...(zone === undefined ? {} : { timeZone: zone.zone }),
    ...(time === undefined ? {} : { dailyAt: `${pad(time.hour)}:${pad(time.minute)}` }),
    ...(options['hold'] === undefined ? {} : { holdSeconds: Number(options['hold']) }),
    ...(options['follow_ups'] === undefined ? {} : { followUpsPerDay: Number(options['follow_ups']) }),
    ...(options['new_message_after'] === undefined
      ? {}
      : { newMessageAfterHours: Number(options['new_message_after']) }),
    ...(role === undefined ? {} : { managerRoleId: String(role) }),
  }
}

const fields: Readonly<Record<Choosable, Exclude<keyof GuildSettings, 'guildId'>>> = {
  manager_role: 'managerRoleId',
  zone: 'timeZone',
  daily_at: 'dailyAt',
  hold: 'holdSeconds',
  follow_ups: 'followUpsPerDay',
  new_message_after: 'newMessageAfterHours',
}

function reset(before: GuildSettings, { options, guildId, managesServer }: Invocation): GuildSettings | string {
  const wanted = options['setting']
  // Who may not choose the role takes back all the rest.
  if (wanted === undefined) return managesServer ? { guildId } : { guildId, managerRoleId: before.managerRoleId }
  const [, field] = Object.entries(fields).find(([name]) => name === wanted) ?? []
  return field === undefined ? 'I know no such setting.' : { ...before, [field]: undefined }
}

function answer(title: string, chosen: GuildSettings, { usualSettings }: CommandContext): Reply {
  return { kind: 'answer', post: { embeds: [renderSettings(title, chosen, usualSettings)] }, isPrivate: true }
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
