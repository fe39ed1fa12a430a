import { readLifetimeMs } from './cache-lifetime.ts'
import type { Answer } from './fetched.ts'
import type { Headers } from './headers.ts'

/** Gathers what the headers of a good answer (200 or 304) say about asking again. */
export function readAnswer(headers: Headers, finalUrl: string, permanentUrl: string | undefined): Answer {
  return {
    finalUrl,
    permanentUrl,
    etag: headers.one('etag'),
    lastModified: headers.one('last-modified'),
    answeredDate: headers.one('date'),
    lifetimeMs: readLifetimeMs(headers),
    linkHeaders: headers.all('link'),
  }
}
