/** The plain way: a signature for each article, and a new one compared with all of them. */
export type Rival = {
  /** A handle on what was read. */
  read(text: string): number
  keep(handle: number): void
  /** Place of the most similar article kept. */
  findNearest(handle: number): number
}

/** 64 smallest hashes of five-word runs. */
export function createMinHash(): Rival {
  const hashes = 64
  return createRival(
    text => {
      const words = wordsOf(text)
      const signature = new Int32Array(hashes).fill(0x7fffffff)
      for (let at = 0; at + 5 <= words.length; at++) {
        const run = hashOf(words.slice(at, at + 5).join(' '))
        for (let seed = 0; seed < hashes; seed++) {
          const hash = Math.imul(run ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca6b) & 0x7fffffff
          if (hash < (signature[seed] ?? 0)) signature[seed] = hash
        }
      }
      return signature
    },
    (left, right) => {
      let same = 0
      for (let at = 0; at < hashes; at++) if (left[at] === right[at]) same++
      return same
    },
  )
}

/** 32 bits, each the majority of the words' bits. */
export function createSimHash(): Rival {
  return createRival(
    text => {
      const sums = new Int32Array(32)
      for (const word of wordsOf(text)) {
        const hash = hashOf(word)
        for (let bit = 0; bit < 32; bit++) sums[bit] = (sums[bit] ?? 0) + ((hash >>> bit) & 1 ? 1 : -1)
      }
      let bits = 0
      for (let bit = 0; bit < 32; bit++) if ((sums[bit] ?? 0) > 0) bits |= 1 << bit
      return bits
    },
    (left, right) => {
      let differing = left ^ right
      let count = 0
      for (; differing !== 0; differing &= differing - 1) count++
      return -count
    },
  )
}

/** Cosine of word counts over whole vectors. */
export function createPlainTfIdf(): Rival {
  const frequencies = new Map<string, number>()
  return createRival(
    text => {
      const counts = new Map<string, number>()
      for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
      for (const word of counts.keys()) frequencies.set(word, (frequencies.get(word) ?? 0) + 1)
      for (const [word, count] of counts) counts.set(word, count / (frequencies.get(word) ?? 1))
      return counts
    },
    (left, right) => {
      let sum = 0
      for (const [word, weight] of left) sum += weight * (right.get(word) ?? 0)
      return sum
    },
  )
}

function createRival<Signature>(
  read: (text: string) => Signature,
  likeness: (left: Signature, right: Signature) => number,
): Rival {
  const signatures: Signature[] = []
  const kept: Signature[] = []
  return {
    read: text => signatures.push(read(text)) - 1,
    keep(handle) {
      const signature = signatures[handle]
      if (signature !== undefined) kept.push(signature)
    },
    findNearest(handle) {
      const asked = signatures[handle]
      let best = -1
      let most = -Infinity
      for (const [place, signature] of kept.entries()) {
        const value = asked === undefined ? -Infinity : likeness(asked, signature)
        if (value > most) best = place
        most = Math.max(most, value)
      }
      return best
    },
  }
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
