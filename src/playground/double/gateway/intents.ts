/** Gateway intents. Source: Discord's reference, "Gateway Intents". */
export const intents = {
  guilds: 1 << 0,
  guildMessages: 1 << 9,
  guildTyping: 1 << 11,
  directMessages: 1 << 12,
  directTyping: 1 << 14,
  messageContent: 1 << 15,
} as const

const privileged = (1 << 1) | (1 << 8) | intents.messageContent
const known = (1 << 26) - 1

/** The close code that refuses these intents: 4013 for nonsense, 4014 for privileged ones not granted. */
export function refuseIntents(wanted: number, granted: number): number | undefined {
  if (!Number.isInteger(wanted) || wanted < 0 || (wanted & ~known) !== 0) return 4013
  return (wanted & privileged & ~granted) === 0 ? undefined : 4014
}
