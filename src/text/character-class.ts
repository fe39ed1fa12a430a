/** What a UTF-16 unit does inside running text, as the tokeniser sees it. */
export const characterClass = {
  gap: 0,
  letter: 1,
  digit: 2,
  /** Continues a word but never opens one: combining accents, vowel points, tatweel, soft hyphen. */
  mark: 3,
  /** Scripts written without spaces: read as overlapping pairs of characters. */
  pair: 4,
  apostrophe: 5,
  /** Ties two words into a compound when it stands right between them. */
  hyphen: 6,
  dot: 7,
  comma: 8,
  hash: 9,
  at: 10,
} as const

/** The class of one UTF-16 unit. Units outside the basic plane are read as gaps. */
export function classOf(unit: number): number {
  const known = classes[unit] ?? characterClass.gap
  if (known !== unknown) return known
  const found = classify(unit)
  classes[unit] = found
  return found
}

const unknown = 255
const classes = new Uint8Array(65_536).fill(unknown)

const apostrophes = new Set("'’‘ʼʻʹʾʿ`´＇′")
// The zero-width non-joiner parts a Persian word as a hyphen parts an English one.
const hyphens = new Set('-‐‑–−_־\u200c﹣－')
const silent = new Set('\u00ad\u200d\u0640\u2060')
const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u

function classify(unit: number): number {
  const character = String.fromCharCode(unit)
  if (apostrophes.has(character)) return characterClass.apostrophe
  if (hyphens.has(character)) return characterClass.hyphen
  if (silent.has(character)) return characterClass.mark
  if (character === '.' || character === '．') return characterClass.dot
  if (character === ',' || character === '٬') return characterClass.comma
  if (character === '#' || character === '＃') return characterClass.hash
  if (character === '@' || character === '＠') return characterClass.at
  return classifyByProperty(character)
}

function classifyByProperty(character: string): number {
  const isLetter = /[\p{L}\p{Nl}]/u.test(character)
  const isMark = /\p{M}/u.test(character)
  // A mark that many scripts share (such as U+0301) names Han among its scripts too.
  if (
    (isLetter && unspaced.test(character)) ||
    (isMark && /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(character))
  )
    return characterClass.pair
  if (isLetter) return characterClass.letter
  if (isMark) return characterClass.mark
  return /\p{N}/u.test(character) ? characterClass.digit : characterClass.gap
}
