const timeLimitMs = 20_000

/** Fetches an attachment from Discord's own storage. A string says why it can't be had. */
export async function readUpload(url: string, size: number, maxBytes: number): Promise<Uint8Array | string> {
  if (size > maxBytes) return `the file is larger than ${Math.floor(maxBytes / 1024)} KB`
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeLimitMs), redirect: 'error' })
    if (!response.ok) return `Discord answered ${response.status} for the file`
    const bytes = new Uint8Array(await response.arrayBuffer())
    return bytes.length > maxBytes ? `the file is larger than ${Math.floor(maxBytes / 1024)} KB` : bytes
  } catch {
    return 'the file could not be fetched from Discord'
  }
}
