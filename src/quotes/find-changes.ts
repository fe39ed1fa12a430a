import { analyse } from '../text/analyse.ts'
import { stopWords } from '../text/stop-words.ts'
import { groupSameWords } from './same-words.ts'

/** Something that one speaker said. */
export type Statement = {
  readonly text: string
  /** The sentence around the words; the words again where they stand alone. */
  readonly sentence: string
  readonly headline: string
  /** As in `analyse`. */
  readonly language: string
  readonly at: Date
  /** The day of `at` where the reader lives ("2026-03-05"). */
  readonly day: string
}

/** What a speaker said on one matter. */
export type Matter = {
  /** Up to three words that the statements share, as printed. */
  readonly words: readonly string[]
  /** The wordings by the day they were first printed; each is the statements (indices) that print it, oldest first. */
  readonly wordings: readonly (readonly number[])[]
}

/**
 * Finds where a speaker spoke on the same matter in other words on other days. The newest matter first. Words of
 * `ignored` (the speaker's name) tie nothing together; `rarityOf` tells how rare a stem is in the news (about 0 to 7).
 */
export function findChanges(
  statements: readonly Statement[],
  ignored: string,
  rarityOf: (stem: string) => number,
): readonly Matter[] {
  const wordings = groupSameWords(statements.map(({ text }) => ({ text, speaker: '' })))
    .map(group => readWording(group, statements))
    .sort((a, b) => a.firstAt - b.firstAt)
  weigh(wordings, new Set(analyse(ignored, 'und').map(({ word }) => word)), rarityOf)
  return gather(wordings)
    .filter(matter => new Set(matter.map(({ day }) => day)).size > 1)
    .sort((a, b) => (b.at(-1)?.firstAt ?? 0) - (a.at(-1)?.firstAt ?? 0))
    .map(matter => ({ words: sharedWords(matter), wordings: matter.map(({ members }) => members) }))
}

/** Two statements on one matter share at least this much of what they tell, as a cosine. */
const leastAlike = 0.13
/** From this rarity on a word tells what is spoken of: "ceasefire" does, "people" does not. */
const leastTelling = 2.5
/** Of fewer, how often a word comes tells little about how rare it is. */
const fewestWordings = 30
/** The words themselves tell more than the sentence around them, and that more than the headline. */
const weights = { text: 1, sentence: 0.6, headline: 0.3 } as const

type Wording = {
  readonly members: readonly number[]
  readonly firstAt: number
  readonly day: string
  /** Stems with their weight and the word as printed. */
  readonly terms: Map<string, { weight: number; readonly word: string; isTelling: boolean }>
}

function readWording(group: readonly number[], statements: readonly Statement[]): Wording {
  const members = group.toSorted((a, b) => timeOf(statements[a]) - timeOf(statements[b]))
  const first = statements[members[0] ?? 0]
  const terms: Wording['terms'] = new Map()
  for (const part of ['text', 'sentence', 'headline'] as const) {
    const text = first?.[part] ?? ''
    for (const { word, stem, start, end } of analyse(text, first?.language ?? 'und')) {
      if (!stopWords.has(word) && !terms.has(stem))
        terms.set(stem, { weight: weights[part], word: text.slice(start, end), isTelling: false })
    }
  }
  return { members, firstAt: timeOf(first), day: first?.day ?? '', terms }
}

function timeOf(statement: Statement | undefined): number {
  return statement?.at.getTime() ?? 0
}

/** Rare words count for more; what the speaker says all the time, and the name, ties nothing together. */
function weigh(wordings: readonly Wording[], ignored: ReadonlySet<string>, rarityOf: (stem: string) => number): void {
  const frequencies = new Map<string, number>()
  for (const { terms } of wordings)
    for (const stem of terms.keys()) frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1)
  for (const { terms } of wordings) {
    for (const [stem, term] of terms) {
      const own = Math.log(1 + Math.max(wordings.length, fewestWordings) / (frequencies.get(stem) ?? 1))
      const isIgnored = ignored.has(stem) || ignored.has(term.word.toLowerCase())
      const rarity = rarityOf(stem)
      term.weight *= isIgnored ? 0 : own * rarity
      term.isTelling = !isIgnored && rarity >= leastTelling
    }
  }
}

function gather(wordings: readonly Wording[]): Wording[][] {
  const matters: Wording[][] = []
  for (const wording of wordings) {
    let best: { readonly matter: Wording[]; readonly likeness: number } | undefined
    for (const matter of matters) {
      const likeness = matter.reduce((most, other) => Math.max(most, likenessOf(wording, other)), 0)
      if (likeness >= (best?.likeness ?? leastAlike)) best = { matter, likeness }
    }
    if (best === undefined) matters.push([wording])
    else best.matter.push(wording)
  }
  return matters
}

/** 0 where only words are shared that everybody uses. */
function likenessOf(one: Wording, other: Wording): number {
  let product = 0
  let isTelling = false
  for (const [stem, term] of one.terms) {
    const shared = other.terms.get(stem)
    if (shared === undefined) continue
    product += term.weight * shared.weight
    isTelling ||= term.isTelling
  }
  return isTelling ? product / Math.sqrt(squares(one) * squares(other)) : 0
}

function squares({ terms }: Wording): number {
  let sum = 0
  for (const { weight } of terms.values()) sum += weight * weight
  return sum
}

function sharedWords(matter: readonly Wording[]): readonly string[] {
  const shared = new Map<string, { weight: number; readonly word: string }>()
  for (const [at, { terms }] of matter.entries()) {
    for (const [stem, { weight, word }] of terms) {
      if (!matter.some((other, index) => index !== at && other.terms.has(stem))) continue
      const known = shared.get(stem)
      shared.set(stem, { weight: (known?.weight ?? 0) + weight, word: known?.word ?? word })
    }
  }
  const heaviest = [...shared.values()].sort((a, b) => b.weight - a.weight)
  return heaviest.slice(0, 3).map(({ word }) => word)
}
