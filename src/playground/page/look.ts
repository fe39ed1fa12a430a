import type { Person } from '../double/people/person.ts'
import type { Sight } from './protocol.ts'

/** What the page asks for when it only looks: by the last word of "/api/sight", "/api/messages", "/api/commands". */
export function look(what: string, person: Person, query: URLSearchParams): unknown {
  const channelId = query.get('channel') ?? ''
  const before = query.get('before')
  switch (what) {
    case 'sight':
      return seeAll(person)
    case 'messages':
      return person.messages(channelId, before === null ? {} : { before })
    case 'commands':
      return person.commands(channelId)
    default:
      return undefined
  }
}

function seeAll(person: Person): Sight {
  const [guild] = person.guilds()
  const guildId = guild?.id ?? ''
  return {
    guildId,
    guildName: guild?.name ?? '',
    channels: person.channels(guildId),
    directMessages: person.directMessages(),
    members: person.members(guildId),
    roles: person.roles(guildId),
  }
}
