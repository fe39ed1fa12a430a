import { diffWords, type WordChange } from './diff-words.ts'
import { splitSentences } from './sentences.ts'

/** Only so much of each text is compared, and so many changed sentences: beyond that it is another text. */
const mostRead = 30_000
const mostCompared = 30
/** Sentences that share so much of the longer one are one sentence, changed. */
const enoughShared = 0.4

type Sentence = { readonly text: string; readonly words: ReadonlySet<string> }

/**
 * What changed between two texts: for each changed, new or removed sentence its words, in the order of the second text,
 * removed ones last. Sentences that only moved, and white space, don't count.
 */
export function diffTexts(before: string, after: string): readonly (readonly WordChange[])[] {
  const [gone, come] = withoutShared(sentencesOf(before), sentencesOf(after))
  const open = new Set(gone.slice(0, mostCompared).map(readWords))
  const passages = come.slice(0, mostCompared).map((text): readonly WordChange[] => {
    const original = mostAlike(readWords(text), open)
    if (original === undefined) return [{ kind: 'added', text }]
    open.delete(original)
    return diffWords(original.text, text)
  })
  return [...passages, ...[...open].map(({ text }): readonly WordChange[] => [{ kind: 'removed', text }])]
}

/** Takes out of both lists what they share, as often as they share it. */
function withoutShared(before: readonly string[], after: readonly string[]): [string[], string[]] {
  const counts = new Map<string, number>()
  for (const sentence of before) counts.set(sentence, (counts.get(sentence) ?? 0) + 1)
  const come = after.filter(sentence => !takeOne(counts, sentence))
  return [before.filter(sentence => takeOne(counts, sentence)), come]
}

function takeOne(counts: Map<string, number>, sentence: string): boolean {
  const left = counts.get(sentence) ?? 0
  if (left > 0) counts.set(sentence, left - 1)
  return left > 0
}

function mostAlike({ words }: Sentence, others: ReadonlySet<Sentence>): Sentence | undefined {
  let best: { readonly other: Sentence; readonly shared: number } | undefined
  for (const other of others) {
    const shared = countShared(words, other.words) / Math.max(words.size, other.words.size)
    if (shared >= enoughShared && shared > (best?.shared ?? 0)) best = { other, shared }
  }
  return best?.other
}

function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0
  for (const word of one) if (other.has(word)) count++
  return count
}

function readWords(text: string): Sentence {
  return { text, words: new Set(text.split(' ')) }
}

function sentencesOf(text: string): readonly string[] {
  const read = text.slice(0, mostRead)
  return splitSentences(read).map(({ start, end }) => read.slice(start, end).replaceAll(/\s+/g, ' '))
}
