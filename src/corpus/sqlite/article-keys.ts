import { createHash } from 'node:crypto'
import { foldWords } from './fingerprint.ts'

/** What may tell that two sightings are the same article; 16 bytes each, undefined where the sighting has no such mark. */
export type ArticleKeys = {
  readonly guid: Uint8Array | undefined
  readonly url: Uint8Array | undefined
  readonly words: Uint8Array
}

type Marks = {
  readonly feedId: number | undefined
  readonly guid: string | undefined
  readonly url: string | undefined
  readonly publisher: string
  readonly fingerprint: Uint8Array
}

/** A guid counts within its feed, words within their publisher, an address everywhere. */
export function articleKeys({ feedId, guid, url, publisher, fingerprint }: Marks): ArticleKeys {
  return {
    guid: guid === undefined ? undefined : hash('guid', String(feedId ?? 0), guid),
    url: url === undefined ? undefined : urlKey(url),
    words: hash('words', foldWords(publisher), fingerprint),
  }
}

export function urlKey(url: string): Uint8Array {
  return hash('url', '', url)
}

function hash(kind: string, owner: string, value: string | Uint8Array): Uint8Array {
  return createHash('sha256').update(`${kind}\0${owner}\0`).update(value).digest().subarray(0, 16)
}
