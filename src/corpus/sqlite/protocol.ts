import type { CorpusStore } from '../store.ts'

/** The store as its threads see it: the same calls, answered at once. */
export type SyncStore = {
  readonly [M in Method]: (...args: Arguments<M>) => Awaited<ReturnType<CorpusStore[M]>>
}

export type Method = Exclude<keyof CorpusStore, 'close'>

export type Arguments<M extends Method> = Parameters<CorpusStore[M]>

/** What a thread is started with. */
export type ThreadTask = { readonly folder: string; readonly role: 'writer' | 'reader' }

export type ThreadCall = { readonly id: number; readonly method: string; readonly args: readonly unknown[] }

export type ThreadAnswer =
  | { readonly kind: 'said'; readonly line: string }
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: unknown }
