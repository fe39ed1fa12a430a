export type Random = () => number

/** Mulberry32: the same seed gives the same numbers, from 0 to 1. */
export function createRandom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * A report of some 500 made-up words: common ones by Zipf's law, and the words and names of its event, of which there are
 * `eventsADay`, each covered by four reports on an average, some by many more.
 */
export function writeReport(
  random: Random,
  day: number,
  eventsADay = 400,
): { readonly text: string; readonly event: number } {
  const event = Math.floor(day) * eventsADay + Math.floor(random() ** 2 * eventsADay)
  const own = createRandom(event + 1)
  const theme = Array.from({ length: 60 }, () => zipfWord(own, 100, 60_000))
  const names = Array.from({ length: 12 }, () => capital(spell(1_000_000 + Math.floor(own() * 3_000_000))))
  const word = () => (random() < 0.35 ? (theme[Math.floor(random() ** 2 * 60)] ?? '') : zipfWord(random, 1, 60_000))
  const sentences = Array.from({ length: 32 }, () => {
    const words = Array.from({ length: 14 }, word)
    return `${capital(words.join(' '))} ${names[Math.floor(random() ** 2 * names.length)] ?? ''}`
  })
  return { text: `${sentences.join('. ')}.`, event }
}

/** The word of a rank between the two, the chance of which falls with the rank. */
function zipfWord(random: Random, first: number, last: number): string {
  const rank = Math.floor(first * (last / first) ** random())
  return (words[rank] ??= spell(rank))
}

const words: string[] = []

function spell(number: number): string {
  let rank = number
  let spelt = ''
  do {
    spelt += syllables[rank % syllables.length] ?? ''
    rank = Math.floor(rank / syllables.length)
  } while (rank > 0)
  return `${spelt}n`
}

const syllables = 'ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu ra re ri ro ru'.split(' ')

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
