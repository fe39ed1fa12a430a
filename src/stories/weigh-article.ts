import type { RarityLearner } from './learn-rarity.ts'
import type { Incident } from './read-incident.ts'
import { titleWeight, type Profile } from './read-profile.ts'

/** An article's terms by number, with what they weigh. */
export type WeighedArticle = {
  /** Heaviest first; the weights make a vector of length 1. */
  readonly terms: Int32Array
  readonly weights: Float32Array
  /** Those of the headline, likewise. */
  readonly titleTerms: Int32Array
  readonly titleWeights: Float32Array
  /** Every term, for learning. */
  readonly all: Int32Array
  /** The rarest place of headline and lead; -1 where they name none. */
  readonly scene: number
  /** That the headline names it: what happened there is what is told. */
  readonly isSceneInTitle: boolean
  /** The rarest name of the headline that the report names again; -1 where there is none. */
  readonly subject: number
  readonly day: number
  readonly quoted: Int32Array
  readonly incident: Incident
}

/** `day` is used for articles of unknown date. */
export function weighArticle(profile: Profile, rarity: RarityLearner, day: number): WeighedArticle {
  const { terms } = profile
  const all = new Int32Array(terms.size)
  const body = new Float64Array(terms.size)
  // Below zero where the headline has no such term.
  const title = new Float64Array(terms.size).fill(-1)
  let scene = -1
  let rarestScene = 0
  let isSceneInTitle = false
  let subject = -1
  let rarestSubject = 0
  let at = 0
  for (const [stem, { weight, isInTitle, isScene, isName }] of terms) {
    const term = rarity.numberOf(stem)
    const rare = rarity.rarityOf(term)
    all[at] = term
    body[at] = (1 + Math.log(weight)) * rare
    if (isInTitle) title[at] = rare ** titlePower
    at++
    if (isInTitle && isName && weight > titleWeight && rare > rarestSubject) {
      subject = term
      rarestSubject = rare
    }
    if (!isScene || rare <= rarestScene) continue
    scene = term
    rarestScene = rare
    isSceneInTitle = isInTitle
  }
  const [bodyTerms, weights] = heaviest(all, body, mostTerms)
  const [titleTerms, titleWeights] = heaviest(all, title, mostTitleTerms)
  return {
    terms: bodyTerms,
    weights,
    titleTerms,
    titleWeights,
    all,
    scene,
    isSceneInTitle,
    subject,
    day: profile.day ?? day,
    quoted: profile.quoted,
    incident: profile.incident,
  }
}

/** A report of some length holds about so many words that are its own. */
const mostTerms = 200
const mostTitleTerms = 16
/** Headlines are short and of common words for the most part: the rare one tells. */
const titlePower = 1.5

function heaviest(terms: Int32Array, weights: Float64Array, most: number): readonly [Int32Array, Float32Array] {
  const places = Int32Array.from(terms.keys()).filter(at => (weights[at] ?? -1) >= 0)
  places.sort((left, right) => (weights[right] ?? 0) - (weights[left] ?? 0) || (terms[left] ?? 0) - (terms[right] ?? 0))
  const kept = places.subarray(0, most)
  let squares = 0
  for (const at of kept) squares += (weights[at] ?? 0) ** 2
  const length = Math.sqrt(squares) || 1
  return [kept.map(at => terms[at] ?? 0), Float32Array.from(kept, at => (weights[at] ?? 0) / length)]
}
