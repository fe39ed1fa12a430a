import { characterClass, classOf } from '../text/character-class.ts'
import { stemWord } from '../text/stem.ts'
import type { AnalysedText } from './analyse-article.ts'
import type { Hit } from './find-words.ts'
import { isParticle, nameParts } from './name-parts.ts'
import type { Words } from './query.ts'

/**
 * Places of a name in any of its spellings: its parts one after the other, each spelled alike, with particles between
 * or not ("Ghazb-ul-Haq" for "ghazab lil-haq"); or all its parts as one word.
 */
export function findSimilar(name: Words, text: AnalysedText, most: number): Hit[] {
  const parts = nameParts(name.elements)
  const [first = ''] = parts
  const spelled: Spelled = { text, except: name.except ?? [] }
  const joined = parts.length > 1 ? parts.join('') : undefined
  const hits: Hit[] = []
  for (const from of startsOf(text, joined === undefined ? [first] : [first, joined])) {
    const whole = joined === undefined ? [] : similarEnds(spelled, joined, from)
    const ends = new Set([...whole, ...followName(spelled, parts, similarEnds(spelled, first, from))])
    for (const to of [...ends].sort((a, b) => a - b)) hits.push({ from, to })
    if (hits.length >= most) break
  }
  return hits
}

/** A text, and its words that are no spellings though they look alike. */
type Spelled = { readonly text: AnalysedText; readonly except: readonly string[] }

/** Where one of the words may stand, in order. */
function startsOf(text: AnalysedText, words: readonly string[]): readonly number[] {
  const positions = words.flatMap(word => [
    ...text.positionsOf(stemWord(word, text.language)),
    ...Array.from(text.spellingsOf(word), spelling => text.positionsOfWord(spelling)).flat(),
  ])
  return [...new Set(positions)].sort((a, b) => a - b)
}

/** Where the name ends when its first part ends at one of `ends`. */
function followName(spelled: Spelled, parts: readonly string[], ends: readonly number[]): readonly number[] {
  let reached = ends
  for (const part of parts.slice(1)) {
    if (reached.length === 0) return []
    reached = reached.flatMap(end => similarEnds(spelled, part, skipParticles(spelled.text, end)))
  }
  return reached
}

const mostParticles = 2

function skipParticles(text: AnalysedText, from: number): number {
  let at = from
  while (at < from + mostParticles && isParticle(text.terms[at]?.word ?? '')) at++
  return at
}

/** The positions behind a spelling of `part` that stands at `at`, the nearest first. */
function similarEnds(spelled: Spelled, part: string, at: number): readonly number[] {
  const { text } = spelled
  const term = text.terms[at]
  if (term === undefined) return []
  const ends = isSpelling(spelled, part, at, term) ? [at + 1] : []
  const { compound } = term
  const end = at + (compound?.length ?? 0)
  return compound !== undefined && end <= text.terms.length && isSpelling(spelled, part, at, compound)
    ? [...ends, end]
    : ends
}

function isSpelling(
  { text, except }: Spelled,
  part: string,
  at: number,
  form: { word: string; stem: string },
): boolean {
  if (except.includes(form.word)) return false
  if (form.stem === stemWord(part, text.language)) return true
  return text.spellingsOf(part).has(form.word) && looksLikeName(text.text, text.terms[at]?.start ?? 0)
}

/** In small letters only the very word counts: "hack" is no spelling of Haq. Scripts without case always pass. */
export function looksLikeName(text: string, start: number): boolean {
  const unit = text.charCodeAt(start)
  const isSmall = unit < 128 ? unit >= smallA && unit <= smallZ : isSmallLetter(text[start] ?? '')
  if (!isSmall) return true
  const before = start > 0 ? classOf(text.charCodeAt(start - 1)) : characterClass.gap
  return before === characterClass.hash || before === characterClass.at || isTied(before)
}

const [smallA, smallZ] = [97, 122]

function isSmallLetter(character: string): boolean {
  return character !== character.toUpperCase()
}

/** The second half of "al-haq" and "d'Souza" may be small. */
function isTied(before: number): boolean {
  return before === characterClass.hyphen || before === characterClass.apostrophe
}
