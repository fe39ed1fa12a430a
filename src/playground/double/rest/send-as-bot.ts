import { refusal } from '../api-error.ts'
import type { Backend } from '../backend.ts'
import type { Upload } from '../deeds/keep-files.ts'
import { postMessage } from '../deeds/post-message.ts'
import { readForm } from '../forms/form.ts'
import { refuseEmpty } from '../forms/message-form.ts'
import type { MessageForm } from '../forms/message-form.ts'
import type { PermissionName } from '../stage.ts'
import type { Channel, Message, World } from '../world.ts'
import { findChannel } from './find.ts'

/** "The past few minutes" of Discord's reference, for enforce_nonce. */
const nonceLifeMs = 5 * 60_000

/** Posts the bot's message to a channel as POST /channels/{id}/messages does; an enforced nonce gives the earlier one back. */
export function sendAsBot(
  backend: Backend,
  channelId: string,
  form: MessageForm,
  uploads: readonly Upload[],
): { readonly message: Message } {
  const { world } = backend
  const channel = findChannel(world, channelId, permissionsFor(world, channelId, form, uploads))
  if (channel.kind === 'forum') throw refusal('nonTextChannel')
  if (channel.kind === 'thread' && channel.isLocked) throw refusal('threadArchived')
  const person = world.users.get(channel.personId ?? '')
  if (channel.kind === 'dm' && person?.refusesDms !== false) throw refusal('cannotMessageUser')
  refuseEmpty(form, uploads.length)
  refuseLostReference(world, channel, form)
  const earlier = findByNonce(backend, form)
  if (earlier !== undefined) return { message: earlier }
  const message = postMessage(backend, { channel, authorId: world.botId, form, uploads })
  if (form.nonce !== undefined)
    world.nonces.set(nonceKey(world, form.nonce), { messageId: message.id, at: message.createdAt })
  return { message }
}

/** What the bot must be allowed for such a message. */
export function permissionsFor(
  world: World,
  channelId: string,
  form: MessageForm,
  uploads: readonly Upload[],
): PermissionName[] {
  const isThread = world.channels.get(channelId)?.kind === 'thread'
  const names: PermissionName[] = [isThread ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES']
  if ((form.embeds ?? []).length > 0) names.push('EMBED_LINKS')
  if (uploads.length > 0) names.push('ATTACH_FILES')
  return names
}

function refuseLostReference(world: World, channel: Channel, { reference }: MessageForm): void {
  if (reference === undefined || !reference.failsIfMissing) return
  if (world.messages.get(reference.messageId)?.channelId === channel.id) return
  const form = readForm({})
  form.root.get('message_reference').complain('REPLIES_UNKNOWN_MESSAGE', 'Unknown message')
  form.finish()
}

function findByNonce({ world, clock }: Backend, form: MessageForm): Message | undefined {
  if (!form.enforcesNonce || form.nonce === undefined) return undefined
  const known = world.nonces.get(nonceKey(world, form.nonce))
  if (known === undefined || clock.now().getTime() - known.at.getTime() > nonceLifeMs) return undefined
  return world.messages.get(known.messageId)
}

function nonceKey(world: World, nonce: string | number): string {
  return `${world.botId}:${nonce}`
}
