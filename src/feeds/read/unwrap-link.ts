/**
 * An address behind a wrapper: `direct` where there is none or it could be taken off, `wrapped` where only the
 * wrapper's server knows the target, with its name for people.
 */
export type UnwrappedLink =
  | { readonly kind: 'direct'; readonly url: string }
  | { readonly kind: 'wrapped'; readonly url: string; readonly wrapper: string }

/**
 * Takes off the wrappers that search engines, social networks and mail services put around others' addresses, as far
 * as the target stands in the address itself. Follows at most three layers.
 */
export function unwrapLink(url: string): UnwrappedLink {
  let current = url
  for (let layer = 0; layer < 3; layer++) {
    const parsed = URL.canParse(current) ? new URL(current) : undefined
    if (!parsed) return { kind: 'direct', url: current }
    const inner = targetOf(parsed)
    if (inner === undefined) return labelled(parsed, current)
    current = inner
  }
  return { kind: 'direct', url: current }
}

/** Hosts that wrap, and the parameter that holds the target. */
const WRAPPERS: readonly (readonly [host: RegExp, path: RegExp, parameters: readonly string[]])[] = [
  [/^(?:www\.)?google\.[a-z.]{2,6}$/, /^\/url$/, ['url', 'q']],
  [/^(?:www\.)?google\.[a-z.]{2,6}$/, /^\/amp\/s\//, []],
  [/^news\.google\.com$/, /^\/news\/url/, ['url']],
  [/^(?:www\.)?bing\.com$/, /^\/news\/apiclick/, ['url']],
  [/^(?:l|lm)\.(?:facebook|instagram)\.com$/, /^\/(?:l\.php)?$/, ['u']],
  [/^out\.reddit\.com$/, /./, ['url']],
  [/^(?:www\.)?youtube\.com$/, /^\/redirect$/, ['q']],
  [/^(?:www\.)?linkedin\.com$/, /^\/redir\/redirect$/, ['url']],
  [/^(?:t\.umblr\.com|href\.li|slack-redir\.net|exit\.sc|steamcommunity\.com)$/, /./, ['z', 'url']],
  [/(?:^|\.)safelinks\.protection\.outlook\.com$/, /./, ['url']],
]

function targetOf(url: URL): string | undefined {
  if (url.hostname === 'news.google.com') {
    const target = googleNewsTarget(url.pathname)
    if (target !== undefined) return target
  }
  for (const [host, path, parameters] of WRAPPERS) {
    if (!host.test(url.hostname) || !path.test(url.pathname)) continue
    if (parameters.length === 0) return webAddress(`https://${url.pathname.slice('/amp/s/'.length)}`)
    return parameters.map(it => webAddress(url.searchParams.get(it) ?? '')).find(it => it !== undefined)
  }
  return undefined
}

/** Until 2024 Google News wrote the target into the path, in base64; now it writes a key that only Google can read. */
function googleNewsTarget(path: string): string | undefined {
  const key = /^\/(?:rss\/)?(?:articles|read)\/([\w-]{20,1500})/.exec(path)?.[1]
  const decoded = key && Buffer.from(key, 'base64url').toString('latin1')
  const found = decoded && /https?:\/\/[\x21-\x7e]{8,1000}/.exec(decoded)?.[0]
  return found ? webAddress(found) : undefined
}

const OPAQUE: ReadonlyMap<string, string> = new Map([
  ['news.google.com', 'Google News'],
  ['t.co', 'X'],
  ['bit.ly', 'Bitly'],
  ['tinyurl.com', 'TinyURL'],
  ['lnkd.in', 'LinkedIn'],
  ['flip.it', 'Flipboard'],
  ['apple.news', 'Apple News'],
  ['feedproxy.google.com', 'FeedBurner'],
  ['feeds.feedburner.com', 'FeedBurner'],
])

function labelled(url: URL, written: string): UnwrappedLink {
  const wrapper = OPAQUE.get(url.hostname)
  const isArticle = url.hostname !== 'news.google.com' || /\/(?:articles|read)\//.test(url.pathname)
  return wrapper !== undefined && isArticle
    ? { kind: 'wrapped', url: written, wrapper }
    : { kind: 'direct', url: written }
}

function webAddress(text: string): string | undefined {
  return /^https?:\/\/[^/]/i.test(text) && URL.canParse(text) ? text : undefined
}
