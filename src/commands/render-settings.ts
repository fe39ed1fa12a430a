import type { Settings } from '../config/settings.ts'
import type { GuildSettings } from '../corpus/guild-store.ts'
import type { Embed } from '../model/post.ts'
import { laySettings } from './lay-settings.ts'
import { choosable, type Choosable } from './settings-definition.ts'

/** What holds in a server, with a mark where that is its own choice. */
export function renderSettings(title: string, chosen: GuildSettings, usual: Settings): Embed {
  const { timeZone, alerts, stories } = laySettings(usual, chosen)
  const lines = [
    line('manager_role', describeManagers(chosen.managerRoleId), chosen.managerRoleId),
    line('zone', timeZone, chosen.timeZone),
    line('daily_at', `tell what they gathered at ${alerts.dailyAt}`, chosen.dailyAt),
    line('hold', describeHold(stories.holdSeconds), chosen.holdSeconds),
    line('follow_ups', describeFollowUps(stories.followUpsPerDay), chosen.followUpsPerDay),
    line('new_message_after', describeNews(stories.newMessageAfterHours), chosen.newMessageAfterHours),
  ]
  return {
    title,
    description: [...lines, '', describeSensitivity(stories.sensitivity)].join('\n'),
    footer: '✏️ chosen by this server · /settings edit changes, /settings reset takes back',
  }
}

function line(setting: Choosable, words: string, chosen: string | number | undefined): string {
  const name = choosable[setting]
  return `${chosen === undefined ? '' : '✏️ '}**${name.charAt(0).toUpperCase()}${name.slice(1)}** (\`${setting}\`): ${words}`
}

function describeManagers(roleId: string | undefined): string {
  return roleId === undefined ? 'members with Manage Server' : `members with Manage Server, and <@&${roleId}>`
}

function describeHold(seconds: number): string {
  return seconds === 0 ? 'at once' : `waits ${seconds} s for a fuller report`
}

function describeFollowUps(most: number): string {
  if (most === 0) return 'none: what is new is told by editing the message'
  return `${most} ${most === 1 ? 'report' : 'reports'} with news a day; the rest is counted in the message`
}

function describeNews(hours: number): string {
  return `what is new after ${hours} ${hours === 1 ? 'hour' : 'hours'} is a message of its own`
}

function describeSensitivity(sensitivity: number): string {
  return `-# What counts as one story is for whoever runs me to say: ${sensitivity}, from 1 (some stories are swallowed) to 5 (some are told twice).`
}
