import { lengthOf } from '../forms/field.ts'
import type { WireControl } from '../wire.ts'
import type { OpenModal } from '../world.ts'

export type ModalFilling =
  | { readonly ok: true; readonly components: unknown[] }
  | { readonly ok: false; readonly reason: string }

type Fields = Readonly<Record<string, string | readonly string[]>>

/** Turns a modal's fields into the components of a submit, or says what the client would not accept. */
export function fillModal(modal: OpenModal, fields: Fields): ModalFilling {
  const reasons: string[] = []
  const fill = (control: WireControl): unknown => {
    const { value, refused } = fillControl(control, fields)
    if (refused !== undefined) reasons.push(`${'custom_id' in control ? control.custom_id : ''}: ${refused}`)
    return value
  }
  const components = modal.components.map((part, index) => {
    const id = index + 1
    if (part.type === 18) return { type: 18, id, component: fill(part.component) }
    return part.type === 1 ? { type: 1, id, components: part.components.map(fill) } : { type: 10, id }
  })
  const [reason] = reasons
  return reason === undefined ? { ok: true, components } : { ok: false, reason }
}

function fillControl(control: WireControl, fields: Fields): { readonly value?: unknown; readonly refused?: string } {
  if (control.type === 2) return { refused: 'A modal holds no buttons.' }
  const given = fields[control.custom_id]
  const isRequired = control.required ?? true
  if (control.type === 4) {
    const text = typeof given === 'string' ? given : (control.value ?? '')
    const length = lengthOf(text)
    const value = { type: 4, custom_id: control.custom_id, value: text }
    if (length === 0) return isRequired ? { refused: 'This field is required.' } : { value }
    if (length > (control.max_length ?? 4000))
      return { refused: `Must be ${control.max_length ?? 4000} or fewer in length.` }
    return length < (control.min_length ?? 0)
      ? { refused: `Must be ${control.min_length} or more in length.` }
      : { value }
  }
  const offered = (control.options ?? []).filter(it => it.default === true).map(it => it.value)
  const values = given === undefined ? offered : typeof given === 'string' ? [given] : [...given]
  if (values.length === 0 && isRequired) return { refused: 'This field is required.' }
  return { value: { type: control.type, custom_id: control.custom_id, values } }
}
