import type { Asker } from './command.ts'

/** Why this person may not: "Adding a feed needs Manage Server, or the role @Night desk." `deed` begins the sentence. */
export function needsManager(deed: string, { managerRoleId }: Asker): string {
  return `${deed} needs Manage Server${managerRoleId === undefined ? '' : `, or the role <@&${managerRoleId}>`}.`
}
