/**
 * Made-up news by Zipf's law: articles of 600 words about some ten names each, and watches of the usual mix. The commonest
 * name is in 3 of 100 articles; people watch for names more than for words, and not for words everybody uses.
 * The same seed gives the same news.
 */
export type MadeUp = {
  /** Share of articles that hold the folded word. */
  readonly frequency: (word: string) => number
  makeArticle(): { readonly title: string; readonly text: string }
  makeQuery(): string
}

const size = 40_000
const namesAnArticle = 10

export function createMadeUp(seed: number): MadeUp {
  const random = createRandom(seed)
  const words = createLexicon(random, false)
  const names = createLexicon(random, true)
  const frequencies = new Map<string, number>()
  for (const [rank, name] of names.entries())
    frequencies.set(name.toLowerCase(), (namesAnArticle * 0.15) / (rank + nameShift))
  for (const [rank, word] of words.entries()) frequencies.set(word, Math.min(0.95, 50 / (rank + 1)))

  /** A rank by Zipf's law with its head cut off: the inverse of the share of all ranks up to it. */
  const pick = (list: readonly string[], shift: number, from: number): string => {
    const rank = shift * ((list.length - from + shift) / shift) ** random() - shift + from
    return list[Math.floor(rank)] ?? ''
  }
  const makeName = () => pick(names, nameShift, 0)
  const topic = () => (random() < 0.55 ? makeName() : pick(words, 1000, 1000))
  const write = (about: readonly string[], length: number) =>
    Array.from({ length }, () => (random() < 0.12 ? pickFrom(random, about) : pick(words, 1, 0))).join(' ')

  return {
    frequency: word => frequencies.get(word) ?? 0.0001,
    makeArticle() {
      const about = Array.from({ length: namesAnArticle }, makeName)
      return { title: write(about, 9), text: Array.from({ length: 30 }, () => `${write(about, 20)}.`).join(' ') }
    },
    makeQuery: () => makeQuery(random, topic),
  }
}

const nameShift = 50

function makeQuery(random: () => number, topic: () => string): string {
  const share = random() * 100
  if (share < 60) {
    const length = 1 + Math.floor(random() * 4)
    const phrase = Array.from({ length }, topic).join(' ')
    return length === 1 ? phrase : `"${phrase}"`
  }
  if (share < 70) return `${topic()} ${topic()}`
  if (share < 75) return `${topic()} -${topic()}`
  if (share < 80) return `${topic()} NEAR/8 ${topic()}`
  if (share < 85) return `${topic()} OR ${topic()}`
  if (share < 90) return `${topic().slice(0, 6)}*`
  if (share < 95) return `${topic()}~`
  return random() < 0.5 ? `title:${topic()}` : `publisher:${topic()} ${topic()}`
}

function createLexicon(random: () => number, areNames: boolean): string[] {
  const lexicon = new Set<string>()
  while (lexicon.size < size) {
    const syllables = lexicon.size < 60 && !areNames ? 1 : 2 + Math.floor(random() * 3)
    const word = Array.from({ length: syllables }, () => pickFrom(random, onsets) + pickFrom(random, rimes)).join('')
    lexicon.add(areNames ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word)
  }
  return [...lexicon]
}

const onsets = 'b br ch d dr f g gh h j k kh kl l m n p pr q r s sh st t tr v w y z'.split(' ')
const rimes = 'a al an ar e el en er i in ir is o om on or u ul un ur ai az id ad ing ed'.split(' ')

function pickFrom(random: () => number, list: readonly string[]): string {
  return list[Math.floor(random() * list.length)] ?? ''
}

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
