import type { CorpusStore } from '../store.ts'
import type { IngestRequest } from '../article-store.ts'

/** The store as its threads see it: the same calls, answered at once. */
export type SyncStore = {
  readonly [M in Method]: (...args: Arguments<M>) => Awaited<ReturnType<CorpusStore[M]>>
}

export type Method = Exclude<keyof CorpusStore, 'close'>

export type Arguments<M extends Method> = M extends 'ingest'
  ? [requests: readonly PackedIngest[], options?: { readonly together: boolean }]
  : Parameters<CorpusStore[M]>

/** Words are analysed before they cross, and cross joined by spaces: many times faster than as lists. */
export type PackedIngest = Omit<IngestRequest, 'terms'> & {
  readonly terms: PackedTerms
  /** For each quotation the folded words that say who speaks, each once. */
  readonly speakerWords: readonly string[]
}

export type PackedTerms = {
  readonly titleStems: string
  readonly textStems: string
  readonly titleWords: string
  readonly textWords: string
}

/** What a thread is started with. */
export type ThreadTask = { readonly folder: string; readonly role: 'writer' | 'reader' }

export type ThreadCall = { readonly id: number; readonly method: string; readonly args: readonly unknown[] }

export type ThreadAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: unknown }
