import { rememberBounded } from './remember-bounded.ts'
import { areLookAlikes, areOneName, nameFamily } from './look-alikes.ts'
import { soundOf } from './sound.ts'
import { soundDistance } from './sound-distance.ts'

/**
 * Whether two folded words can be spellings of one name: they share a sound key and sound near enough for their length,
 * and are not known to be different names that look alike.
 */
export function areSimilar(left: string, right: string): boolean {
  return similarity(left, right) !== undefined
}

/** How near two spellings are, from 1 (the same sounds) to 0 (just near enough); undefined when they are two names. */
export function similarity(left: string, right: string): number | undefined {
  const [leftSound, rightSound] = [soundsOf(left), soundsOf(right)]
  const sharesKey = leftSound.keys.some(key => rightSound.keys.includes(key))
  return sharesKey || areOneName(left, right) ? soundSimilarity(leftSound, rightSound) : undefined
}

/** The same for two that have a sound key in common, which is quicker for who compares one with many. */
export function soundSimilarity(left: Sounds, right: Sounds): number | undefined {
  if (left.word === right.word || (left.family !== undefined && left.family === right.family)) return 1
  if (!left.isName || !right.isName) return undefined
  const most = allowance(Math.min(left.sounds.length, right.sounds.length))
  const distance = soundDistance(left.sounds, right.sounds, most)
  if (distance > most || areLookAlikes(left.word, right.word)) return undefined
  return 1 - distance / (most + 0.01)
}

/** Whether a folded word can have several spellings: numbers, single letters and what is longer than any name have one. */
export function isName(word: string): boolean {
  return word.length > 1 && word.length <= longestName && !/\d/.test(word)
}

/** Keys by which spellings find one another: similar words have at least one in common. */
export function soundKeys(word: string): readonly string[] {
  return soundsOf(word).keys
}

/** Long names may differ more. */
function allowance(sounds: number): number {
  return Math.min(1.1, 0.092 * sounds)
}

/** The few keys to keep of a word in a large vocabulary: similar words have one in common with `askedSounds` of the other. */
export function keptSounds(word: string): readonly string[] {
  const { kept } = soundsOf(word)
  return kept
}

/** The many keys to look a word up by among `keptSounds`. */
export function askedSounds(word: string): readonly string[] {
  const { keys } = soundsOf(word)
  const nearby = keys.flatMap(key => (isSkeleton(key) ? insertsOf(key) : []))
  return [...new Set([...keys, ...nearby])]
}

/** Every skeleton that loses one consonant to become this one. */
function insertsOf(skeleton: string): string[] {
  return Array.from({ length: skeleton.length + 1 }, (_, at) =>
    Array.from(consonants, consonant => skeleton.slice(0, at) + consonant + skeleton.slice(at)),
  ).flat()
}

const consonants = 'bdkmnlr'

function isSkeleton(key: string): boolean {
  return /^[bdkmnlr]*$/.test(key)
}

/** A folded word with what is compared of it. */
export type Sounds = {
  readonly word: string
  readonly isName: boolean
  readonly family: string | undefined
  readonly sounds: string
  readonly keys: readonly string[]
  readonly kept: readonly string[]
}

const longestName = 40

/** Remembered for some ten thousand words. */
export const soundsOf = rememberBounded(20_000, (word: string): Sounds => {
  const family = nameFamily(word)
  if (!isName(word)) return { word, isName: false, family, sounds: word, keys: [word], kept: [word] }
  const sounds = soundOf(word)
  const skeleton = skeletonOf(sounds)
  // One consonant more or less, or another one, is only forgiven in long names.
  const deletes = allowance(sounds.length) < 0.6 ? [] : deletesOf(skeleton)
  const roots = [skeleton, ...alternatives(sounds), ...(family === undefined ? [] : [family])]
  const keys = [...new Set([...roots, ...deletes])]
  // Outside the seven classes of consonants it can't be told which letter was left out.
  return { word, isName: true, family, sounds, keys, kept: isSkeleton(skeleton) ? [...new Set(roots)] : keys }
})

/**
 * The consonants, by class, without h, w and y. Names that have no others ("Yahya", "Yehia") share one key; what is of
 * another alphabet stands as it is.
 */
function skeletonOf(sounds: string): string {
  let skeleton = ''
  let last: string | undefined
  for (const sound of sounds) {
    const consonant = classes.get(sound)
    if (consonant === undefined || consonant === last) continue
    skeleton += consonant
    last = consonant
  }
  if (skeleton !== '') return skeleton
  return /^[aeiouEOIhwy]*$/.test(sounds) ? 'h' : sounds
}

const classes = new Map<string, string>(
  ['bpfvF', 'dtDTszSZCjJY', 'kqgGX', 'm', 'n', 'l', 'r'].flatMap(members =>
    Array.from(members, (member): [string, string] => [member, members[0] ?? member]),
  ),
)

/** Other readings of letters that two classes share: kh as h, j as y or g, ch as k, the c of "America" as k. */
function alternatives(sounds: string): string[] {
  const readings: string[] = []
  if (sounds.includes('X'))
    readings.push(skeletonOf(sounds.replaceAll('X', 'h')), skeletonOf(sounds.replaceAll('X', 'S')))
  if (sounds.includes('j') || sounds.includes('J'))
    readings.push(skeletonOf(sounds.replaceAll(/j/gi, 'y')), skeletonOf(sounds.replaceAll(/j/gi, 'g')))
  if (sounds.includes('C'))
    readings.push(skeletonOf(sounds.replaceAll('C', 'k')), skeletonOf(sounds.replaceAll('C', 'h')))
  if (sounds.includes('Y')) readings.push(skeletonOf(sounds.replaceAll('Y', 'k')))
  return readings
}

function deletesOf(skeleton: string): string[] {
  return Array.from(skeleton, (_, at) => skeleton.slice(0, at) + skeleton.slice(at + 1))
}
