import { lengthOf } from '../forms/field.ts'
import { channelType } from '../render/render-channel.ts'
import type { WireOption } from '../wire.ts'
import type { Channel, World } from '../world.ts'
import type { FileInput, OptionInputs } from './person.ts'
import type { Resolved } from './resolved.ts'

/** An option as it goes into an interaction. */
export type FilledOption = { name: string; type: number; value: string | number | boolean; focused?: true }

export type Filling =
  | { readonly ok: true; readonly options: FilledOption[] }
  | { readonly ok: false; readonly reason: string }

/** Where the options are filled in. */
export type FillPlace = { readonly world: World; readonly channel: Channel; readonly resolved: Resolved }

type Input = string | number | boolean | FileInput

/** Turns what a person entered into option values, or says what Discord's client would not accept. */
export function fillOptions(place: FillPlace, options: readonly WireOption[], inputs: OptionInputs): Filling {
  const stranger = Object.keys(inputs).find(name => !options.some(it => it.name === name))
  if (stranger !== undefined) return { ok: false, reason: `There is no option "${stranger}".` }
  const filled: FilledOption[] = []
  for (const option of options) {
    const input = inputs[option.name]
    if (input === undefined || input === '') {
      if (option.required === true)
        return { ok: false, reason: `${option.name}: This option is required. Specify a value.` }
      continue
    }
    const value = fillOption(place, option, input)
    if (value.refused !== undefined) return { ok: false, reason: `${option.name}: ${value.refused}` }
    filled.push({ name: option.name, type: option.type, value: value.value })
  }
  return { ok: true, options: filled }
}

/** The options entered so far, for autocomplete: those that do not fit yet are left out. */
export function fillSoFar(
  place: FillPlace,
  options: readonly WireOption[],
  inputs: OptionInputs,
  focused: { readonly name: string; readonly typed: string },
): FilledOption[] {
  return options.flatMap((option): FilledOption[] => {
    const { name, type } = option
    if (name === focused.name) return [{ name, type, value: focused.typed, focused: true }]
    const input = inputs[name]
    if (input === undefined || input === '') return []
    const value = fillOption(place, option, input)
    return value.refused === undefined ? [{ name, type, value: value.value }] : []
  })
}

type Value = { readonly value: string | number | boolean; readonly refused?: undefined } | { readonly refused: string }

function fillOption(place: FillPlace, option: WireOption, input: Input): Value {
  if (typeof input === 'object')
    return option.type === 11 ? { value: place.resolved.attachment(input) } : { refused: 'This is no file option.' }
  switch (option.type) {
    case 3:
      return fillText(option, String(input))
    case 4:
    case 10:
      return fillNumber(option, input)
    case 5:
      return fillBoolean(input)
    case 6:
      return known(findUser(place, String(input)), id => place.resolved.user(id), 'Choose a user.')
    case 7:
      return fillChannel(place, option, String(input))
    case 8:
      return known(findRole(place, String(input)), id => place.resolved.role(id), 'Choose a role.')
    case 9: {
      const user = known(findUser(place, String(input)), id => place.resolved.user(id), '')
      return user.refused === undefined
        ? user
        : known(findRole(place, String(input)), id => place.resolved.role(id), 'Choose a user or role.')
    }
    default:
      return { refused: 'Add a file.' }
  }
}

function fillText(option: WireOption, text: string): Value {
  if (option.choices !== undefined && option.choices.length > 0) return fillChoice(option, text)
  const length = lengthOf(text)
  if (length > (option.max_length ?? 6000))
    return { refused: `Must be ${option.max_length ?? 6000} or fewer in length.` }
  return length < (option.min_length ?? 0)
    ? { refused: `Must be ${option.min_length} or more in length.` }
    : { value: text }
}

function fillChoice(option: WireOption, text: string): Value {
  const choice = option.choices?.find(it => String(it.value) === text || it.name === text)
  return choice === undefined ? { refused: 'Choose one of the suggestions.' } : { value: choice.value }
}

function fillNumber(option: WireOption, input: string | number | boolean): Value {
  if (option.choices !== undefined && option.choices.length > 0) return fillChoice(option, String(input))
  const number = typeof input === 'number' ? input : Number(String(input).trim())
  if (!Number.isFinite(number) || (option.type === 4 && !Number.isSafeInteger(number)))
    return { refused: option.type === 4 ? 'Input a valid integer.' : 'Input a valid number.' }
  const { min_value: min = -(2 ** 53), max_value: max = 2 ** 53 } = option
  return number < min || number > max ? { refused: `Must be between ${min} and ${max}.` } : { value: number }
}

function fillBoolean(input: string | number | boolean): Value {
  const word = String(input).toLowerCase()
  return word === 'true' || word === 'false' ? { value: word === 'true' } : { refused: 'Choose True or False.' }
}

function fillChannel(place: FillPlace, option: WireOption, input: string): Value {
  const channels = [...place.world.channels.values()].filter(it => it.guildId === place.channel.guildId)
  const found = channels.find(it => it.id === bareId(input) || it.name === input.replace(/^#/, ''))
  if (found !== undefined && option.channel_types !== undefined && option.channel_types.length > 0) {
    if (!option.channel_types.includes(channelType(place.world, found)))
      return { refused: 'This kind of channel does not fit.' }
  }
  return known(found?.id, id => place.resolved.channel(id), 'Choose a channel.')
}

function findUser({ world }: FillPlace, input: string): string | undefined {
  const name = input.replace(/^@/, '')
  return [...world.users.values()].find(it => it.id === bareId(input) || it.name === name)?.id
}

function findRole({ world, channel }: FillPlace, input: string): string | undefined {
  const roles = [...(world.guilds.get(channel.guildId ?? '')?.roles.values() ?? [])]
  return roles.find(it => it.id === bareId(input) || it.name.replace(/^@/, '') === input.replace(/^@/, ''))?.id
}

// "<@123>", "<@&123>", "<#123>" and "123" name the same.
function bareId(input: string): string {
  return /^<(?:@[!&]?|#)(\d+)>$/.exec(input)?.[1] ?? input
}

function known(id: string | undefined, resolve: (id: string) => string | undefined, reason: string): Value {
  const value = id === undefined ? undefined : resolve(id)
  return value === undefined ? { refused: reason } : { value }
}
