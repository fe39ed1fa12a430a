import type { SeenUser } from '../../double/people/person.ts'

const drawn = ['dateline', 'editor', 'reader']

/** Path of a user's picture; everybody else has the same grey one. */
export function avatarOf({ name }: Pick<SeenUser, 'name'>): string {
  const known = name.toLowerCase()
  return `/page/avatars/${drawn.includes(known) ? known : 'somebody'}.svg`
}
