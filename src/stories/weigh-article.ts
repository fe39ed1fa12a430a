import type { RarityLearner } from './learn-rarity.ts'
import type { Incident } from './read-incident.ts'
import type { Profile } from './read-profile.ts'

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
  readonly day: number
  readonly quoted: Int32Array
  readonly incident: Incident
}

/** `day` is used for articles of unknown date. */
export function weighArticle({ terms, ...profile }: Profile, rarity: RarityLearner, day: number): WeighedArticle {
  const all = new Int32Array(terms.size)
  const body: Weighed[] = []
  const title: Weighed[] = []
  let scene = -1
  let rarestScene = 0
  let isSceneInTitle = false
  let at = 0
  for (const [stem, { weight, isInTitle, isScene }] of terms) {
    const term = rarity.numberOf(stem)
    const rare = rarity.rarityOf(term)
    all[at++] = term
    body.push({ term, weight: (1 + Math.log(weight)) * rare })
    if (isInTitle) title.push({ term, weight: rare ** titlePower })
    if (!isScene || rare <= rarestScene) continue
    scene = term
    rarestScene = rare
    isSceneInTitle = isInTitle
  }
  const [bodyTerms, weights] = heaviest(body, mostTerms)
  const [titleTerms, titleWeights] = heaviest(title, mostTitleTerms)
  const { quoted, incident } = profile
  return {
    terms: bodyTerms,
    weights,
    titleTerms,
    titleWeights,
    all,
    scene,
    isSceneInTitle,
    day: profile.day ?? day,
    quoted,
    incident,
  }
}

type Weighed = { readonly term: number; readonly weight: number }

/** A report of some length holds about so many words that are its own. */
const mostTerms = 200
const mostTitleTerms = 16
/** Headlines are short and of common words for the most part: the rare one tells. */
const titlePower = 1.5

function heaviest(weighed: Weighed[], most: number): readonly [Int32Array, Float32Array] {
  weighed.sort((left, right) => right.weight - left.weight || left.term - right.term)
  if (weighed.length > most) weighed.length = most
  let squares = 0
  for (const { weight } of weighed) squares += weight * weight
  const length = Math.sqrt(squares) || 1
  return [Int32Array.from(weighed, ({ term }) => term), Float32Array.from(weighed, ({ weight }) => weight / length)]
}
