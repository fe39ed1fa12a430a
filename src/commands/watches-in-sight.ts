import type { Watch } from '../model/watch.ts'
import { chooseByName } from './choose-by-name.ts'
import type { Asker, CommandContext } from './command.ts'
import { needsManager } from './needs-manager.ts'

/** Watches of channels and forums are everybody's to see; personal ones only their owner's. */
export function isInSight({ target, ownerId }: Pick<Watch, 'target' | 'ownerId'>, { userId }: Asker): boolean {
  return target.kind !== 'dm' || ownerId === userId
}

/** The watches of a server that the asker may know of, by name. */
export async function watchesInSight(asker: Asker, { store }: CommandContext): Promise<readonly Watch[]> {
  return (await store.watchesOf(asker.guildId)).filter(watch => isInSight(watch, asker))
}

/** The watch that somebody named, or a sentence with the nearest names. */
export async function chooseWatch(typed: string, asker: Asker, context: CommandContext): Promise<Watch | string> {
  const chosen = chooseByName(await watchesInSight(asker, context), typed, 'watch')
  return chosen.kind === 'found' ? chosen.item : chosen.text
}

/** May this person change it? */
export function mayChange({ target, ownerId }: Pick<Watch, 'target' | 'ownerId'>, asker: Asker): boolean {
  return asker.canManage || (target.kind === 'dm' && ownerId === asker.userId)
}

/** Why this person may not change a watch. */
export function needsManage(asker: Asker): string {
  return needsManager('Changing the watch of a channel', asker)
}
