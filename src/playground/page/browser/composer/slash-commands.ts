import type { WireCommand, WireOption } from '../../../double/wire.ts'

/** A slash command as it is typed: subcommands stand as commands of their own, as in Discord's list. */
export type SlashCommand = {
  /** "watch add", without the slash. */
  readonly words: string
  readonly description: string
  /** Required ones first. */
  readonly options: readonly WireOption[]
}

/** All slash commands among those a person is offered, by their words. */
export function listSlashCommands(commands: readonly WireCommand[]): readonly SlashCommand[] {
  return commands
    .filter(({ type }) => type === 1)
    .flatMap(command => unfold(command.name, command.description, command.options ?? []))
    .toSorted((a, b) => a.words.localeCompare(b.words))
}

function unfold(words: string, description: string, options: readonly WireOption[]): SlashCommand[] {
  const inner = options.filter(({ type }) => type === 1 || type === 2)
  if (inner.length > 0) return inner.flatMap(it => unfold(`${words} ${it.name}`, it.description, it.options ?? []))
  const required = options.filter(it => it.required === true)
  return [{ words, description, options: [...required, ...options.filter(it => it.required !== true)] }]
}

/** Commands that fit what was typed after the slash: those that begin with it, then those that hold all its words. */
export function fitCommands(commands: readonly SlashCommand[], typed: string): readonly SlashCommand[] {
  const wanted = typed.trim().toLowerCase()
  const begins = commands.filter(it => it.words.startsWith(wanted))
  const holds = commands.filter(
    it => !begins.includes(it) && wanted.split(/\s+/).every(word => it.words.includes(word)),
  )
  return [...begins, ...holds]
}

export type TypedCommand = {
  readonly command: SlashCommand
  readonly values: readonly { readonly name: string; readonly value: string }[]
}

/**
 * Reads a command that was typed or pasted as text: "/quotes speaker:munir about:ceasefire". Undefined until its words
 * are complete, with a space after them. Words without a name go to the first option.
 */
export function readTyped(text: string, commands: readonly SlashCommand[]): TypedCommand | undefined {
  const line = text.trimStart()
  const command = commands.find(it => line.startsWith(`/${it.words} `))
  if (command === undefined) return undefined
  const values: { name: string; value: string }[] = []
  for (const word of line.slice(command.words.length + 2).split(' ')) {
    const option = command.options.find(it => word.startsWith(`${it.name}:`))
    const last = values.at(-1)
    if (option !== undefined) values.push({ name: option.name, value: word.slice(option.name.length + 1) })
    else if (last !== undefined) last.value += ` ${word}`
    else if (word !== '') values.push({ name: command.options[0]?.name ?? '', value: word })
  }
  const known = values.filter(it => it.name !== '').map(it => ({ name: it.name, value: it.value.trim() }))
  return { command, values: known }
}
