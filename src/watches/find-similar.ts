import { characterClass, classOf } from '../text/character-class.ts'
import { stemWord } from '../text/stem.ts'
import type { AnalysedText } from './analyse-article.ts'
import type { Hit } from './find-words.ts'
import { type Joined, isBetweenParts, joinedParts, nameParts } from './name-parts.ts'
import type { Words } from './query.ts'

/**
 * Places of a name in any of its spellings: its parts one after the other, each spelled alike, with particles and titles
 * between or not ("Ghazb-ul-Haq" for "ghazab lil-haq"); two neighbouring parts or all may be one word.
 */
export function findSimilar(words: Words, text: AnalysedText, most: number): Hit[] {
  const parts = nameParts(words.elements)
  const name: Name = { parts, joined: joinedParts(parts) }
  const spelled: Spelled = { text, except: words.except ?? [] }
  const openings = [parts[0] ?? '', ...name.joined.flatMap(({ from, word }) => (from === 0 ? [word] : []))]
  const hits: Hit[] = []
  for (const from of startsOf(text, openings)) {
    for (const to of nameEnds(spelled, name, from)) hits.push({ from, to })
    if (hits.length >= most) break
  }
  return hits
}

type Name = { readonly parts: readonly string[]; readonly joined: readonly Joined[] }

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

/** Where a name ends that begins at `start`, in order. */
function nameEnds(spelled: Spelled, { parts, joined }: Name, start: number): readonly number[] {
  // By how many parts are behind: where they may end.
  const reached = Array.from({ length: parts.length + 1 }, (_, count) => new Set(count === 0 ? [start] : []))
  for (const [index, part] of parts.entries()) {
    const ends = [...(reached[index] ?? [])]
    const here = index === 0 ? ends : ends.flatMap(end => startsBehind(spelled.text, end))
    const steps = [{ to: index + 1, word: part }, ...joined.filter(({ from }) => from === index)]
    for (const at of here)
      for (const { to, word } of steps) for (const end of similarEnds(spelled, word, at)) reached[to]?.add(end)
  }
  return [...(reached[parts.length] ?? [])].sort((a, b) => a - b)
}

const mostBetween = 2

/** Where the next part may stand: right behind, or behind what may be between. */
function startsBehind(text: AnalysedText, end: number): readonly number[] {
  const starts = [end]
  for (let at = end; at < end + mostBetween && isBetweenParts(text.terms[at]?.word ?? ''); at++) starts.push(at + 1)
  return starts
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
