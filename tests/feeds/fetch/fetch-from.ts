import { openGuardedFetch } from '../../../src/feeds/fetch/guarded-fetch.ts'
import type { Ask, FetchOptions } from '../../../src/feeds/fetch/fetch-options.ts'
import type { Fetched } from '../../../src/feeds/fetch/fetched.ts'
import { createHandClock } from './hand-clock.ts'
import type { Loopback } from './loopback.ts'

export const neverAborted = new AbortController().signal

/** A guarded fetch that may ask the given servers, with a clock that stands still. */
export function openFetch(servers: readonly Loopback[], options: Partial<FetchOptions> = {}) {
  return openGuardedFetch({
    privateHosts: servers.map(it => it.host),
    userAgent: 'Dateline/test (+mailto:desk@example.org)',
    clock: createHandClock(),
    ...options,
  })
}

export async function fetchFrom(
  server: Loopback,
  path: string,
  ask: Partial<Ask> = {},
  options: Partial<FetchOptions> = {},
): Promise<Fetched> {
  return openFetch([server], options).fetchPage(server.origin + path, { signal: neverAborted, ...ask })
}
