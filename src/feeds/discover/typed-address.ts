/**
 * Reads what a person types or pastes as an address: with or without scheme, "feed:" forms, in angle brackets.
 * Addresses to try, best first (https, then http where none was given); empty if it can be no address.
 */
export function readTypedAddress(typed: string): readonly string[] {
  const text = typed
    .trim()
    .replace(/^<([^<>]*)>$/, '$1')
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://')
  if (/\s/.test(text) || text.length > 2000) return []
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return readable([text])
  // Without a scheme it has to look like a host name at least.
  return /^(?:[^/?#:@]+\.[^/?#:@]{2,}|localhost)(?::\d{1,5})?(?:[/?#]|$)/i.test(text)
    ? readable([`https://${text}`, `http://${text}`])
    : []
}

function readable(addresses: readonly string[]): readonly string[] {
  const urls = addresses.map(it => URL.parse(it))
  return urls.filter(it => it !== null && /^https?:$/.test(it.protocol)).map(it => it?.href ?? '')
}
