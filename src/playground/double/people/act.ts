import type { Backend } from '../backend.ts'
import { compact } from '../compact.ts'
import { startInteraction } from '../interactions/lifetime.ts'
import { renderInteraction } from '../interactions/payload.ts'
import { renderMessage } from '../render/render-message.ts'
import type { WireControl, WireSelect } from '../wire.ts'
import type { Channel, Interaction } from '../world.ts'
import { fillModal } from './fill-modal.ts'
import { fillOptions, fillSoFar } from './fill-options.ts'
import type { FilledOption } from './fill-options.ts'
import { findSlashCommand, offeredCommands } from './find-command.ts'
import type { FoundCommand } from './find-command.ts'
import type { Outcome, Person, Suggestions } from './person.ts'
import { createResolved } from './resolved.ts'
import type { Resolved } from './resolved.ts'
import { canSeeChannel, canSeeMessage } from './see.ts'

/** What a person does that the bot must answer. */
export function createActions(
  backend: Backend,
  userId: string,
): Pick<Person, 'run' | 'complete' | 'press' | 'choose' | 'submit' | 'useMessageMenu'> {
  const { world } = backend

  const placeOf = (channelId: string): Channel | undefined =>
    canSeeChannel(world, userId, channelId) ? world.channels.get(channelId) : undefined

  const start = (
    kind: Pick<Interaction, 'type'> & Partial<Interaction>,
    channel: Channel,
    data: Record<string, unknown>,
  ): Promise<Outcome | Suggestions> => {
    const interaction = createInteraction(backend, userId, channel, kind)
    return startInteraction(backend, interaction, renderInteraction(backend, interaction, channel, data))
  }

  return {
    async run(words, inputs, channelId) {
      const channel = placeOf(channelId)
      if (channel === undefined) return refused('You cannot see this channel.')
      const found = findSlashCommand(offeredCommands(world, userId, channel), words)
      if (found === undefined) return refused(`There is no command /${words} for you here.`)
      const resolved = createResolved(backend, userId, channel)
      const filling = fillOptions({ world, channel, resolved }, found.options, inputs)
      if (!filling.ok) return refused(filling.reason)
      const command = [found.command, ...found.path].map(it => it.name).join(' ')
      return asOutcome(await start({ type: 2, command }, channel, commandData(found, filling.options, resolved)))
    },

    async complete(words, inputs, focused, channelId) {
      const channel = placeOf(channelId)
      const found = channel && findSlashCommand(offeredCommands(world, userId, channel), words)
      if (channel === undefined || found === undefined) return refused(`There is no command /${words} for you here.`)
      const option = found.options.find(it => it.name === focused.name)
      if (option?.autocomplete !== true) return refused(`${focused.name}: This option offers no suggestions.`)
      const resolved = createResolved(backend, userId, channel)
      const options = fillSoFar({ world, channel, resolved }, found.options, inputs, focused)
      return asSuggestions(await start({ type: 4 }, channel, commandData(found, options, resolved)))
    },

    async press(messageId, customId) {
      const target = findControl(backend, userId, messageId, customId)
      if (typeof target === 'string') return refused(target)
      if (target.control.type !== 2) return refused('This is no button.')
      const data = { component_type: 2, custom_id: customId, id: target.control.id }
      return asOutcome(await start({ type: 3, sourceMessageId: messageId }, target.channel, data))
    },

    async choose(messageId, customId, values) {
      const target = findControl(backend, userId, messageId, customId)
      if (typeof target === 'string') return refused(target)
      const { control, channel } = target
      if (control.type === 2 || control.type === 4) return refused('This is no select.')
      const resolved = createResolved(backend, userId, channel)
      const reason = refuseValues(control, values, resolved)
      if (reason !== undefined) return refused(reason)
      const common = { component_type: control.type, custom_id: customId, id: target.control.id, values }
      const data = compact<Record<string, unknown>>({ ...common, resolved: resolved.render() })
      return asOutcome(await start({ type: 3, sourceMessageId: messageId }, channel, data))
    },

    async submit(modalId, fields) {
      const modal = world.modals.get(modalId)
      const channel = placeOf(modal?.channelId ?? '')
      if (modal === undefined || modal.userId !== userId || channel === undefined)
        return refused('This modal is closed.')
      const filling = fillModal(modal, fields)
      if (!filling.ok) return refused(filling.reason)
      world.modals.delete(modalId)
      const data = { custom_id: modal.customId, components: filling.components }
      return asOutcome(await start({ type: 5, sourceMessageId: modal.sourceMessageId }, channel, data))
    },

    async useMessageMenu(name, messageId) {
      const message = world.messages.get(messageId)
      if (message === undefined || !canSeeMessage(world, userId, message))
        return refused('You cannot see this message.')
      const channel = world.channels.get(message.channelId)
      const commands = channel === undefined ? [] : offeredCommands(world, userId, channel)
      const command = commands.find(it => it.type === 3 && it.name === name)
      if (channel === undefined || command === undefined) return refused(`There is no "${name}" for you here.`)
      const resolved = { messages: { [messageId]: renderMessage(world, message) } }
      const data = { id: command.id, name, type: 3, target_id: messageId, resolved }
      return asOutcome(await start({ type: 2, command: name, isMenu: true, sourceMessageId: messageId }, channel, data))
    },
  }
}

function createInteraction(
  backend: Backend,
  userId: string,
  channel: Channel,
  kind: Pick<Interaction, 'type'> & Partial<Interaction>,
): Interaction {
  const id = backend.newId()
  return {
    command: undefined,
    isMenu: false,
    sourceMessageId: undefined,
    ...kind,
    id,
    token: Buffer.from(`interaction:${id}:${backend.newId()}`).toString('base64url'),
    userId,
    channelId: channel.id,
    guildId: channel.guildId,
    createdAt: backend.clock.now(),
    state: 'waiting',
    hasEnded: false,
    originalId: undefined,
  }
}

function commandData(
  found: FoundCommand,
  options: readonly FilledOption[],
  resolved: Resolved,
): Record<string, unknown> {
  const { id, name, type, guild_id } = found.command
  const nested = found.path
    .toReversed()
    .reduce<unknown[]>((inner, it) => [{ name: it.name, type: it.type, options: inner }], [...options])
  return compact<Record<string, unknown>>({ id, name, type, guild_id, options: nested, resolved: resolved.render() })
}

type Target = { readonly channel: Channel; readonly control: WireControl }

// The control on the message, or the reason why it cannot be used.
function findControl({ world }: Backend, userId: string, messageId: string, customId: string): Target | string {
  const message = world.messages.get(messageId)
  const channel = world.channels.get(message?.channelId ?? '')
  if (message === undefined || channel === undefined || !canSeeMessage(world, userId, message))
    return 'You cannot see this message.'
  const controls = message.components.flatMap(it => it.components)
  const control = controls.find(it => 'custom_id' in it && it.custom_id === customId)
  if (control === undefined) return 'There is no such button or menu on this message.'
  if ('disabled' in control && control.disabled) return 'This is disabled.'
  return { channel, control }
}

function refuseValues(select: WireSelect, values: readonly string[], resolved: Resolved): string | undefined {
  const { min_values: min = 1, max_values: max = 1 } = select
  if (values.length < min || values.length > max) return `Choose ${min === max ? min : `${min} to ${max}`}.`
  const isKnown = (value: string): boolean => {
    if (select.type === 3) return select.options?.some(it => it.value === value) ?? false
    if (select.type === 8) return resolved.channel(value) !== undefined
    if (select.type === 6) return resolved.role(value) !== undefined
    return resolved.user(value) !== undefined || (select.type === 7 && resolved.role(value) !== undefined)
  }
  return values.every(isKnown) ? undefined : 'This is not among the choices.'
}

function refused(reason: string): { readonly kind: 'refused'; readonly reason: string } {
  return { kind: 'refused', reason }
}

function asOutcome(end: Outcome | Suggestions): Outcome {
  if (end.kind === 'choices') throw new Error('Choices can only answer an autocomplete.')
  return end.kind === 'no-response' ? { kind: 'no-response', text: 'The application did not respond' } : end
}

function asSuggestions(end: Outcome | Suggestions): Suggestions {
  if (end.kind === 'choices' || end.kind === 'refused') return end
  return { kind: 'no-response', text: 'Loading options failed' }
}
