import type { Choice, CommandContext, Invocation } from './command.ts'
import { completeNames } from './choose-by-name.ts'

/** Publishers in sight of the server, those with most reports first. */
export async function completePublisher(
  typed: string,
  { guildId }: Invocation,
  { store }: CommandContext,
): Promise<readonly Choice[]> {
  const publishers = await store.listPublishers({ kind: 'guild', guildId })
  const named = publishers.map(({ publisher }, id) => ({ id, name: publisher }))
  return completeNames(named, typed).map(({ name }) => ({ name, value: name }))
}
