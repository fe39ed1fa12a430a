/**
 * Made-up news by Zipf's law: articles of 600 words about some ten names each, and watches of the usual mix. The commonest
 * name is in 3 of 100 articles, one in three times with the surname that goes with it; people watch for names more than for
 * words, half their phrases that open with a name go on with its surname, and they don't watch for words everybody uses.
 * The same seed gives the same news.
 */
export type MadeUp = {
  /** Share of articles that hold the folded word. */
  readonly frequency: (word: string) => number
  makeArticle(): { readonly title: string; readonly text: string }
  /** Of one kind, or of the mix. */
  makeQuery(kind?: QueryKind): string
}

/** The mix of watches: percent of each kind. */
export const mix = { words: 60, and: 10, not: 5, near: 5, or: 5, prefix: 5, spelling: 5, field: 5 } as const

export type QueryKind = keyof typeof mix

const size = 40_000
const namesAnArticle = 10
const nameShift = 50

export function createMadeUp(seed: number): MadeUp {
  const random = createRandom(seed)
  const words = createLexicon(random, false)
  const names = createLexicon(random, true)
  const frequencies = new Map<string, number>()
  const shareOf = (rank: number) => (namesAnArticle * 0.15) / (rank + nameShift)
  for (const [rank, name] of names.entries())
    frequencies.set(name.toLowerCase(), shareOf(rank) + shareOf(size - 1 - rank) / 3)
  for (const [rank, word] of words.entries()) frequencies.set(word, Math.min(0.95, 50 / (rank + 1)))

  /** A rank by Zipf's law with its head cut off: the inverse of the share of all ranks up to it. */
  const pick = (shift: number, from: number): number =>
    Math.floor(shift * ((size - from + shift) / shift) ** random() - shift + from)
  const pickName = () => pick(nameShift, 0)
  const nameAt = (rank: number) => names[rank] ?? ''
  const surnameAt = (rank: number) => names[size - 1 - rank] ?? ''
  const pickWord = () => words[pick(1000, 1000)] ?? ''
  const topic = () => (random() < 0.55 ? nameAt(pickName()) : pickWord())

  function phrase(length: number): string {
    const rank = random() < 0.55 ? pickName() : undefined
    const opening =
      rank === undefined ? [pickWord()] : random() < 0.5 ? [nameAt(rank), surnameAt(rank)] : [nameAt(rank)]
    return [...opening, ...Array.from({ length: 3 }, topic)].slice(0, length).join(' ')
  }

  function write(about: readonly number[], length: number): string {
    const written: string[] = []
    while (written.length < length) {
      if (random() >= 0.1) written.push(words[pick(1, 0)] ?? '')
      else {
        const rank = pickFrom(random, about) ?? 0
        written.push(nameAt(rank), ...(random() < 1 / 3 ? [surnameAt(rank)] : []))
      }
    }
    return written.slice(0, length).join(' ')
  }

  function makeQuery(kind: QueryKind): string {
    switch (kind) {
      case 'words': {
        const length = 1 + Math.floor(random() * 4)
        return length === 1 ? topic() : `"${phrase(length)}"`
      }
      case 'and':
        return `${topic()} ${topic()}`
      case 'not':
        return `${topic()} -${topic()}`
      case 'near':
        return `${topic()} NEAR/8 ${topic()}`
      case 'or':
        return `${topic()} OR ${topic()}`
      case 'prefix':
        return `${topic().slice(0, 6)}*`
      case 'spelling':
        return `${nameAt(pickName())}~`
      case 'field':
        return random() < 0.5 ? `title:${topic()}` : `publisher:${topic()} ${topic()}`
    }
  }

  return {
    frequency: word => frequencies.get(word) ?? 0.0001,
    makeArticle() {
      const about = Array.from({ length: namesAnArticle }, pickName)
      return { title: write(about, 9), text: Array.from({ length: 30 }, () => `${write(about, 20)}.`).join(' ') }
    },
    makeQuery: (kind = pickKind(random() * 100)) => makeQuery(kind),
  }
}

function pickKind(share: number): QueryKind {
  let sum = 0
  for (const kind of kinds) {
    sum += mix[kind]
    if (share < sum) return kind
  }
  return 'words'
}

export const kinds = Object.keys(mix) as QueryKind[]

function createLexicon(random: () => number, areNames: boolean): string[] {
  const lexicon = new Set<string>()
  while (lexicon.size < size) {
    const syllables = lexicon.size < 60 && !areNames ? 1 : 2 + Math.floor(random() * 3)
    const word = Array.from({ length: syllables }, () => `${pickFrom(random, onsets)}${pickFrom(random, rimes)}`).join(
      '',
    )
    lexicon.add(areNames ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word)
  }
  return [...lexicon]
}

const onsets = 'b br ch d dr f g gh h j k kh kl l m n p pr q r s sh st t tr v w y z'.split(' ')
const rimes = 'a al an ar e el en er i in ir is o om on or u ul un ur ai az id ad ing ed'.split(' ')

function pickFrom<Thing>(random: () => number, list: readonly Thing[]): Thing | undefined {
  return list[Math.floor(random() * list.length)]
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
