import type { WireOption } from '../../../double/wire.ts'
import type { Sight } from '../../protocol.ts'
import { make } from '../make.ts'
import { createOptionField, type OptionField, type OptionValue } from './option-field.ts'
import type { SlashCommand } from './slash-commands.ts'
import { fitChoices, knownChoices, type ValueChoice } from './suggest-values.ts'
import type { SuggestionList } from './suggestion-list.ts'

export type FilledOptions = Readonly<Record<string, OptionValue>>

export type CommandFormParts = {
  readonly command: SlashCommand
  readonly sight: Sight
  readonly list: SuggestionList
  /** Asks the bot for suggestions while one types; a later call takes back an earlier one. */
  readonly complete: (
    options: FilledOptions,
    focused: { readonly name: string; readonly typed: string },
  ) => Promise<readonly ValueChoice[] | undefined>
  readonly send: (options: FilledOptions) => void
  /** Back to plain text. */
  readonly leave: () => void
}

export type CommandForm = {
  readonly element: HTMLElement
  fill(values: readonly ShownValue[]): void
  focusNext(): void
  focusOption(name: string): void
  /** Sends it as it stands. */
  send(): void
  /** What stands in the fields, for writing the same command again. */
  shown(): readonly ShownValue[]
}

export type ShownValue = { readonly name: string; readonly label: string; readonly value: string | number }

/** A command being written: required options stand there, optional ones are added by name, Enter sends. */
export function createCommandForm(parts: CommandFormParts): CommandForm {
  const { command, sight, list } = parts
  const fields: OptionField[] = []
  const holder = make('span', { class: 'fields' })
  const adder = make('input', {
    type: 'text',
    class: 'adder',
    role: 'combobox',
    'aria-label': 'Add an option',
    'aria-autocomplete': 'list',
    'aria-expanded': false,
    autocomplete: 'off',
  }) as HTMLInputElement
  const element = make(
    'div',
    { class: 'command-form', role: 'group', 'aria-label': `/${command.words}` },
    make('span', { class: 'command-words' }, `/${command.words}`),
    holder,
    adder,
  )
  const optional = () => command.options.filter(option => !fields.some(field => field.option === option))

  function filled(): FilledOptions {
    return Object.fromEntries(
      fields.flatMap(field => {
        const value = field.value()
        return value === undefined ? [] : [[field.option.name, value]]
      }),
    )
  }

  function add(option: WireOption): OptionField {
    const field = createOptionField(option)
    fields.push(field)
    holder.append(field.element)
    field.input.addEventListener('focus', () => void suggest(field))
    field.input.addEventListener('input', () => {
      if (!beginNext(field)) void suggest(field)
    })
    field.input.addEventListener('keydown', event => onFieldKey(event, field))
    renameAdder()
    return field
  }

  /** As in Discord, " about:" at the end of a value begins the next option. */
  function beginNext({ input, choose }: OptionField): boolean {
    const next = optional().find(it => input.value.endsWith(` ${it.name}:`))
    if (next === undefined) return false
    const value = input.value.slice(0, -next.name.length - 1).trim()
    choose(value, value)
    add(next).input.focus()
    return true
  }

  function remove(field: OptionField): void {
    fields.splice(fields.indexOf(field), 1)
    field.element.remove()
    renameAdder()
    focusLast()
  }

  function renameAdder(): void {
    const left = optional()
    adder.placeholder = left.length === 0 ? 'Enter to send' : `+${left.length} optional`
  }

  async function suggest(field: OptionField): Promise<void> {
    const { option, input } = field
    const heading = `${option.name}: ${option.description}`
    const show = (choices: readonly ValueChoice[], active: number) =>
      list.show(
        input,
        heading,
        choices.map(({ label, value }) => ({ label, take: () => take(field, label, value) })),
        active,
      )
    const known = knownChoices(option, sight)
    if (known !== undefined) {
      show(field.isChosen() ? [] : fitChoices(known, input.value), 0)
      return
    }
    if (option.autocomplete !== true) {
      show([], -1)
      return
    }
    if (!list.isOpenFor(input)) show([], -1)
    const choices = await parts.complete(filled(), { name: option.name, typed: input.value })
    if (choices !== undefined && document.activeElement === input) show(choices, -1)
  }

  function take(field: OptionField, label: string, value: string | number): void {
    field.choose(label, value)
    focusNext()
  }

  function onFieldKey(event: KeyboardEvent, field: OptionField): void {
    if (onListKey(event)) return
    if (event.key === 'Backspace' && field.input.value === '') {
      event.preventDefault()
      if (field.option.required === true) parts.leave()
      else remove(field)
    }
  }

  /** Keys that mean the same in every input of the form. */
  function onListKey(event: KeyboardEvent): boolean {
    const act = keyDeed(event)
    if (act === undefined || event.isComposing) return false
    if (act()) event.preventDefault()
    return true
  }

  function keyDeed({ key, shiftKey }: KeyboardEvent): (() => boolean) | undefined {
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        return () => (list.move(key === 'ArrowDown' ? 1 : -1), true)
      case 'Enter':
        return () => (list.take(false) || parts.send(filled()), true)
      case 'Tab':
        return shiftKey ? undefined : () => isWorthTaking() && list.take(true)
      case 'Escape':
        return () => (list.isOpen() ? list.hide() : parts.leave(), true)
      default:
        return undefined
    }
  }

  /** Tab takes a suggestion once something was typed or picked; in an empty field it goes on to the next. */
  function isWorthTaking(): boolean {
    const input = document.activeElement
    return input instanceof HTMLInputElement && (input.value !== '' || input.hasAttribute('aria-activedescendant'))
  }

  function offerOptions(): void {
    const typed = adder.value.trim().toLowerCase()
    const named = optional().find(it => adder.value === `${it.name}:`)
    if (named !== undefined) {
      addByName(named)
      return
    }
    const fitting = optional().filter(it => it.name.startsWith(typed))
    list.show(
      adder,
      fitting.length === 0 ? '' : 'Options',
      fitting.map(it => ({ label: it.name, hint: it.description, take: () => addByName(it) })),
      typed === '' ? -1 : 0,
    )
  }

  function addByName(option: WireOption): void {
    adder.value = ''
    add(option).input.focus()
  }

  function onAdderKey(event: KeyboardEvent): void {
    if (onListKey(event)) return
    if (event.key === 'Backspace' && adder.value === '') {
      event.preventDefault()
      focusLast()
    }
  }

  function focusLast(): void {
    const last = fields.at(-1)
    if (last === undefined) parts.leave()
    else last.input.focus()
  }

  function focusNext(): void {
    const empty = fields.find(it => it.value() === undefined)
    ;(empty?.input ?? adder).focus()
  }

  adder.addEventListener('focus', offerOptions)
  adder.addEventListener('input', offerOptions)
  adder.addEventListener('keydown', onAdderKey)
  for (const option of command.options) if (option.required === true) add(option)
  renameAdder()
  return {
    element,
    focusNext,
    fill(values) {
      for (const { name, label, value } of values) {
        const option = command.options.find(it => it.name === name)
        if (option === undefined) continue
        const field = fields.find(it => it.option === option) ?? add(option)
        field.choose(label, value)
      }
    },
    send: () => parts.send(filled()),
    shown: () =>
      fields.flatMap(field => {
        const value = field.value()
        const isPlain = typeof value === 'string' || typeof value === 'number'
        return isPlain ? [{ name: field.option.name, label: field.input.value, value }] : []
      }),
    focusOption: name => fields.find(it => it.option.name === name)?.input.focus(),
  }
}
