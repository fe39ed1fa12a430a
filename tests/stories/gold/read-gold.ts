import { readFileSync } from 'node:fs'

/** One report of the gold; reports stand in order of arrival. */
export type GoldReport = {
  readonly id: string
  /** Label of its true story. A story of one report begins with "lone-". */
  readonly story: string
  readonly title: string
  readonly text: string
  /** ISO instant of publication. */
  readonly date: string
  readonly publisher: string
  readonly language: string
  /** Family of wire copies: the id of the first report that carried the words. */
  readonly dup?: string
}

/** A report, what the corpus held before it (title and text), and which of its sentences tell something new. */
export type GoldNovelty = {
  readonly id: string
  readonly earlier: readonly string[]
  readonly text: string
  readonly sentences: readonly { readonly text: string; readonly isNew: boolean }[]
}

/** Two sentences of one day, and whether they tell of one event. All invented. */
export type GoldTold = { readonly one: string; readonly other: string; readonly same: boolean }

export function readToldPairs(): GoldTold[] {
  return readLines<GoldTold>('told-events.jsonl')
}

/** Reports of many stories, mixed, as they arrived. All invented. */
export function readStories(): GoldReport[] {
  return readLines<GoldReport>('stories.jsonl')
}

/** Reports of incidents that are told in nearly the same words, and of events tied by little but a quotation. All invented. */
export function readLookAlikes(): GoldReport[] {
  return readLines<GoldReport>('look-alikes.jsonl')
}

/** Sentences marked by hand as new or already told. */
export function readNovelty(): GoldNovelty[] {
  return readLines<GoldNovelty>('novelty.jsonl')
}

// The files are ours; gold.test.ts checks what this cast promises.
function readLines<T>(name: string): T[] {
  const source = readFileSync(new URL(name, import.meta.url), 'utf8')
  return source
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T)
}
