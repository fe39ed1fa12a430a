/**
 * The same function behind a cache of at most twice `size` answers: when the young half is full it becomes the old half,
 * and what was not asked for since is forgotten. Long keys are not kept. Only for pure functions of a string.
 */
export function rememberBounded<Answer extends object | string>(
  size: number,
  answer: (key: string) => Answer,
): (key: string) => Answer {
  let young = new Map<string, Answer>()
  let old = new Map<string, Answer>()
  return key => {
    if (key.length > longestKey) return answer(key)
    const known = young.get(key)
    if (known !== undefined) return known
    // A slice would keep the whole article it was cut from in memory.
    const ownKey = detach(key)
    const found = old.get(key) ?? answer(ownKey)
    if (young.size >= size) {
      old = young
      young = new Map()
    }
    young.set(ownKey, found)
    return found
  }
}

/** No word is longer; a page of encoded bytes may be, and must not fill the memory. */
const longestKey = 60

/** Slices shorter than this are copied by V8 anyway. */
const shortestSlice = 13

/** The same letters without the long text they may have been cut from. */
export function detach(key: string): string {
  return key.length < shortestSlice ? key : Array.from(key).join('')
}
