/**
 * How far apart two names sound, between 0 (the same) and about their length: a weighted edit distance over `soundOf`
 * strings in which what transcribers disagree on costs little (u and o, q and k, a silent h) and other letters cost 1.
 * Stops early and gives Infinity when more than `most`.
 */
export function soundDistance(left: string, right: string, most: number): number {
  const ends = endCost(left, right)
  if (ends === 0) return editCost(left, right, most)
  // What its end costs is not counted a second time.
  return ends + editCost(left.slice(0, -1), right.slice(0, -1), most - ends)
}

/** What two names differ in at their end, where another measure holds than inside; 0 where none does. */
function endCost(left: string, right: string): number {
  const [leftEnd, rightEnd] = [left.charCodeAt(left.length - 1), right.charCodeAt(right.length - 1)]
  if (leftEnd === rightEnd) return 0
  // "Murad" is "Murat" in Turkish, "Halab" is "Halep".
  if (swapCost(leftEnd, rightEnd) === voicing) return endVoicing
  if (!isPlainVowel(leftEnd) || !isPlainVowel(rightEnd)) return 0
  // The last vowel is what tells short names apart (Bale, Bali; Baku, Bako), and long ones when it is quite another.
  const isShort = left.length <= shortName && right.length <= shortName
  return isShort || swapCost(leftEnd, rightEnd) > nearVowels ? lastVowel : 0
}

/** What a d costs for a t, or a b for a p. */
const voicing = 0.56
const endVoicing = 0.38
const lastVowel = 0.6
const nearVowels = 0.4
const shortName = 5

function isPlainVowel(sound: number): boolean {
  return 'aeiou'.includes(String.fromCharCode(sound))
}

function editCost(left: string, right: string, most: number): number {
  const width = right.length + 1
  if (rows.length < width * 3) rows = new Float64Array(width * 3)
  let [twoBack, row, next] = [0, width, width * 2]
  rows[row] = 0
  for (let column = 1; column < width; column++) rows[row + column] = at(row + column - 1) + gapCost(right, column - 1)
  for (let line = 1; line <= left.length; line++) {
    const leftGap = gapCost(left, line - 1)
    let least = (rows[next] = at(row) + leftGap)
    for (let column = 1; column < width; column++) {
      let cost = at(row + column - 1) + swapCost(left.charCodeAt(line - 1), right.charCodeAt(column - 1))
      cost = Math.min(cost, at(row + column) + leftGap, at(next + column - 1) + gapCost(right, column - 1))
      if (isTransposed(left, line, right, column)) cost = Math.min(cost, at(twoBack + column - 2) + transposition)
      rows[next + column] = cost
      if (cost < least) least = cost
    }
    if (least > most) return Number.POSITIVE_INFINITY
    ;[twoBack, row, next] = [row, next, twoBack]
  }
  const distance = at(row + right.length)
  return distance > most ? Number.POSITIVE_INFINITY : distance
}

/** The last three lines of the table, one behind the other; used again by the next call. */
let rows = new Float64Array(128)

function at(place: number): number {
  return rows[place] ?? 0
}

const transposition = 0.6

function isTransposed(left: string, line: number, right: string, column: number): boolean {
  if (line < 2 || column < 2) return false
  return left[line - 1] === right[column - 2] && left[line - 2] === right[column - 1]
}

/** Leaving a sound out. */
function gapCost(sounds: string, place: number): number {
  const isEdge = place === 0 || place === sounds.length - 1
  return (isEdge ? edgeGaps : gaps)[codeOf(sounds.charCodeAt(place))] ?? 0
}

function swapCost(left: number, right: number): number {
  return left === right ? 0 : (swaps[codeOf(left) * codes + codeOf(right)] ?? 0)
}

/** Sounds are written in ASCII; what else there is costs like any consonant, under the last code, which is no letter. */
const codes = 128

function codeOf(unit: number): number {
  return unit < codes ? unit : codes - 1
}

/** Both letters, and what it costs to write one for the other. */
const costs = new Map(
  Object.entries({
    ou: 0.12,
    ei: 0.12,
    ae: 0.2,
    ao: 0.47,
    au: 0.5,
    eu: 0.47,
    ai: 0.6,
    eE: 0.15,
    aE: 0.3,
    iE: 0.4,
    aO: 0.35,
    oO: 0.15,
    uO: 0.25,
    EO: 0.6,
    Ii: 0.05,
    Ie: 0.15,
    IE: 0.25,
    Iu: 0.4,
    Iy: 0.05,
    // Ukrainian and Russian: "Luhansk" and "Lugansk", "Chernihiv" and "Chernigov".
    io: 0.5,
    gh: 0.4,
    iy: 0.05,
    ey: 0.3,
    Ey: 0.3,
    uw: 0.1,
    Ow: 0.2,
    uv: 0.3,
    vw: 0.05,
    fv: 0.4,
    // A Greek or Arabic ph is an f, a Burmese or Indian one a p.
    Ff: 0.02,
    Fp: 0.2,
    Fv: 0.4,
    bv: 0.5,
    bp: voicing,
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
    dt: voicing,
    dj: 0.5,
    kY: 0.1,
    Ys: 0.1,
    CY: 0.2,
    Tt: 0.1,
    Ts: 0.3,
    sz: 0.3,
    Ss: 0.35,
    CS: 0.2,
    Ck: 0.45,
    CX: 0.4,
    Ch: 0.4,
    SX: 0.4,
    Zj: 0.12,
    Zz: 0.35,
    jy: 0.2,
    gj: 0.25,
    Cj: 0.5,
    CZ: 0.3,
    CT: 0.4,
    Jj: 0.02,
    Jd: 0.22,
    JD: 0.3,
    JZ: 0.2,
    Jy: 0.25,
    Jg: 0.3,
    Cs: 0.45,
    mn: 0.7,
    lr: 0.9,
  }).map(([pair, cost]) => [Array.from(pair).sort().join(''), cost]),
)

const vowels = 'aeiouEOI'
const letters = Array.from({ length: codes }, (_, code) => String.fromCharCode(code))
// A vowel at the edge of a name tells more than one that breaks up consonants: Pokrovske is not Pokrovsk.
const edgeGaps = Float64Array.from(letters, letter => gapOf(letter, 0.75))
const gaps = Float64Array.from(letters, letter => gapOf(letter, 0.35))
const swaps = Float64Array.from(letters.flatMap(left => letters.map(right => swapOf(left, right))))

function gapOf(sound: string, vowelGap: number): number {
  if (sound === 'h' || sound === 'y' || sound === 'w') return 0.2
  return vowels.includes(sound) ? vowelGap : 0.8
}

function swapOf(a: string, b: string): number {
  const [isVowel, isOtherVowel] = [vowels.includes(a), vowels.includes(b)]
  const known = costs.get(a < b ? a + b : b + a)
  return known ?? (isVowel && isOtherVowel ? 0.6 : isVowel === isOtherVowel ? 1 : 1.2)
}
