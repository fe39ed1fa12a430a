import type { Change } from '../../double/people/person.ts'
import type { Deed, DeedResult } from '../protocol.ts'

/** Asks "sight", "messages", "commands" or "people" of the playground's own server. */
export async function look<Seen>(what: string, query: Readonly<Record<string, string>> = {}): Promise<Seen> {
  const response = await fetch(`/api/${what}?${new URLSearchParams(query).toString()}`)
  if (!response.ok) throw new Error(`/api/${what} answered ${response.status}`)
  return (await response.json()) as Seen
}

/** Does something as this person. When the server can't be reached, that is the reason of a refusal. */
export async function act(personId: string, deed: Deed, signal?: AbortSignal): Promise<DeedResult> {
  try {
    const response = await fetch('/api/deeds', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ personId, deed }),
      ...(signal === undefined ? {} : { signal }),
    })
    const result = (await response.json()) as DeedResult | { readonly reason: string }
    return 'kind' in result ? result : { kind: 'refused', reason: result.reason }
  } catch (error) {
    if (signal?.aborted === true) throw error
    return { kind: 'refused', reason: 'The playground can’t be reached. Is it still running?' }
  }
}

/** Hears all changes before this person's eyes. `isConnected` tells when the server goes and comes. The result ends it. */
export function hearChanges(
  personId: string,
  heard: (change: Change) => void,
  isConnected: (isUp: boolean) => void,
): () => void {
  const events = new EventSource(`/api/changes?person=${encodeURIComponent(personId)}`)
  events.addEventListener('message', event => heard(JSON.parse(String(event.data)) as Change))
  events.addEventListener('open', () => isConnected(true))
  events.addEventListener('error', () => isConnected(false))
  return () => events.close()
}
