import type { Cast } from '../protocol.ts'
import { avatarOf } from './avatar.ts'
import { make } from './make.ts'

/** Draws the switch between persons: each sees and may do what Discord would let them. */
export function drawPeople(cast: Cast, personId: string, choose: (id: string) => void): readonly HTMLElement[] {
  return cast.people.map(({ id, name, note }) => {
    const button = make(
      'button',
      { type: 'button', class: 'person', 'aria-pressed': id === personId },
      make('img', { src: avatarOf({ name }), alt: '', width: 32, height: 32 }),
      make('span', {}, make('b', {}, name), make('small', {}, note)),
    )
    button.addEventListener('click', () => choose(id))
    return button
  })
}
