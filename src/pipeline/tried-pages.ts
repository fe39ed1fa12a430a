import type { FreshPage } from '../feeds/fetch/fetched.ts'

/** Feeds that were fetched to be tried, a moment ago: the first poll takes what came instead of asking the server again. */
export type TriedPages = {
  keep(url: string, page: FreshPage): void
  /** Once, and not when it is old. */
  take(url: string): FreshPage | undefined
}

const keptMs = 2 * 60_000
/** A list of feeds tries hundreds: the oldest go first. */
const mostBytes = 32 * 1024 * 1024

export function createTriedPages(clock: () => Date): TriedPages {
  const kept = new Map<string, { readonly page: FreshPage; readonly at: Date }>()
  let bytes = 0

  function take(url: string): FreshPage | undefined {
    const found = kept.get(url)
    if (found === undefined) return undefined
    kept.delete(url)
    bytes -= found.page.bytes.length
    return clock().getTime() - found.at.getTime() <= keptMs ? found.page : undefined
  }

  return {
    take,
    keep(url, page) {
      take(url)
      // Where it was moved to for good is the address that it is followed at.
      kept.set(url, { page: { ...page, permanentUrl: undefined }, at: clock() })
      bytes += page.bytes.length
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) return
        take(oldest)
      }
    },
  }
}
