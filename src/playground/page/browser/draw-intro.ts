import type { SeenChannel } from '../../double/people/person.ts'
import { channelIcon } from './draw-sidebar.ts'
import { make } from './make.ts'

/** A command to try, as the intro of a channel offers it. */
export type Trial = {
  readonly words: string
  readonly values: Readonly<Record<string, string>>
  readonly label: string
}

const trials: readonly Trial[] = [
  { words: 'search', values: { query: 'torkham' }, label: '/search torkham' },
  { words: 'quotes', values: { speaker: 'security official' }, label: '/quotes speaker: security official' },
  { words: 'watch add', values: { query: 'ceasefire OR truce' }, label: '/watch add ceasefire OR truce' },
  { words: 'help', values: {}, label: '/help' },
]

/** What stands at the top of a channel: its name, and commands to try. */
export function drawIntro(channel: SeenChannel, begin: (trial: Trial) => void): HTMLElement {
  const buttons = trials.map(trial => {
    const button = make('button', { type: 'button', class: 'trial' }, trial.label)
    button.addEventListener('click', () => begin(trial))
    return button
  })
  const name = channel.kind === 'dm' ? channel.name : `#${channel.name}`
  return make(
    'div',
    { class: 'intro' },
    channelIcon(channel.kind),
    make('h2', {}, channel.kind === 'dm' ? name : `Welcome to ${name}`),
    make('p', {}, introWords(channel)),
    make('div', { class: 'trials', role: 'group', 'aria-label': 'Commands to try' }, ...buttons),
  )
}

function introWords(channel: SeenChannel): string {
  if (channel.kind === 'dm') return 'Personal watches arrive here. Commands work here too.'
  if (channel.name === 'alerts')
    return 'A local press prints a report every few seconds. Those that the first watch asks for arrive here by themselves.'
  return 'Everything here is on this machine: the bot is the real one, Discord is a local double. Type / for its commands, or try:'
}
