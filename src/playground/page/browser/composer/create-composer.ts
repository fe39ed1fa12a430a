import type { DeedResult, Sight } from '../../protocol.ts'
import { make } from '../make.ts'
import {
  createCommandForm,
  type CommandForm,
  type CommandFormParts,
  type FilledOptions,
  type ShownValue,
} from './command-form.ts'
import { fitCommands, readTyped, type SlashCommand } from './slash-commands.ts'
import { createSuggestionList } from './suggestion-list.ts'

export type ComposerParts = {
  readonly commands: () => readonly SlashCommand[]
  readonly sight: () => Sight
  readonly say: (text: string) => Promise<DeedResult>
  readonly run: (command: SlashCommand, options: FilledOptions) => Promise<DeedResult>
  readonly complete: (
    command: SlashCommand,
    ...rest: Parameters<CommandFormParts['complete']>
  ) => ReturnType<CommandFormParts['complete']>
}

export type Composer = {
  /** Another channel is open: what is written goes there. */
  place(label: string, canWrite: boolean): void
  /** Begins a command, with values already in it. */
  begin(words: string, values: Readonly<Record<string, string>>): void
  /** Says something to whoever writes: a refusal, that an answer is awaited. Empty takes it away. */
  notice(text: string, isProblem?: boolean): void
}

/** The box at the bottom: plain messages, and slash commands with hints, as one types them in Discord. */
export function createComposer(root: HTMLElement, parts: ComposerParts): Composer {
  const panel = make('div', { class: 'panel', hidden: true })
  const note = make('div', { class: 'notice', role: 'status', hidden: true })
  const text = make('textarea', {
    rows: 1,
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': false,
    role: 'combobox',
  }) as HTMLTextAreaElement
  const send = make('button', { type: 'button', class: 'send', 'aria-label': 'Send' })
  const box = make('div', { class: 'box' }, text, send)
  root.append(panel, note, box)
  const list = createSuggestionList(panel)
  let form: CommandForm | undefined
  let last: { readonly words: string; readonly values: readonly ShownValue[] } | undefined

  function notice(words: string, isProblem = false): void {
    note.textContent = words
    note.hidden = words === ''
    note.classList.toggle('problem', isProblem)
  }

  function toText(words = ''): void {
    form?.element.remove()
    form = undefined
    list.hide()
    text.hidden = false
    text.value = words
    fitHeight()
    // On a telephone the keyboard would cover what one came to read.
    if (matchMedia('(pointer: fine)').matches) text.focus()
  }

  function begin(command: SlashCommand): CommandForm {
    notice('')
    form?.element.remove()
    list.hide()
    const begun = createCommandForm({
      command,
      sight: parts.sight(),
      list,
      complete: (options, focused) => parts.complete(command, options, focused),
      leave: () => toText(),
      send: options => void sendCommand(command, options),
    })
    form = begun
    text.value = ''
    text.hidden = true
    box.prepend(begun.element)
    return begun
  }

  async function sendCommand(command: SlashCommand, options: FilledOptions): Promise<void> {
    const sending = form
    last = { words: command.words, values: sending?.shown() ?? [] }
    list.hide()
    notice(`Sending /${command.words} …`)
    const outcome = await parts.run(command, options)
    if (outcome.kind === 'refused') {
      notice(outcome.reason, true)
      sending?.focusOption(outcome.reason.split(':')[0] ?? '')
      return
    }
    notice(outcome.kind === 'no-response' ? outcome.text : '', true)
    if (form === sending) toText()
  }

  async function sendText(): Promise<void> {
    const words = text.value.trim()
    if (words === '') return
    const outcome = await parts.say(words)
    if (outcome.kind === 'refused') notice(outcome.reason, true)
    else toText()
  }

  function onInput(): void {
    notice('')
    fitHeight()
    const typed = readTyped(text.value, parts.commands())
    if (typed !== undefined) {
      const begun = begin(typed.command)
      begun.fill(typed.values.map(it => ({ ...it, label: it.value })))
      begun.focusNext()
      return
    }
    if (!text.value.startsWith('/')) {
      list.hide()
      return
    }
    const fitting = fitCommands(parts.commands(), text.value.slice(1))
    const suggestions = fitting.map(it => ({
      label: `/${it.words}`,
      hint: it.description,
      take: () => begin(it).focusNext(),
    }))
    list.show(text, fitting.length === 0 ? 'No such command' : 'Dateline', suggestions, 0)
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.shiftKey || !doKey(event.key)) return
    event.preventDefault()
  }

  function doKey(key: string): boolean {
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (list.isOpen()) list.move(key === 'ArrowDown' ? 1 : -1)
        else if (key === 'ArrowUp' && text.value === '') return recall()
        else return false
        return true
      case 'Enter':
        if (!list.take(false)) void sendText()
        return true
      case 'Tab':
        return list.take(true)
      case 'Escape':
        list.hide()
        return true
      default:
        return false
    }
  }

  /** The last command again, with its options, ready to be changed. */
  function recall(): boolean {
    const command = parts.commands().find(it => it.words === last?.words)
    if (command === undefined || last === undefined) return false
    const begun = begin(command)
    begun.fill(last.values)
    begun.focusNext()
    return true
  }

  function fitHeight(): void {
    text.style.height = 'auto'
    text.style.height = `${Math.min(text.scrollHeight, 200)}px`
  }

  text.addEventListener('input', onInput)
  text.addEventListener('keydown', onKey)
  send.addEventListener('click', () => (form === undefined ? void sendText() : form.send()))
  return {
    notice,
    place(label, canWrite) {
      toText()
      notice('')
      box.hidden = !canWrite
      text.placeholder = `Message ${label}`
      text.setAttribute('aria-label', `Message ${label}`)
    },
    begin(words, values) {
      const command = parts.commands().find(it => it.words === words)
      if (command === undefined) return
      const begun = begin(command)
      begun.fill(Object.entries(values).map(([name, value]) => ({ name, label: value, value })))
      begun.focusNext()
    },
  }
}
