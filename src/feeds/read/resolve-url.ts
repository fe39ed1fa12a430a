/**
 * The absolute form of an address as feeds and pages write it: white space trimmed and line breaks inside removed,
 * relative ones resolved against `baseUrl`. Undefined when it is empty, cannot be made absolute, or is no address of
 * the web (javascript:, data: and the like).
 */
export function resolveUrl(address: string | undefined, baseUrl: string | undefined): string | undefined {
  const trimmed = address
    ?.slice(0, 8000)
    .trim()
    .replace(/[\r\n\t]/g, '')
  if (!trimmed) return undefined
  const url = parseUrl(trimmed, baseUrl)
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined
}

function parseUrl(address: string, baseUrl: string | undefined): URL | undefined {
  try {
    return new URL(address, baseUrl)
  } catch {
    return undefined
  }
}
