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
 * A report of 300 made-up words: common ones far more often than rare ones, and the names of one of some thousand events that are
 * covered on a day.
 */
export function writeReport(random: Random, day: number): string {
  const event = Math.floor(day) * 3000 + Math.floor(random() ** 2 * 3000)
  const own = createRandom(event)
  const names = Array.from({ length: 12 }, () => capital(word(own, 2_000_000)))
  const sentences = Array.from({ length: 20 }, () => {
    const words = Array.from({ length: 14 }, () => word(random, 40_000))
    const name = names[Math.floor(random() * names.length)] ?? ''
    return `${capital(words.join(' '))} ${name}`
  })
  return `${sentences.join('. ')}.`
}

/** A word of a rank drawn so that a hundredth of the words makes a fifth of the text, spelt with syllables. */
function word(random: Random, vocabulary: number): string {
  let rank = Math.floor(vocabulary * random() ** 3)
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
