import type { TellingRules } from '../decide-telling.ts'
import type { Database } from './database.ts'
import { guildSettings } from './guilds.ts'

/** By what rules stories are told in a server. */
export type RulesOf = (guildId: string) => TellingRules

const hourMs = 3_600_000

/** The usual rules, with what each server chose laid over; a server is looked up once. */
export function createRulesOf(database: Database, usual: TellingRules): RulesOf {
  const known = new Map<string, TellingRules>()
  return guildId => {
    const rules = known.get(guildId) ?? rulesOf(database, guildId, usual)
    known.set(guildId, rules)
    return rules
  }
}

function rulesOf(database: Database, guildId: string, usual: TellingRules): TellingRules {
  const { holdSeconds, followUpsPerDay, newMessageAfterHours } = guildSettings(database, guildId)
  return {
    ...usual,
    ...(holdSeconds === undefined ? {} : { holdMs: holdSeconds * 1000 }),
    ...(followUpsPerDay === undefined ? {} : { followUpsPerDay }),
    ...(newMessageAfterHours === undefined ? {} : { newMessageAfterMs: newMessageAfterHours * hourMs }),
  }
}
