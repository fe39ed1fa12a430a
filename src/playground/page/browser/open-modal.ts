import type { SeenModal } from '../../double/people/person.ts'
import type { WireControl, WireModalPart, WireSelect, WireTextInput } from '../../double/wire.ts'
import type { Sight } from '../protocol.ts'
import { make } from './make.ts'
import { choicesOf } from './message/draw-controls.ts'

export type ModalFields = Readonly<Record<string, string | readonly string[]>>

type Field = { readonly element: HTMLElement; readonly id: string; readonly read: () => string | readonly string[] }

/** Shows a modal. `submit` gets the fields and gives a reason when they are refused; then the modal stays open. */
export function openModal(
  modal: SeenModal,
  sight: Sight,
  submit: (fields: ModalFields) => Promise<string | undefined>,
): void {
  const fields: Field[] = []
  const parts = modal.components.map(part => drawPart(part, sight, fields))
  const problem = make('p', { class: 'problem', role: 'alert' })
  const cancel = make('button', { type: 'button', class: 'plain-button' }, 'Cancel')
  const send = make('button', { type: 'submit', class: 'main-button' }, 'Submit')
  const form = make(
    'form',
    {},
    make('h2', { id: 'modal-title' }, modal.title),
    ...parts,
    problem,
    make('footer', {}, cancel, send),
  )
  const dialog = make('dialog', { class: 'modal', 'aria-labelledby': 'modal-title' }, form) as HTMLDialogElement
  cancel.addEventListener('click', () => dialog.close())
  dialog.addEventListener('close', () => dialog.remove())
  const sendFields = async () => {
    const reason = await submit(Object.fromEntries(fields.map(({ id, read }) => [id, read()])))
    if (reason === undefined) dialog.close()
    else problem.textContent = reason
  }
  form.addEventListener('submit', event => {
    event.preventDefault()
    void sendFields()
  })
  document.body.append(dialog)
  dialog.showModal()
}

function drawPart(part: WireModalPart, sight: Sight, fields: Field[]): HTMLElement {
  switch (part.type) {
    case 10:
      return make('p', {}, part.content)
    case 18:
      return drawLabelled(part.label, part.description, part.component, sight, fields)
    case 1:
      return make(
        'div',
        {},
        ...part.components.map(it => drawLabelled('label' in it ? (it.label ?? '') : '', undefined, it, sight, fields)),
      )
  }
}

function drawLabelled(
  label: string,
  description: string | undefined,
  control: WireControl,
  sight: Sight,
  fields: Field[],
): HTMLElement {
  if (control.type === 2) return make('span')
  const field = control.type === 4 ? drawInput(control) : drawChoice(control, sight)
  fields.push(field)
  const hint = description === undefined ? undefined : make('small', {}, description)
  return make('label', {}, make('span', { class: 'label' }, label), hint, field.element)
}

function drawInput(input: WireTextInput): Field {
  const { custom_id: id, placeholder, required = true, value = '', min_length, max_length } = input
  const attributes = { placeholder, required, minlength: min_length, maxlength: max_length }
  const element = make(input.style === 2 ? 'textarea' : 'input', attributes) as HTMLInputElement | HTMLTextAreaElement
  element.value = value
  return { element, id, read: () => element.value }
}

function drawChoice(select: WireSelect, sight: Sight): Field {
  const { custom_id: id, max_values: max = 1, required = true } = select
  const options = choicesOf(select, sight).map(it =>
    make('option', { value: it.value, selected: it.isChosen }, it.label),
  )
  const element = make('select', { class: 'select', multiple: max > 1, required }, ...options) as HTMLSelectElement
  return { element, id, read: () => [...element.selectedOptions].map(it => it.value) }
}
