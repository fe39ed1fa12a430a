import type { WireOption } from '../../../double/wire.ts'
import type { DeedResult, Sight } from '../../protocol.ts'

export type ValueChoice = { readonly label: string; readonly value: string | number }

/** What the client itself can offer for an option: fixed choices, yes and no, people, channels, roles. */
export function knownChoices(option: WireOption, sight: Sight): readonly ValueChoice[] | undefined {
  if (option.choices !== undefined && option.choices.length > 0)
    return option.choices.map(({ name, value }) => ({ label: name, value }))
  const users = sight.members.map(({ id, name }) => ({ label: `@${name}`, value: id }))
  const roles = sight.roles.map(({ id, name }) => ({ label: `@${name.replace(/^@/, '')}`, value: id }))
  switch (option.type) {
    case 5:
      return [
        { label: 'True', value: 'true' },
        { label: 'False', value: 'false' },
      ]
    case 6:
      return users
    case 7:
      return sight.channels.map(({ id, name }) => ({ label: `#${name}`, value: id }))
    case 8:
      return roles
    case 9:
      return [...users, ...roles]
    default:
      return undefined
  }
}

/** Those that hold what was typed, the ones that begin with it first. */
export function fitChoices(choices: readonly ValueChoice[], typed: string): readonly ValueChoice[] {
  const wanted = typed.trim().toLowerCase().replace(/^[#@]/, '')
  const bare = (choice: ValueChoice) => choice.label.toLowerCase().replace(/^[#@]/, '')
  const begins = choices.filter(it => bare(it).startsWith(wanted))
  return [...begins, ...choices.filter(it => !begins.includes(it) && bare(it).includes(wanted))].slice(0, 25)
}

/** Suggestions of the bot as choices; none when it failed, which Discord shows as an empty list too. */
export function readChoices(result: DeedResult): readonly ValueChoice[] {
  return result.kind === 'choices' ? result.choices.map(({ name, value }) => ({ label: name, value })) : []
}
