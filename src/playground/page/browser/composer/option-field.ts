import type { WireOption } from '../../../double/wire.ts'
import type { CarriedFile } from '../../protocol.ts'
import { make } from '../make.ts'

export type OptionValue = string | number | boolean | CarriedFile

/** One option of the command being written: its name and what is typed into it. */
export type OptionField = {
  readonly option: WireOption
  readonly element: HTMLElement
  readonly input: HTMLInputElement
  /** What is sent: the value behind a chosen suggestion, or the text as typed. Undefined when there is nothing. */
  value(): OptionValue | undefined
  /** Shows `label` and keeps the `value` behind it until somebody types. */
  choose(label: string, value: string | number): void
  readonly isChosen: () => boolean
}

export function createOptionField(option: WireOption): OptionField {
  let chosen: string | number | undefined
  let file: CarriedFile | undefined
  const isFile = option.type === 11
  const input = make('input', {
    type: isFile ? 'file' : 'text',
    role: isFile ? undefined : 'combobox',
    'aria-label': option.name,
    'aria-description': option.description,
    'aria-autocomplete': isFile ? undefined : 'list',
    'aria-expanded': isFile ? undefined : false,
    'aria-required': option.required === true,
    autocomplete: 'off',
    spellcheck: 'false',
    'data-option': option.name,
  }) as HTMLInputElement
  const fit = () => (input.style.width = `${Math.min(42, Math.max(5, input.value.length + 2))}ch`)
  input.addEventListener('input', () => {
    chosen = undefined
    fit()
    const [first] = input.files ?? []
    if (first !== undefined) void carry(first).then(carried => (file = carried))
  })
  if (!isFile) fit()
  return {
    option,
    input,
    element: make('label', { class: 'option-field' }, make('span', { class: 'option-name' }, option.name), input),
    isChosen: () => chosen !== undefined,
    value: () => (isFile ? file : (chosen ?? (input.value.trim() === '' ? undefined : input.value.trim()))),
    choose(label, value) {
      input.value = label
      chosen = value
      fit()
    },
  }
}

async function carry(file: File): Promise<CarriedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return {
    name: file.name,
    contentType: file.type === '' ? 'application/octet-stream' : file.type,
    base64: btoa(binary),
  }
}
