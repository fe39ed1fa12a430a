/**
 * A word of up to 18 plain letters a to z, in capitals or not, as three integers: six letters each, five bits a letter from
 * 1 on. The first is zero for anything else.
 */
export const keySize = 3

/**
 * Writes the key of the plain letters that stand from `start` on to `keys` at `key`, and tells where they end. The units are
 * read as `unitsOf` gives them.
 */
export function packLetters(units: Uint16Array, start: number, keys: Int32Array, key: number): number {
  const second = packGroup(units, start, keys, key)
  if (second < start + groupSize) {
    keys[key + 1] = 0
    keys[key + 2] = 0
    return second
  }
  const third = packGroup(units, second, keys, key + 1)
  if (third < second + groupSize) {
    keys[key + 2] = 0
    return third
  }
  const end = packGroup(units, third, keys, key + 2)
  return end < third + groupSize ? end : skipLetters(units, end, keys, key)
}

const groupSize = 6

/** Up to six letters, one by one and without a loop: that takes a third less time, which all reading is made of. */
function packGroup(units: Uint16Array, start: number, keys: Int32Array, key: number): number {
  let packed = 0
  let at = start
  group: {
    let letter = letterOf(units[at] ?? 0)
    if (letter === 0) break group
    packed = letter
    letter = letterOf(units[++at] ?? 0)
    if (letter === 0) break group
    packed = (packed << 5) | letter
    letter = letterOf(units[++at] ?? 0)
    if (letter === 0) break group
    packed = (packed << 5) | letter
    letter = letterOf(units[++at] ?? 0)
    if (letter === 0) break group
    packed = (packed << 5) | letter
    letter = letterOf(units[++at] ?? 0)
    if (letter === 0) break group
    packed = (packed << 5) | letter
    letter = letterOf(units[++at] ?? 0)
    if (letter === 0) break group
    packed = (packed << 5) | letter
    at++
  }
  keys[key] = packed
  return at
}

/** From 1 on; 0 for anything but a plain letter. */
function letterOf(unit: number): number {
  return letters[unit] ?? 0
}

const letters = new Uint8Array(65_536)
for (let letter = 1; letter <= 26; letter++) {
  letters[64 + letter] = letter
  letters[96 + letter] = letter
}

/** More than three groups have no key, unless no letter follows. */
function skipLetters(units: Uint16Array, start: number, keys: Int32Array, key: number): number {
  let at = start
  while (letterOf(units[at] ?? 0) !== 0) at++
  if (at > start) keys[key] = 0
  return at
}
