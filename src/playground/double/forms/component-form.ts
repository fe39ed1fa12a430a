import type { WireButton, WireControl, WireEmoji, WireRow, WireSelect, WireTextInput } from '../wire.ts'
import { compact } from '../compact.ts'
import { isRecord } from './field.ts'
import type { Field } from './field.ts'

/** Reads the action rows of a message. Source: Discord's reference, "Component Reference". */
export function readRows(field: Field): WireRow[] {
  const seenIds = new Set<string>()
  return numberComponents(field.items(5).flatMap(row => readRow(row, seenIds)))
}

// Discord numbers the components of a message from 1, each row before its controls.
function numberComponents(rows: readonly WireRow[]): WireRow[] {
  let id = 0
  return rows.map(row => ({
    ...row,
    id: (id += 1),
    components: row.components.map(control => ({ ...control, id: (id += 1) })),
  }))
}

function readRow(field: Field, seenIds: Set<string>): WireRow[] {
  if (field.get('type').require().oneOf([1]) === undefined) return []
  const items = field.get('components').require().items(5, 1)
  const controls = items.flatMap(it => readControl(it, seenIds, [2, 3, 5, 6, 7, 8]))
  if (controls.length > 1 && controls.some(it => it.type !== 2))
    field
      .get('components')
      .complain('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width')
  return [{ type: 1, components: controls }]
}

/** Reads a button, select or text input of one of the allowed types; none when it is of another. */
export function readControl(field: Field, seenIds: Set<string>, allowed: readonly number[]): WireControl[] {
  const type = field.get('type').require().oneOf(allowed)
  if (type === undefined) return []
  const control = type === 2 ? readButton(field) : type === 4 ? readTextInput(field) : readSelect(field, type)
  noteCustomId(field.get('custom_id'), seenIds)
  return [control]
}

function noteCustomId(field: Field, seenIds: Set<string>): void {
  if (typeof field.value !== 'string') return
  if (seenIds.has(field.value))
    field.complain('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated')
  seenIds.add(field.value)
}

function readButton(field: Field): WireButton {
  const style = field.get('style').require().integer(1, 6) ?? 1
  const isLink = style === 5
  if (isLink) forbid(field.get('custom_id'), 'custom_id')
  else forbid(field.get('url'), 'url')
  const button = compact<WireButton>({
    type: 2,
    style,
    label: field.get('label').text(80),
    emoji: readEmoji(field.get('emoji')),
    custom_id: isLink ? undefined : field.get('custom_id').require().text(100, 1),
    url: isLink ? field.get('url').require().url(['http', 'https', 'discord']) : undefined,
    disabled: field.get('disabled').flag(),
  })
  if ((button.label ?? '') === '' && button.emoji === undefined)
    field.get('label').complain('BUTTON_COMPONENT_INVALID_LABEL', 'A button must have a label or emoji')
  return button
}

function forbid(field: Field, name: string): void {
  if (!field.isMissing)
    field.complain(
      'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      `A custom id and url cannot both be specified (${name})`,
    )
}

function readEmoji(field: Field): WireEmoji | undefined {
  return isRecord(field.value)
    ? compact<WireEmoji>({ id: field.get('id').snowflake(), name: field.get('name').text(64) })
    : undefined
}

function readSelect(field: Field, type: number): WireSelect {
  const options = type === 3 ? field.get('options').require().items(25, 1).map(readSelectOption) : undefined
  checkSelectOptions(field, options ?? [])
  return compact<WireSelect>({
    type: type as WireSelect['type'],
    custom_id: field.get('custom_id').require().text(100, 1) ?? '',
    options,
    channel_types:
      type === 8
        ? field
            .get('channel_types')
            .items(20)
            .flatMap(it => it.integer() ?? [])
        : undefined,
    placeholder: field.get('placeholder').text(150),
    min_values: field.get('min_values').integer(0, 25) ?? 1,
    max_values: field.get('max_values').integer(1, 25) ?? 1,
    disabled: field.get('disabled').flag(),
    required: field.get('required').flag(),
  })
}

type SelectOption = NonNullable<WireSelect['options']>[number]

function readSelectOption(field: Field): SelectOption {
  return compact<SelectOption>({
    label: field.get('label').require().text(100, 1) ?? '',
    value: field.get('value').require().text(100, 1) ?? '',
    description: field.get('description').text(100),
    emoji: readEmoji(field.get('emoji')),
    default: field.get('default').flag(),
  })
}

function checkSelectOptions(field: Field, options: readonly SelectOption[]): void {
  const seen = new Set<string>()
  options.forEach((option, index) => {
    if (seen.has(option.value))
      field
        .get('options')
        .get(String(index))
        .complain('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used')
    seen.add(option.value)
  })
  const max = field.get('max_values').integer() ?? 1
  if (options.length > 0 && max > options.length)
    field
      .get('max_values')
      .complain('SELECT_COMPONENT_MAX_VALUES_TOO_LARGE', 'max_values must not exceed the number of options')
  if ((field.get('min_values').integer() ?? 1) > max)
    field.get('min_values').complain('SELECT_COMPONENT_MIN_VALUES_TOO_LARGE', 'min_values must not exceed max_values')
}

function readTextInput(field: Field): WireTextInput {
  const minLength = field.get('min_length').integer(0, 4000)
  const maxLength = field.get('max_length').integer(1, 4000)
  if ((minLength ?? 0) > (maxLength ?? 4000))
    field.get('min_length').complain('TEXT_INPUT_MIN_LENGTH_TOO_LARGE', 'min_length must not exceed max_length')
  return compact<WireTextInput>({
    type: 4,
    custom_id: field.get('custom_id').require().text(100, 1) ?? '',
    style: field.get('style').require().integer(1, 2) ?? 1,
    label: field.get('label').text(45, 1),
    min_length: minLength,
    max_length: maxLength,
    required: field.get('required').flag(),
    value: field.get('value').text(4000),
    placeholder: field.get('placeholder').text(100),
  })
}
