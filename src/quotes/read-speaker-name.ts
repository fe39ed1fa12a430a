import { analyse } from '../text/analyse.ts'
import { PERSON_NOUNS, TITLES } from './english-words.ts'
import { BODY_NAME_WORDS, RANKS } from './name-words.ts'
import { PLACES } from '../text/places.ts'

/** A speaker's name as an article resolved it, taken apart. */
export type SpeakerName = {
  /** Folded words of the name without titles: "Field Marshal Asim Munir" gives ["asim", "munir"]. Empty without a word. */
  readonly core: readonly string[]
  /** The name without titles, as printed. */
  readonly shown: string
  /** The titles before it, as printed: "Field Marshal"; empty when there are none. */
  readonly title: string
  /** Organisations, groups and places are the same only when they bear the very same name. */
  readonly isBody: boolean
}

/** Takes a name apart. What follows a comma is a role, and no part of the name. */
export function readSpeakerName(name: string): SpeakerName {
  const printed = withoutRole(name)
  const terms = analyse(printed, 'und')
  const words = terms.map(({ word }) => word)
  const whole = words[0] === 'the' ? words.slice(1) : words
  const start = afterTitles(words)
  // "Army chief Asim Munir" is a person; the army is part of his office.
  if (isBody(start > 0 ? words.slice(start) : whole, printed)) {
    return { core: whole, shown: printed, title: '', isBody: true }
  }
  const first = terms[start]
  if (first === undefined) return { core: words, shown: printed, title: '', isBody: false }
  return {
    core: words.slice(start),
    shown: printed.slice(first.start),
    title: printed.slice(0, first.start).trim(),
    isBody: false,
  }
}

function withoutRole(name: string): string {
  const comma = name.indexOf(', ')
  return (comma > 0 ? name.slice(0, comma) : name).trim()
}

/** Behind the last title; the last word is always part of the name ("Angus King"). */
function afterTitles(words: readonly string[]): number {
  let start = 0
  for (let at = 0; at < words.length - 1; at++) if (isTitle(words[at] ?? '')) start = at + 1
  return start
}

function isTitle(word: string): boolean {
  return !officeAdjectives.has(word) && (TITLES.has(word) || RANKS.has(word) || PERSON_NOUNS.has(word))
}

/** They stand in titles, but none ends in them: the "Federal Reserve" is not a Reserve who is federal. */
const officeAdjectives = new Set(
  'acting interim former ex late senior federal state provincial foreign interior defence defense finance information home law health education energy democratic republican conservative liberal party majority minority star local'.split(
    ' ',
  ),
)

function isBody(words: readonly string[], printed: string): boolean {
  if (words.some(word => BODY_NAME_WORDS.has(word)) || PLACES.has(words.join(' '))) return true
  return words.length === 1 && /^[\p{Lu}.-]{2,}$/u.test(printed)
}
