import { chooseByName } from './choose-by-name.ts'
import type { CommandContext, Invocation } from './command.ts'

/** The publisher that `publisher` names, in any case; undefined where it is not given. A refusal names the nearest. */
export async function choosePublisher(
  { options, guildId }: Invocation,
  { store }: CommandContext,
): Promise<{ readonly publisher: string | undefined } | { readonly refusal: string }> {
  const wanted = String(options['publisher'] ?? '').trim()
  if (wanted === '') return { publisher: undefined }
  const known = await store.listPublishers({ kind: 'guild', guildId })
  if (known.length === 0 || known.some(({ publisher }) => publisher === wanted)) return { publisher: wanted }
  // Nobody types these numbers.
  const named = known.map(({ publisher }, at) => ({ id: -1 - at, name: publisher }))
  const chosen = chooseByName(named, wanted, 'publisher')
  return chosen.kind === 'found' ? { publisher: chosen.item.name } : { refusal: chosen.text }
}
