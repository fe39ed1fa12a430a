import type { Asked } from './article-window.ts'
import { enlarged } from '../text/enlarged.ts'
import type { WeighedArticle } from './weigh-article.ts'

/** The article that others are compared with, its weights laid out by term number. */
export type AskedArticle = Asked & {
  /** Takes the place of the one before. */
  take(article: Vectors): void
}

export type Vectors = Pick<WeighedArticle, 'terms' | 'weights' | 'titleTerms' | 'titleWeights' | 'scene'>

export function createAskedArticle(isOwn: Asked['isOwn']): AskedArticle {
  let before: Vectors = { terms: none, weights: noWeights, titleTerms: none, titleWeights: noWeights, scene: -1 }
  let weights = new Float32Array(0)
  let titleWeights = new Float32Array(0)
  return {
    get weights() {
      return weights
    },
    get titleWeights() {
      return titleWeights
    },
    get scene() {
      return before.scene
    },
    isOwn,
    take(article) {
      clear(weights, before.terms)
      clear(titleWeights, before.titleTerms)
      weights = lay(weights, article.terms, article.weights)
      titleWeights = lay(titleWeights, article.titleTerms, article.titleWeights)
      before = article
    },
  }
}

const none = new Int32Array(0)
const noWeights = new Float32Array(0)

function clear(column: Float32Array, terms: Int32Array): void {
  for (const term of terms) column[term] = 0
}

function lay(column: Float32Array<ArrayBuffer>, terms: Int32Array, weights: Float32Array): Float32Array<ArrayBuffer> {
  let laid = column
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at] ?? 0
    laid = enlarged(laid, term + 1)
    laid[term] = weights[at] ?? 0
  }
  return laid
}
