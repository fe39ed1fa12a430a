/** Where the page finds a file that is kept by the local Discord; undefined for an address anywhere else. */
export function localFile(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { hostname, pathname } = new URL(url)
  return hostname === '127.0.0.1' && pathname.startsWith('/attachments/') ? pathname : undefined
}
