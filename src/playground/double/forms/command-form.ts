import type { WireChoice, WireCommand, WireOption } from '../wire.ts'
import { compact } from '../compact.ts'
import { lengthOf } from './field.ts'
import type { Field } from './field.ts'

/** A command as the bot wants it registered, without ids. */
export type CommandForm = Omit<WireCommand, 'id' | 'application_id' | 'version' | 'guild_id'>

const namePattern = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u

/** Reads and checks one command. Source: Discord's reference, "Application Command Structure". */
export function readCommand(field: Field): CommandForm {
  const type = field.get('type').isMissing ? 1 : (field.get('type').oneOf([1, 2, 3]) ?? 1)
  const options = type === 1 ? readOptions(field.get('options'), 0) : undefined
  const command = compact<CommandForm>({
    type,
    name: type === 1 ? readName(field.get('name')) : (field.get('name').require().text(32, 1) ?? ''),
    description: readDescription(field.get('description'), type),
    options,
    default_member_permissions: readPermissions(field.get('default_member_permissions')),
    nsfw: field.get('nsfw').flag() ?? false,
    integration_types: readNumbers(field.get('integration_types')) ?? [0],
    contexts: readNumbers(field.get('contexts')) ?? null,
    dm_permission: field.get('dm_permission').flag() ?? true,
  })
  if (commandSize(command) > 8000)
    field.complain('APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)')
  return command
}

function readName(field: Field): string {
  const name = field.require().text(32, 1) ?? ''
  if (name !== '' && lengthOf(name) <= 32 && (!namePattern.test(name) || name !== name.toLowerCase()))
    field.complain('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')
  return name
}

function readDescription(field: Field, type: number): string {
  if (type === 1) return field.require().text(100, 1) ?? ''
  if (typeof field.value === 'string' && field.value !== '')
    field.complain('APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION', 'Context menu commands cannot have a description')
  return ''
}

function readPermissions(field: Field): string | null {
  if (field.isMissing) return null
  if ((typeof field.value === 'string' || typeof field.value === 'number') && /^\d{1,20}$/.test(String(field.value)))
    return String(field.value)
  field.complain('NUMBER_TYPE_COERCE', `Value "${String(field.value)}" is not int.`)
  return null
}

function readNumbers(field: Field): number[] | undefined {
  return field.isMissing ? undefined : field.items(3).flatMap(it => it.integer(0, 2) ?? [])
}

function readOptions(field: Field, depth: number): WireOption[] {
  const items = field.items(25)
  const options = items.map(it => readOption(it, depth))
  const names = new Set<string>()
  options.forEach((option, index) => {
    if (names.has(option.name))
      items[index]
        ?.get('name')
        .complain('APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists')
    names.add(option.name)
    const isAfterOptional = option.required === true && options.slice(0, index).some(it => it.required !== true)
    if (isAfterOptional && option.type > 2)
      items[index]?.complain(
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      )
    if (option.type <= 2 !== (options[0]?.type ?? 0) <= 2)
      items[index]
        ?.get('type')
        .complain(
          'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
          'Sub-command and sub-command group option types are mutually exclusive to all other types',
        )
  })
  return options
}

function readOption(field: Field, depth: number): WireOption {
  const type = field.get('type').require().integer(1, 11) ?? 3
  checkNesting(field, type, depth)
  const isNumber = type === 4 || type === 10
  const optional = <T>(isFitting: boolean, key: string, read: (field: Field) => T | undefined) =>
    isFitting ? read(field.get(key)) : undefined
  const option = compact<WireOption>({
    type,
    name: readName(field.get('name')),
    description: field.get('description').require().text(100, 1) ?? '',
    required: optional(type > 2, 'required', it => it.flag()),
    choices: optional(type === 3 || isNumber, 'choices', it => (it.isMissing ? undefined : readChoices(it, type))),
    options: optional(type <= 2, 'options', it => readOptions(it, depth + 1)),
    channel_types: optional(type === 7, 'channel_types', it =>
      it.isMissing ? undefined : it.items(20).flatMap(one => one.integer() ?? []),
    ),
    min_value: optional(isNumber, 'min_value', it => it.number()),
    max_value: optional(isNumber, 'max_value', it => it.number()),
    min_length: optional(type === 3, 'min_length', it => it.integer(0, 6000)),
    max_length: optional(type === 3, 'max_length', it => it.integer(1, 6000)),
    autocomplete: optional(type === 3 || isNumber, 'autocomplete', it => it.flag()),
  })
  if (option.autocomplete === true && (option.choices ?? []).length > 0)
    field
      .get('autocomplete')
      .complain('APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE', 'Choices cannot be set when autocomplete is set')
  return option
}

function checkNesting(field: Field, type: number, depth: number): void {
  if ((type === 2 && depth > 0) || (type === 1 && depth > 1))
    field.get('type').complain('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-commands are nested too deep')
}

/** Reads choices of an option of type 3, 4 or 10; also those that answer an autocomplete. */
export function readChoices(field: Field, type: number): WireChoice[] {
  return field.items(25).map(it => ({
    name: it.get('name').require().text(100, 1) ?? '',
    value: readChoiceValue(it.get('value').require(), type),
  }))
}

function readChoiceValue(field: Field, type: number): string | number {
  if (type === 3) return field.text(100) ?? ''
  return (type === 4 ? field.integer() : field.number()) ?? 0
}

function commandSize(command: {
  name: string
  description: string
  options?: WireOption[]
  choices?: WireChoice[]
}): number {
  const choices = (command.choices ?? []).reduce((sum, it) => sum + lengthOf(it.name) + lengthOf(String(it.value)), 0)
  const options = (command.options ?? []).reduce((sum, it) => sum + commandSize(it), 0)
  return lengthOf(command.name) + lengthOf(command.description) + choices + options
}
