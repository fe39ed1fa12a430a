import { foldWord } from './fold.ts'

/** Each letter as `foldWord` has it where that is one letter, all else as it stands: places in the text hold. */
export function foldInPlace(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at++) folded += foldUnit(text.charAt(at))
  return folded
}

const units = new Map<string, string>()

function foldUnit(unit: string): string {
  const known = units.get(unit)
  if (known !== undefined) return known
  const folded = foldWord(unit)
  const kept = folded.length === 1 ? folded : unit
  units.set(unit, kept)
  return kept
}
