import {
  sometimesTracking,
  trackingParameters,
  trackingPrefixes,
  trackingValues,
  wrappers,
} from './tracking-parameters.ts'

/**
 * The address of a page as we keep and show it: absolute http or https, without tracking parameters, fragment, login
 * and the wrappers of search engines and networks. Still leads to the same page. Undefined if it is no such address.
 */
export function canonicalUrl(address: string): string | undefined {
  const url = unwrap(address)
  if (url === undefined) return undefined
  url.hash = ''
  url.username = ''
  url.password = ''
  url.hostname = url.hostname.replace(/\.$/, '')
  const query = keptQuery(url)
  url.search = query === '' ? '' : `?${query}`
  url.pathname = tidyEscapes(url.pathname)
  return url.href
}

/**
 * A key that is the same for addresses of one page: scheme, "www.", mobile and AMP forms, the order of parameters and a
 * trailing slash make no difference. It is for comparing, not for following.
 */
export function urlIdentity(address: string): string | undefined {
  const canonical = canonicalUrl(address)
  if (canonical === undefined) return undefined
  const url = new URL(canonical)
  for (const name of ['amp', 'outputtype']) url.searchParams.delete(name)
  url.searchParams.sort()
  const host = url.host.replace(/^(?:www|m|mobile|amp)\./, '')
  const path = url.pathname.replace(/\/(?:amp\/?|index\.(?:html?|php))?$/, '').replace(/\.amp(?=\.html$|$)/, '')
  return `${host}${path}${url.search}`
}

const mostWrappers = 3

function unwrap(address: string): URL | undefined {
  let url = parseHttp(address)
  for (let depth = 0; depth < mostWrappers && url !== undefined; depth++) {
    const inner = innerAddress(url)
    if (inner === undefined) return url
    url = inner
  }
  return url
}

function innerAddress(url: URL): URL | undefined {
  const wrapper = wrappers.find(it => it.path === url.pathname && it.host.test(url.hostname))
  const values = wrapper?.parameters.map(name => url.searchParams.get(name) ?? '') ?? []
  return values.map(parseHttp).find(it => it !== undefined)
}

function parseHttp(address: string): URL | undefined {
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol) ? url : undefined
}

/** Drops whole `name=value` pieces and leaves the others as written, since some servers care about the spelling. */
function keptQuery(url: URL): string {
  const pieces = url.search.slice(1).split('&')
  return pieces.filter(it => it !== '' && !isTracking(it)).join('&')
}

function isTracking(piece: string): boolean {
  const [name = '', value = ''] = piece.toLowerCase().split('=')
  if (trackingParameters.has(name) || trackingPrefixes.some(it => name.startsWith(it))) return true
  return sometimesTracking.has(name) && trackingValues.has(value)
}

/** RFC 3986, 6.2.2: escapes in upper case, and none where none is needed. */
function tidyEscapes(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, escape => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16))
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase()
  })
}
