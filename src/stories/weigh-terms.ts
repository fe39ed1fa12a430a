import type { Profile } from './read-profile.ts'
import type { Rarity } from './rarity.ts'

export type WeighedTerm = { readonly stem: string; readonly weight: number }

/** The terms that tell most about an article, heaviest first, as a vector of length 1. */
export function weighTerms({ terms }: Profile, rarityOf: Rarity, most = mostTerms): readonly WeighedTerm[] {
  const weighed: WeighedTerm[] = []
  for (const [stem, { weight }] of terms) weighed.push({ stem, weight: strengthOf(weight) * rarityOf(stem) })
  weighed.sort((left, right) => right.weight - left.weight || (left.stem < right.stem ? -1 : 1))
  if (weighed.length > most) weighed.length = most
  const length = Math.sqrt(weighed.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1
  return weighed.map(({ stem, weight }) => ({ stem, weight: weight / length }))
}

/** A report of some length holds about so many words that are its own. */
export const mostTerms = 200

/** What one term weighs in an article before its vector is brought to length 1; 0 when it is not there. */
export function weightOf({ terms }: Profile, stem: string, rarityOf: Rarity): number {
  const emphasis = terms.get(stem)
  return emphasis === undefined ? 0 : strengthOf(emphasis.weight) * rarityOf(stem)
}

/** The length of an article's whole vector; never 0. */
export function lengthOf({ terms }: Profile, rarityOf: Rarity): number {
  let squares = 0
  for (const [stem, { weight }] of terms) squares += (strengthOf(weight) * rarityOf(stem)) ** 2
  return Math.sqrt(squares) || 1
}

function strengthOf(weight: number): number {
  return 1 + Math.log(weight)
}
