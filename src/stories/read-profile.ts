import { analyse, type Term } from '../text/analyse.ts'
import { MONTHS } from '../text/date-words.ts'
import { stopWords } from '../text/stop-words.ts'
import { readIncident, type Incident } from './read-incident.ts'
import { readQuotedRuns } from './read-quoted-runs.ts'

/** What an article is about, before it is known which words are rare. */
export type Profile = {
  /** Each content stem, and each name of two words as its stems joined by a space, with its emphasis. */
  readonly terms: ReadonlyMap<string, Emphasis>
  /** Days since 1970-01-01 in UTC, with the part of the day; undefined when the date is unknown. */
  readonly day: number | undefined
  /** Fingerprints of what it quotes; see `readQuotedRuns`. */
  readonly quoted: Int32Array
  readonly incident: Incident
}

export type Emphasis = {
  /** 1 for a word that the body holds once; more for headline, lead, names and repetition. */
  readonly weight: number
  /** The word as first printed. */
  readonly surface: string
  readonly isName: boolean
  /** Headline or lead print it as where something happened: "in Turbat", "near the town of Nushki". */
  readonly isScene: boolean
  readonly isInTitle: boolean
}

/** The fields of an article that its profile is read from. */
export type ProfiledArticle = {
  readonly title: string
  readonly text: string
  /** ISO 639-1 code; English when not given. */
  readonly language?: string
  readonly publishedAt?: Date | undefined
}

/** Reads the headline, the lead and the beginning of the body: what follows is background that many stories share. */
export function readProfile({ title, text, language = 'en', publishedAt }: ProfiledArticle): Profile {
  const terms = new Map<string, Counted>()
  const read = text.slice(0, charactersRead)
  const [titleTerms, textTerms] = [analyse(title, language), analyse(read, language)]
  for (const word of contentWords(title, titleTerms)) add(terms, word, titleWeight, true)
  for (const word of contentWords(read, textTerms)) {
    const weight = (word.start < leadCharacters ? leadWeight : 1) * (word.isCapital ? capitalWeight : 1)
    add(terms, word, weight, false)
  }
  const day = publishedAt === undefined ? undefined : publishedAt.getTime() / 86_400_000
  const incident = readIncident({ title: titleTerms, text: textTerms }, language, day)
  return { terms, day, quoted: readQuotedRuns(read, textTerms), incident }
}

const charactersRead = 6000
const leadCharacters = 400
/** What a word of the headline weighs by that alone. */
export const titleWeight = 3
const leadWeight = 2
const capitalWeight = 1.3

type ContentWord = {
  readonly stem: string
  readonly surface: string
  readonly start: number
  readonly isCapital: boolean
  readonly isScene: boolean
}

function contentWords(text: string, terms: readonly Term[]): readonly ContentWord[] {
  const words: ContentWord[] = []
  for (const { start, end, word, stem } of terms) {
    if (stopWords.has(word)) continue
    const surface = text.slice(start, end)
    const isCapital = startsWithCapital(surface)
    const isScene = isCapital && start < leadCharacters && isAfterScene(text, start) && !MONTHS.has(word)
    words.push({ stem, surface, start, isCapital, isScene })
  }
  return words
}

function startsWithCapital(surface: string): boolean {
  const code = surface.charCodeAt(0)
  if (code < 128) return code >= 65 && code <= 90
  return /^\p{Lu}/u.test(surface)
}

function isAfterScene(text: string, start: number): boolean {
  return beforeScene.test(text.slice(Math.max(0, start - 40), start))
}

const beforeScene =
  /\b(?:in|at|near|off|outside|around)(?: the)?(?: \p{L}+(?:['’]s)?){0,2}(?: (?:town|city|village|district|province|region|state|port|coast|island|valley) of(?: the)?)? $/iu

type Counted = { -readonly [Key in keyof Emphasis]: Emphasis[Key] }

function add(
  terms: Map<string, Counted>,
  { stem, surface, isCapital, isScene }: ContentWord,
  weight: number,
  isInTitle: boolean,
): void {
  const known = terms.get(stem)
  if (known === undefined) {
    terms.set(stem, { surface, weight, isName: isCapital, isScene, isInTitle })
    return
  }
  known.weight += weight
  known.isName &&= isCapital
  known.isScene ||= isScene
}
