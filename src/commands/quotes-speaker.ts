import type { CorpusStore } from '../corpus/store.ts'
import type { Scope } from '../corpus/article-store.ts'
import { isPartOf, mergeSpeakers, type SpeakerEntry } from '../quotes/merge-speakers.ts'
import { readSpeakerName } from '../quotes/read-speaker-name.ts'
import { analyse } from '../text/analyse.ts'
import { completeNames } from './choose-by-name.ts'
import type { Choice } from './command.ts'

/** Whom a person means. Without `entry` everybody of whom all `words` are part. */
export type ChosenSpeaker = {
  readonly words: readonly string[]
  /** The one speaker meant, with every spelling. */
  readonly entry: SpeakerEntry | undefined
}

type Speakers = Pick<CorpusStore, 'listSpeakers' | 'speakersCalled'>

/** More names than this nobody reads through. */
const mostNames = 2000

/**
 * Reads the `speaker` option: a completed choice ("=Asim Munir") and a full name in any spelling mean one speaker; other
 * words ("munir", "security official") mean all whose name, role or description has them.
 */
export async function chooseSpeaker(typed: string, scope: Scope, store: Speakers): Promise<ChosenSpeaker> {
  const isChoice = typed.startsWith('=')
  const name = readSpeakerName(isChoice ? typed.slice(1) : typed)
  const words = analyse(typed, 'und').map(({ word }) => word)
  const surname = name.core.at(-1)
  if (surname === undefined || (!isChoice && (name.core.length < 2 || name.isBody))) return { words, entry: undefined }
  const entries = mergeSpeakers(await store.speakersCalled(surname, scope, mostNames))
  const fitting = entries.filter(entry => fits(name.core, isChoice, entry))
  const entry = fitting.length === 1 || isChoice ? fitting[0] : undefined
  return entry === undefined ? { words, entry } : { words: [surname], entry }
}

function fits(core: readonly string[], isExact: boolean, entry: SpeakerEntry): boolean {
  const own = readSpeakerName(entry.name).core
  if (own.join(' ') === core.join(' ')) return true
  return !isExact && (isPartOf(core, own) || entry.spellings.some(({ name }) => isSameName(name, core)))
}

function isSameName(name: string, core: readonly string[]): boolean {
  return readSpeakerName(name).core.join(' ') === core.join(' ')
}

/** Speakers in scope, one entry each; the most quoted while nothing is typed. */
export async function completeSpeaker(typed: string, scope: Scope, store: Speakers): Promise<readonly Choice[]> {
  const entries = await knownSpeakers(typed, scope, store)
  const named = entries.map((entry, id) => ({ id, name: entry.name, entry }))
  return completeNames(named, typed.replace(/^=/, '')).flatMap(({ value }) => {
    const entry = entries[Number(value)]
    return entry === undefined || entry.name.length > 99 ? [] : [{ name: describe(entry), value: `=${entry.name}` }]
  })
}

/** The most quoted speakers, and those who bear the last word typed. */
export async function knownSpeakers(typed: string, scope: Scope, store: Speakers): Promise<readonly SpeakerEntry[]> {
  const word = analyse(typed, 'und').at(-1)?.word
  const [most, called] = await Promise.all([
    store.listSpeakers(scope, mostNames),
    word === undefined ? [] : store.speakersCalled(word, scope, 200),
  ])
  const names = new Map([...called, ...most].map(({ name, count }) => [name, count]))
  return mergeSpeakers([...names].map(([name, count]) => ({ name, count })))
}

function describe({ name, titles }: SpeakerEntry): string {
  const shown = titles.length === 0 ? name : `${name} (${titles.slice(0, 3).join(', ')})`
  return shown.length <= 100 ? shown : name
}
