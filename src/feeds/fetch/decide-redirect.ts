import type { Fetched } from './fetched.ts'
import { readAddress } from './read-address.ts'
import type { Wall } from './wall.ts'

export type Redirect =
  | { readonly kind: 'follow'; readonly url: URL; readonly isPermanent: boolean }
  | { readonly kind: 'end'; readonly fetched: Fetched }

const redirectStatuses = [301, 302, 303, 307, 308]
const maxHops = 5

export function isRedirect(status: number): boolean {
  return redirectStatuses.includes(status)
}

/**
 * Decides about one hop. `seen` holds each address asked so far, the current one last.
 * A step from https down to http is followed but never permanent, so an eavesdropper can't move a feed for good.
 */
export function decideRedirect(
  status: number,
  location: string | undefined,
  seen: readonly URL[],
  wall: Wall,
): Redirect {
  const from = seen.at(-1)
  const url = location === undefined ? undefined : readAddress(location, from)
  if (from === undefined || url === undefined) return fail('the server redirects to nowhere')
  if (seen.some(it => it.href === url.href)) return fail('the server redirects in a circle')
  if (seen.length > maxHops) return fail(`the server redirects more than ${maxHops} times`)
  if (wall.isPrivateHost(url) && !wall.isPrivateHost(from)) {
    return { kind: 'end', fetched: { kind: 'refused', reason: 'a public server redirects to a private one' } }
  }
  const isDowngrade = from.protocol === 'https:' && url.protocol === 'http:'
  return { kind: 'follow', url, isPermanent: (status === 301 || status === 308) && !isDowngrade }
}

function fail(reason: string): Redirect {
  return { kind: 'end', fetched: { kind: 'failed', reason, isTemporary: false } }
}
