/** What became of one question to a server. Reasons are plain words that end a sentence: "the server ...". */
export type Fetched =
  | FreshPage
  /** 304: what we hold still stands. */
  | (Answer & { readonly kind: 'unchanged' })
  /** 410: the publisher took it away for good. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** 429, 503 with Retry-After, or still inside an earlier one of the same host (then nobody was asked). */
  | {
      readonly kind: 'rateLimited'
      readonly reason: string
      readonly retryAfterMs: number | undefined
      readonly wasAsked: boolean
    }
  /** Our own rules forbid it: address, port, size. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly isTemporary: boolean }

export type FreshPage = Answer & {
  readonly kind: 'fresh'
  /** The body with its content coding undone. */
  readonly bytes: Uint8Array
  readonly contentType: string | undefined
}

/** What the headers of a good answer said. */
export type Answer = {
  readonly finalUrl: string
  /** How far 301 and 308 alone lead from the address asked; undefined if the first hop was neither. */
  readonly permanentUrl: string | undefined
  /** Byte for byte: each character is one byte. */
  readonly etag: string | undefined
  readonly lastModified: string | undefined
  /** The server's `Date`, byte for byte. */
  readonly answeredDate: string | undefined
  /** How long the server calls this answer fresh; undefined if it says nothing. */
  readonly lifetimeMs: number | undefined
  /** `Link` headers as sent. */
  readonly linkHeaders: readonly string[]
}

/** What was learnt the last time. Told to `url` only, so no server sees another's validators. */
export type Validators = {
  readonly url: string
  readonly etag: string | undefined
  readonly lastModified: string | undefined
}
