/** Reads an address as we ask it: absolute, without fragment, the host without the root's dot. Undefined if unreadable. */
export function readAddress(text: string, base?: URL): URL | undefined {
  const url = URL.parse(text, base?.href)
  if (url === null) return undefined
  url.hash = ''
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1)
  return url
}
