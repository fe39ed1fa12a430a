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

export type Press = { write(day: number): { readonly text: string; readonly event: number } }

/**
 * Reports of 300 to 900 made-up words, so many a day: common words by Zipf's law, and the words, names, quotations, day and
 * toll of an event. Events
 * are covered by four reports on an average, by Zipf's law too: the first by a hundredth of all. One report in five is a wire
 * text of late, with a headline of its own or cut.
 */
export function createPress(random: Random, reportsADay: number): Press {
  const eventsADay = Math.max(20, Math.ceil(reportsADay / 4))
  const wires: { readonly text: string; readonly event: number }[] = []
  return {
    write(day) {
      const wire = wires[Math.floor(random() * wires.length)]
      if (wire !== undefined && random() < copyShare) return { ...wire, text: copyOf(wire.text, random) }
      const rank = zipfRank(random, firstRank, firstRank + eventsADay) - firstRank
      const event = Math.floor(day) * eventsADay + rank
      const written = { text: writeReport(random, event), event }
      wires.push(written)
      if (wires.length > wiresKept) wires.shift()
      return written
    },
  }
}

const copyShare = 0.2
const wiresKept = 200
/** Zipf's law from the tenth rank on: no event is all the news. */
const firstRank = 10

function copyOf(text: string, random: Random): string {
  const sentences = text.split('. ')
  const end = Math.ceil(sentences.length * (0.6 + 0.4 * random()))
  const headline = `${capital(zipfWord(random, 100, vocabulary))} ${zipfWord(random, 100, vocabulary)} told anew`
  return `${[headline, ...sentences.slice(1, end)].join('. ')}.`
}

function writeReport(random: Random, event: number): string {
  const own = createRandom(event + 1)
  const theme = Array.from({ length: 60 }, () => zipfWord(own, 100, vocabulary))
  const names = Array.from({ length: 12 }, () => capital(spell(1_000_000 + Math.floor(own() * 3_000_000))))
  const wordBy = (chance: Random) =>
    chance() < 0.35 ? (theme[Math.floor(chance() ** 2 * 60)] ?? '') : zipfWord(chance, 1, vocabulary)
  const nameBy = (chance: Random) => names[Math.floor(chance() ** 2 * names.length)] ?? ''
  const sayBy = (chance: Random) => capital(Array.from({ length: 14 }, () => wordBy(chance)).join(' '))
  const quoted = Array.from({ length: 8 }, () => `“${sayBy(own)},” said ${nameBy(own)}`)
  const incident = `${Math.ceil(own() * 40)} people were killed in ${nameBy(own)} on ${days[Math.floor(own() * 7)]}`
  const sentences = Array.from({ length: 18 + Math.floor(random() * 40) }, () =>
    random() < quotedShare ? (quoted[Math.floor(random() * 8)] ?? '') : `${sayBy(random)} ${nameBy(random)}`,
  )
  return `${[`${sayBy(random)} ${nameBy(random)}`, incident, ...sentences].join('. ')}.`
}

/** Of its sentences a report quotes so many, from what was said of its event. */
const quotedShare = 0.2
const days = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')
const vocabulary = 60_000

/** The word of a rank between the two, the chance of which falls with the rank. */
function zipfWord(random: Random, first: number, last: number): string {
  const rank = zipfRank(random, first, last)
  return (words[rank] ??= spell(rank))
}

function zipfRank(random: Random, first: number, last: number): number {
  return Math.floor(first * (last / first) ** random())
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
