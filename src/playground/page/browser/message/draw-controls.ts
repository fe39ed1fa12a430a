import type { WireButton, WireControl, WireRow, WireSelect } from '../../../double/wire.ts'
import type { Sight } from '../../protocol.ts'
import { make } from '../make.ts'

export type ControlDeeds = {
  readonly press: (customId: string, button: HTMLElement) => void
  readonly choose: (customId: string, values: readonly string[]) => void
  readonly sight: Sight
}

const buttonTypes: Readonly<Record<number, string>> = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'destructive' }

/** Draws a message's rows of buttons and selects. */
export function drawControls(rows: readonly WireRow[], deeds: ControlDeeds): readonly HTMLElement[] {
  return rows.map(row =>
    make('discord-action-row', { slot: 'components' }, ...row.components.map(control => drawControl(control, deeds))),
  )
}

function drawControl(control: WireControl, deeds: ControlDeeds): HTMLElement | undefined {
  if (control.type === 2) return drawButton(control, deeds)
  return control.type === 4 ? undefined : drawSelect(control, deeds)
}

function drawButton(button: WireButton, { press }: ControlDeeds): HTMLElement {
  const label = [button.emoji?.name, button.label].filter(part => part !== undefined).join(' ')
  const { custom_id, url, disabled = false } = button
  const drawn = make('discord-button', { type: buttonTypes[button.style] ?? 'secondary', url, disabled }, label)
  drawn.addEventListener('click', () => {
    if (custom_id !== undefined && !disabled && !drawn.hasAttribute('data-waiting')) press(custom_id, drawn)
  })
  return drawn
}

/** A list of the browser's own, as it can be used with every kind of keyboard and reader. */
function drawSelect(select: WireSelect, { choose, sight }: ControlDeeds): HTMLElement {
  const { custom_id, placeholder = 'Make a selection', disabled, max_values: max = 1 } = select
  const options = choicesOf(select, sight).map(({ label, value, description, isChosen }) =>
    make('option', { value, selected: isChosen }, description === undefined ? label : `${label} — ${description}`),
  )
  const isMany = max > 1
  const empty = make('option', { value: '', disabled: true, selected: true, hidden: true }, placeholder)
  const drawn = make(
    'select',
    {
      class: 'select',
      'aria-label': placeholder,
      disabled,
      multiple: isMany,
      size: isMany ? Math.min(6, options.length) : undefined,
    },
    ...(isMany ? [] : [empty]),
    ...options,
  ) as HTMLSelectElement
  const send = () =>
    choose(
      custom_id,
      [...drawn.selectedOptions].map(it => it.value),
    )
  if (!isMany) {
    drawn.addEventListener('change', send)
    return drawn
  }
  const done = make('button', { type: 'button', class: 'plain-button' }, 'Choose')
  done.addEventListener('click', send)
  return make('div', { class: 'many' }, drawn, done)
}

type SelectChoice = {
  readonly label: string
  readonly value: string
  readonly description?: string | undefined
  readonly isChosen?: boolean | undefined
}

/** What a select offers: its own options, or the people, roles and channels of the server. */
export function choicesOf(select: WireSelect, sight: Sight): readonly SelectChoice[] {
  const users = sight.members.map(it => ({ label: it.name, value: it.id }))
  const roles = sight.roles.map(it => ({ label: it.name, value: it.id }))
  switch (select.type) {
    case 3:
      return (select.options ?? []).map(({ label, value, description, default: isChosen }) => ({
        label,
        value,
        description,
        isChosen,
      }))
    case 5:
      return users
    case 6:
      return roles
    case 7:
      return [...users, ...roles]
    case 8:
      return sight.channels.map(it => ({ label: `#${it.name}`, value: it.id }))
  }
}
