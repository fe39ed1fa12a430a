import { resolveUrl } from '../read/resolve-url.ts'

/** Where a feed is pushed from. */
export type HubOffer = { readonly hubUrl: string; readonly topicUrl: string }

/**
 * Finds the hub and the topic's own address in `Link` headers (RFC 8288; WebSub, 4), which win over those in the feed.
 * Undefined when neither names a hub. The topic is the feed's address where nobody names it.
 */
export function findHubOffer(
  linkHeaders: readonly string[],
  feed: { readonly url: string; readonly hubUrl: string | undefined; readonly selfUrl: string | undefined },
): HubOffer | undefined {
  const links = linkHeaders.flatMap(readLinks)
  const named = (rel: string) => resolveUrl(links.find(it => it.rels.includes(rel))?.address, feed.url)
  const hubUrl = named('hub') ?? feed.hubUrl
  return hubUrl === undefined ? undefined : { hubUrl, topicUrl: named('self') ?? feed.selfUrl ?? feed.url }
}

const longestHeader = 8192

/** One link from "<" to the next "<": commas may stand in addresses, so they don't part links safely. */
function readLinks(header: string): { address: string; rels: readonly string[] }[] {
  const pieces = header.slice(0, longestHeader).split('<').slice(1)
  return pieces.flatMap(piece => {
    const end = piece.indexOf('>')
    if (end < 0) return []
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(piece.slice(end + 1))
    return [{ address: piece.slice(0, end), rels: (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/) }]
  })
}
