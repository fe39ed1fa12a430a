import type { Candidates } from '../model/candidate.ts'
import type { Rarity } from './rarity.ts'
import type { Profile } from './read-profile.ts'
import { lengthOf, weighTerms, weightOf, type WeighedTerm } from './weigh-terms.ts'

/** What to ask a search index for, to find reports related to one: the heaviest terms, heaviest first. */
export type RelatedQuery = { readonly terms: readonly WeighedTerm[]; readonly candidates: Candidates }

/** The stems whose document frequencies `relatedQuery` and `rankRelated` will ask for. */
export function stemsOf({ terms }: Profile): readonly string[] {
  return [...terms.keys()]
}

/** A query for reports that share any key term of headline and lead. */
export function relatedQuery(profile: Profile, rarityOf: Rarity, most = 15): RelatedQuery {
  const terms = weighTerms(profile, rarityOf, most)
  if (terms.length === 0) return { terms, candidates: { kind: 'nothing' } }
  const of = terms.map(({ stem }): Candidates => ({ kind: 'stem', stem, field: 'any' }))
  return { terms, candidates: { kind: 'any', of } }
}

/** A report related to another and why. */
export type Related = {
  /** Which of the candidates given, from 0. */
  readonly index: number
  /** From 0 to 1. */
  readonly score: number
  /** Names both print, most telling first, as the asked report prints them. */
  readonly names: readonly string[]
  /** Other words both hold, most telling first. */
  readonly words: readonly string[]
  /** Undefined when one of the dates is unknown. */
  readonly daysApart: number | undefined
}

/** The candidates in order of how much they have in common with an article, best first; those with nothing are left out. */
export function rankRelated(profile: Profile, candidates: readonly Profile[], rarityOf: Rarity): readonly Related[] {
  const asked = weighTerms(profile, rarityOf)
  return candidates
    .map((candidate, index) => relate(profile, asked, candidate, index, rarityOf))
    .filter(related => related.score > leastScore)
    .toSorted((left, right) => right.score - left.score || left.index - right.index)
}

const leastScore = 0.01
const reasonsShown = 5
/** What ties less than so much of the strongest reason is none. */
const shareOfReason = 0.15

function relate(
  profile: Profile,
  asked: readonly WeighedTerm[],
  candidate: Profile,
  index: number,
  rarityOf: Rarity,
): Related {
  const length = lengthOf(candidate, rarityOf)
  const shared = asked
    .map(({ stem, weight }) => ({ stem, weight: (weight * weightOf(candidate, stem, rarityOf)) / length }))
    .filter(({ weight }) => weight > 0)
    .toSorted((left, right) => right.weight - left.weight)
  const likeness = shared.reduce((sum, { weight }) => sum + weight, 0)
  const daysApart = distanceInDays(profile, candidate)
  const leastReason = (shared[0]?.weight ?? 0) * shareOfReason
  const reasons = shared
    .filter(({ weight }) => weight >= leastReason)
    .flatMap(({ stem }) => profile.terms.get(stem) ?? [])
  return {
    index,
    score: likeness * nearness(daysApart),
    names: reasons
      .filter(({ isName }) => isName)
      .map(({ surface }) => surface)
      .slice(0, reasonsShown),
    words: reasons
      .filter(({ isName }) => !isName)
      .map(({ surface }) => surface)
      .slice(0, reasonsShown),
    daysApart,
  }
}

function distanceInDays(left: Profile, right: Profile): number | undefined {
  return left.day === undefined || right.day === undefined ? undefined : Math.abs(left.day - right.day)
}

/** Coverage of one event is dense for days; what is older may still be the background. */
function nearness(daysApart: number | undefined): number {
  return daysApart === undefined ? 1 : background + (1 - background) * Math.exp(-daysApart / daysOfCoverage)
}

const background = 0.3
const daysOfCoverage = 3
