import type { AllowedMentions } from '../forms/message-form.ts'
import type { Pings } from '../people/person.ts'
import { hasPermission } from '../permissions.ts'
import type { Channel, World } from '../world.ts'

/**
 * Whom a message really notifies: those its content names, as far as allowed_mentions and the author's permissions go.
 * Source: Discord's reference, "Allowed Mentions Object".
 */
export function computePings(
  world: World,
  draft: {
    readonly content: string
    readonly authorId: string
    readonly channel: Channel
    readonly allowed: AllowedMentions | undefined
    readonly repliedToUserId: string | undefined
  },
): Pings {
  const { content, allowed, channel } = draft
  const text = withoutCode(content)
  const isBroad = hasPermission(world, draft.authorId, channel, 'MENTION_EVERYONE')
  const users = namedIds(text, /<@!?(\d{1,20})>/g).filter(id => world.users.has(id) && isAllowed(allowed, 'users', id))
  const replied = allowed === undefined || allowed.repliedUser ? draft.repliedToUserId : undefined
  const guild = world.guilds.get(channel.guildId ?? '')
  const roles = namedIds(text, /<@&(\d{1,20})>/g).filter(id => {
    const role = guild?.roles.get(id)
    return role !== undefined && (role.isMentionable || isBroad) && isAllowed(allowed, 'roles', id)
  })
  const namesAll = /@(?:everyone|here)/.test(text)
  return {
    everyone: namesAll && isBroad && (allowed === undefined || allowed.parse.includes('everyone')),
    users: [...new Set(replied === undefined ? users : [...users, replied])],
    roles,
  }
}

function isAllowed(allowed: AllowedMentions | undefined, kind: 'users' | 'roles', id: string): boolean {
  return allowed === undefined || allowed.parse.includes(kind) || allowed[kind].includes(id)
}

function namedIds(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(it => it[1] ?? []))]
}

// What stands between backticks is shown as code and notifies nobody.
function withoutCode(content: string): string {
  const unfenced = content.split('```').filter((_, index, all) => index % 2 === 0 || index === all.length - 1)
  return unfenced
    .map(part =>
      part
        .split('`')
        .filter((_, index, all) => index % 2 === 0 || index === all.length - 1)
        .join(' '),
    )
    .join(' ')
}
