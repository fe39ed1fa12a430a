import type { WireModalPart } from '../wire.ts'
import { readControl } from './component-form.ts'
import { compact } from '../compact.ts'
import type { Field } from './field.ts'

/** A modal as the bot describes it. */
export type ModalForm = {
  readonly customId: string
  readonly title: string
  readonly components: readonly WireModalPart[]
}

/** Reads the data of a modal callback: a title of up to 45 characters and 1 to 5 parts. */
export function readModal(field: Field): ModalForm {
  const seenIds = new Set<string>()
  return {
    customId: field.get('custom_id').require().text(100, 1) ?? '',
    title: field.get('title').require().text(45, 1) ?? '',
    components: field
      .get('components')
      .require()
      .items(5, 1)
      .flatMap(it => readPart(it, seenIds)),
  }
}

function readPart(field: Field, seenIds: Set<string>): WireModalPart[] {
  const type = field.get('type').require().oneOf([1, 10, 18])
  if (type === undefined) return []
  if (type === 10) return [{ type: 10, content: field.get('content').require().text(4000, 1) ?? '' }]
  if (type === 18) return readLabel(field, seenIds)
  const inputs = field.get('components').require().items(1, 1)
  for (const input of inputs) input.get('label').require()
  return [{ type: 1, components: inputs.flatMap(it => readControl(it, seenIds, [4])) }]
}

function readLabel(field: Field, seenIds: Set<string>): WireModalPart[] {
  const [component] = readControl(field.get('component').require(), seenIds, [3, 4, 5, 6, 7, 8])
  if (component === undefined) return []
  const label = field.get('label').require().text(45, 1) ?? ''
  const description = field.get('description').text(100)
  return [compact<Extract<WireModalPart, { type: 18 }>>({ type: 18, label, description, component })]
}
