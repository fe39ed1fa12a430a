import type { SeenUser } from '../../double/people/person.ts'
import { avatarOf } from './avatar.ts'
import { make } from './make.ts'

/** Draws the list on the right: who is in the server. */
export function drawMembers(members: readonly SeenUser[]): readonly HTMLElement[] {
  const items = members.map(({ name, isBot }) =>
    make(
      'li',
      {},
      make('img', { src: avatarOf({ name }), alt: '', width: 32, height: 32 }),
      make('span', {}, name),
      isBot ? make('span', { class: 'app' }, 'APP') : undefined,
    ),
  )
  return [make('h2', {}, `Online — ${members.length}`), make('ul', {}, ...items)]
}
