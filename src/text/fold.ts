/**
 * The form in which words are compared: lower case, without accents, vowel points and apostrophes, one letter for the
 * Arabic, Persian and Urdu shapes of the same letter, ASCII digits. Holds no ASCII but a-z and 0-9 (so that any search
 * index can keep it as one token); a decimal point becomes "·". Empty when nothing is left.
 */
export function foldWord(surface: string): string {
  if (/^[a-z]+$/.test(surface)) return surface
  if (/^[A-Za-z]+$/.test(surface)) return surface.toLowerCase()
  return foldCase(foldExact(surface))
}

/** As `foldWord`, but case stands: "U.S." gives "US", "Ça" gives "Ca". */
export function foldExact(surface: string): string {
  if (/^[A-Za-z0-9]+$/.test(surface)) return surface
  let folded = ''
  for (const character of surface.normalize('NFKC').replace(decimalPoint, '·')) folded += foldCharacter(character)
  return folded
}

const decimalPoint = /(?<=\d)[.٫](?=\d)/g

function foldCase(word: string): string {
  let folded = ''
  // Lowering can set a mark free: İ becomes i and a dot above.
  for (const character of word.toLowerCase()) folded += foldCharacter(character)
  return folded
}

const foldedCharacters = new Map<string, string>()
const mostCharacters = 20_000

function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character)
  if (known !== undefined) return known
  const folded = character === '·' ? '·' : (letters.get(character) ?? foldByScript(character)).replace(unsafe, '')
  if (foldedCharacters.size < mostCharacters) foldedCharacters.set(character, folded)
  return folded
}

/** Not a letter, digit or vowel sign; or an apostrophe-like letter, a combining accent, a Hebrew or Arabic point, a tatweel. */
const unsafe =
  /[^\p{L}\p{N}\p{M}]|[\u02b9-\u02ff]|[\u0300-\u036f]|[\u0591-\u05c7]|[\u0610-\u061a]|[\u064b-\u0652]|\u0670|[\u06d6-\u06ed]|\u0640/gu

function foldByScript(character: string): string {
  if (/\p{Nd}/u.test(character)) return digitOf(character)
  // й is a letter of its own, not an и with an accent, so Cyrillic is not decomposed.
  if (/[\p{sc=Latin}\p{sc=Greek}]/u.test(character)) return foldLatin(character.normalize('NFKD'))
  return character
}

function foldLatin(decomposed: string): string {
  let folded = ''
  for (const character of decomposed) folded += letters.get(character) ?? character
  return folded
}

function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  let zero = code
  // Decimal digits of a script stand in order from its zero.
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return String(code - zero)
}

/** Letters that decomposition leaves alone, and the shapes of one Arabic-script letter in different keyboards. */
const letters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['ø', 'o'],
  ['Ø', 'O'],
  ['đ', 'd'],
  ['Đ', 'D'],
  ['ð', 'd'],
  ['Ð', 'D'],
  ['þ', 'th'],
  ['Þ', 'Th'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['ħ', 'h'],
  ['Ħ', 'H'],
  ['ı', 'i'],
  ['ς', 'σ'],
  ['ё', 'е'],
  ['Ё', 'Е'],
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ٱ', 'ا'],
  ['ى', 'ی'],
  ['ي', 'ی'],
  ['ئ', 'ی'],
  ['ۓ', 'ے'],
  ['ؤ', 'و'],
  ['ك', 'ک'],
  ['ه', 'ہ'],
  ['ة', 'ہ'],
  ['ۀ', 'ہ'],
  ['ە', 'ہ'],
  ['ۃ', 'ہ'],
  ['ۂ', 'ہ'],
  ['ء', ''],
])
