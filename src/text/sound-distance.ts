/**
 * How far apart two names sound, between 0 (the same) and about their length: a weighted edit distance over `soundOf`
 * strings in which what transcribers disagree on costs little (u and o, q and k, a silent h) and other letters cost 1.
 * Stops early and gives Infinity when more than `most`.
 */
export function soundDistance(left: string, right: string, most: number): number {
  let twoBack: number[] = []
  let row = [0]
  for (let column = 1; column <= right.length; column++) row.push((row[column - 1] ?? 0) + gapCost(right, column - 1))
  for (let line = 1; line <= left.length; line++) {
    const next = [(row[0] ?? 0) + gapCost(left, line - 1)]
    let least = next[0] ?? 0
    for (let column = 1; column <= right.length; column++) {
      const cost = Math.min(
        (row[column] ?? 0) + gapCost(left, line - 1),
        (next[column - 1] ?? 0) + gapCost(right, column - 1),
        (row[column - 1] ?? 0) + swapCost(left, line - 1, right, column - 1),
        isTransposed(left, line, right, column) ? (twoBack[column - 2] ?? 0) + transposition : Number.POSITIVE_INFINITY,
      )
      next.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return Number.POSITIVE_INFINITY
    twoBack = row
    row = next
  }
  const distance = row[right.length] ?? 0
  return distance > most ? Number.POSITIVE_INFINITY : distance
}

const transposition = 0.6

function isTransposed(left: string, line: number, right: string, column: number): boolean {
  if (line < 2 || column < 2) return false
  return left[line - 1] === right[column - 2] && left[line - 2] === right[column - 1]
}

/** Leaving a sound out. */
function gapCost(sounds: string, at: number): number {
  const sound = sounds[at] ?? ''
  if (sound === 'h') return 0.2
  if (sound === 'y' || sound === 'w') return 0.2
  if (!isVowel(sound)) return 0.8
  // A vowel at the edge of a name tells more than one that breaks up consonants.
  return at === 0 || at === sounds.length - 1 ? 0.6 : 0.35
}

function swapCost(left: string, leftAt: number, right: string, rightAt: number): number {
  const a = left[leftAt] ?? ''
  const b = right[rightAt] ?? ''
  if (a === b) return 0
  return costs.get(a < b ? a + b : b + a) ?? (isVowel(a) && isVowel(b) ? 0.6 : isVowel(a) === isVowel(b) ? 1 : 1.2)
}

function isVowel(sound: string): boolean {
  return 'aeiouEO'.includes(sound)
}

/** Both letters, and what it costs to write one for the other. */
const costs = new Map(
  Object.entries({
    ou: 0.12,
    ei: 0.12,
    ae: 0.2,
    ao: 0.4,
    au: 0.45,
    eu: 0.4,
    ai: 0.55,
    eE: 0.15,
    aE: 0.3,
    iE: 0.35,
    aO: 0.35,
    oO: 0.15,
    uO: 0.25,
    EO: 0.6,
    iy: 0.05,
    ey: 0.3,
    Ey: 0.3,
    uw: 0.1,
    Ow: 0.2,
    uv: 0.3,
    vw: 0.05,
    fv: 0.4,
    bv: 0.5,
    bp: 0.5,
    kq: 0.02,
    gq: 0.2,
    gk: 0.35,
    Xk: 0.25,
    Xq: 0.3,
    Xh: 0.25,
    Gg: 0.05,
    Gq: 0.25,
    Gk: 0.4,
    GX: 0.45,
    Dd: 0.05,
    Dz: 0.15,
    dz: 0.35,
    dt: 0.4,
    Tt: 0.1,
    Ts: 0.3,
    sz: 0.3,
    Ss: 0.35,
    CS: 0.2,
    Ck: 0.45,
    CX: 0.4,
    Ch: 0.4,
    SX: 0.4,
    Zj: 0.2,
    Zz: 0.35,
    jy: 0.2,
    gj: 0.25,
    Cj: 0.5,
    Cs: 0.45,
    mn: 0.7,
    lr: 0.9,
  }).map(([pair, cost]) => [Array.from(pair).sort().join(''), cost]),
)
