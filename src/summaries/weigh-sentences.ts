import type { Quotation } from '../model/quotation.ts'
import type { SentenceTerms } from '../text/sentence-terms.ts'

/** What a sentence is worth to somebody who reads nothing else: about 0 to 2, by place, centrality, title and speech. */
export function weighSentences(
  text: string,
  sentences: readonly SentenceTerms[],
  titleTerms: ReadonlyMap<string, number>,
  quotations: readonly Quotation[],
): readonly number[] {
  const counts = countTerms(sentences)
  const central = sentences.map(sentence => centrality(sentence, counts))
  const most = Math.max(...central, 1e-9)
  return sentences.map((sentence, index) => {
    const place = 1 / (1 + index * placeDecay)
    const title = shareOfTitle(sentence, titleTerms)
    const speech = tellsWhoSpoke(sentence, quotations) ? speechBonus : 0
    const worth = place + centralityWeight * ((central[index] ?? 0) / most) + titleWeight * title + speech
    return worth * shapeOf(text.slice(sentence.start, sentence.end), sentence.length)
  })
}

const placeDecay = 0.35
const centralityWeight = 0.6
const titleWeight = 0.3
const speechBonus = 0.08

/** In how many sentences each stem stands: what a report keeps naming is what it is about. */
function countTerms(sentences: readonly SentenceTerms[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { terms } of sentences) for (const stem of terms.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return counts
}

function centrality({ terms }: SentenceTerms, counts: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [stem, weight] of terms) sum += weight * Math.log2(counts.get(stem) ?? 1)
  // Between the sum, which likes long sentences, and the mean, which likes short ones.
  return sum / Math.sqrt(terms.size + 4)
}

function shareOfTitle({ terms }: SentenceTerms, titleTerms: ReadonlyMap<string, number>): number {
  if (titleTerms.size === 0) return 0
  let shared = 0
  for (const stem of titleTerms.keys()) if (terms.has(stem)) shared++
  return shared / titleTerms.size
}

function tellsWhoSpoke({ start, end }: SentenceTerms, quotations: readonly Quotation[]): boolean {
  return quotations.some(
    quotation => quotation.start >= start && quotation.end <= end && quotation.speaker?.isNamed === true,
  )
}

/** Less for what is hardly a sentence: captions, links, questions, fragments and endless lists. */
function shapeOf(sentence: string, length: number): number {
  if (length < 5 || !/\p{L}/u.test(sentence)) return 0.1
  if (length < 16 && boilerplate.test(sentence)) return 0.1
  let shape = 1
  if (length < 9) shape *= 0.7
  if (length > 55) shape *= 0.8
  if (sentence.endsWith('?')) shape *= 0.6
  if (!/[.!?…。！？।॥۔؟]["”’'»)\]]*$/u.test(sentence)) shape *= 0.75
  return shape
}

const boilerplate =
  /^(?:by [\p{Lu}. ]|published|updated|share |follow |click |read more|scroll down|advertisement|photo|image|picture|video|watch|story highlights|listen|sign up|subscribe|copyright|©|related|see also|editor['’]s note)/iu
