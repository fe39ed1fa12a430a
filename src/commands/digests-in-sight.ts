import type { Digest } from '../model/digest.ts'
import { chooseByName } from './choose-by-name.ts'
import type { Asker, CommandContext } from './command.ts'
import { needsManager } from './needs-manager.ts'

/** The digests of a server that the asker may know of, by name: those of channels, and their own. */
export async function digestsInSight(asker: Asker, { store }: CommandContext): Promise<readonly Digest[]> {
  const digests = await store.digestsOf(asker.guildId)
  return digests.filter(({ target, ownerId }) => target.kind !== 'dm' || ownerId === asker.userId)
}

/** The digest that somebody named, or a sentence with the nearest names. */
export async function chooseDigest(typed: string, asker: Asker, context: CommandContext): Promise<Digest | string> {
  const chosen = chooseByName(await digestsInSight(asker, context), typed, 'digest')
  return chosen.kind === 'found' ? chosen.item : chosen.text
}

/** May this person change it? */
export function mayChangeDigest({ target, ownerId }: Pick<Digest, 'target' | 'ownerId'>, asker: Asker): boolean {
  return target.kind === 'dm' ? ownerId === asker.userId : asker.canManage
}

/** Why this person may not change a digest. */
export function needsManageForDigests(asker: Asker): string {
  return `${needsManager('The digest of a channel', asker)} With \`personal: True\` it comes to you by direct message.`
}
