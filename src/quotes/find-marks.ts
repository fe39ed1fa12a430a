/** A quotation mark as printed. `family` says which marks may answer it. */
export type Mark = {
  readonly at: number
  readonly width: number
  readonly family: 'double' | 'guillemet' | 'corner' | 'single'
  readonly opens: boolean
  readonly closes: boolean
}

/**
 * Step 1a. Quotation marks within one paragraph, each with whether it may open or close there.
 * Knows “ ” „ ‟ " « » ‹ › 「 」 『 』 ‘ ’ ', doubled apostrophes ('') and backticks (``).
 * Apostrophes inside and behind words ("don't", "'90s") are no marks.
 */
export function findMarks(text: string, start: number, end: number): readonly Mark[] {
  const marks: Mark[] = []
  for (let at = start; at < end; at++) {
    const family = FAMILIES.get(text.charCodeAt(at))
    if (family === undefined) continue
    const width = widthOf(text, at, end)
    const mark = readMark(text, at, width, start, end)
    if (mark !== undefined) marks.push(mark)
    at += width - 1
  }
  return marks
}

const FAMILIES: ReadonlyMap<number, Mark['family']> = new Map(
  Object.entries({ double: '“”„‟"＂', guillemet: '«»‹›', corner: '「」『』', single: "‘’‚'`" }).flatMap(
    ([family, characters]) =>
      Array.from(characters, character => [character.charCodeAt(0), family as Mark['family']] as const),
  ),
)
const ONLY_OPENS = new Set('„「『‚'.split(''))
const ONLY_CLOSES = new Set('」』'.split(''))

/** Two apostrophes or backticks in a row are one double mark; of three, the outer two are. */
function widthOf(text: string, at: number, end: number): number {
  const character = text[at]
  if (character !== "'" && character !== '`' && character !== '’' && character !== '‘') return 1
  if (at + 1 >= end || text[at + 1] !== character) return 1
  const closesThree = text[at + 2] === character && at > 0 && !isGap(text[at - 1])
  return closesThree ? 1 : 2
}

function readMark(text: string, at: number, width: number, start: number, end: number): Mark | undefined {
  const character = text[at] ?? ''
  const before = at === start ? ' ' : (text[at - 1] ?? ' ')
  const after = at + width >= end ? ' ' : (text[at + width] ?? ' ')
  const family = width === 2 ? 'double' : (FAMILIES.get(character.charCodeAt(0)) ?? 'double')
  if (family === 'single') return readSingle(character, at, before, after, text)
  if (ONLY_OPENS.has(character)) return { at, width, family, opens: true, closes: false }
  if (ONLY_CLOSES.has(character)) return { at, width, family, opens: false, closes: true }
  const gapBefore = isGap(before)
  const gapAfter = isGap(after) || isStop(after)
  const opens = prefersOpening(character) ? !(!gapBefore && gapAfter) : gapBefore && (!gapAfter || character !== '»')
  const closes = prefersClosing(character) || !gapBefore || gapAfter
  return {
    at,
    width,
    family,
    opens,
    closes: prefersOpening(character) ? !gapBefore || (gapAfter && character !== '«') : closes,
  }
}

function readSingle(character: string, at: number, before: string, after: string, text: string): Mark | undefined {
  if (/[\u0600-\u06ff]/u.test(after) && isGap(before) && character === '’')
    return { at, width: 1, family: 'single', opens: true, closes: false }
  if (/[\u0600-\u06ff۔؟،!]/u.test(before) && !/[\p{L}\p{N}]/u.test(after) && character === '‘')
    return { at, width: 1, family: 'single', opens: false, closes: true }
  const opens =
    character !== '’' &&
    (isGap(before) || DOUBLES.has(before)) &&
    /[\p{L}“"[$#@]/u.test(after) &&
    !isClipped(text, at + 1)
  const closes = character !== '‘' && character !== '‚' && !isGap(before) && !/[\p{L}\p{N}]/u.test(after)
  return opens || closes ? { at, width: 1, family: 'single', opens, closes } : undefined
}

const DOUBLES = new Set('“"„«'.split(''))
const prefersOpening = (character: string) =>
  character === '“' || character === '«' || character === '‹' || character === '`' || character === '‟'
const prefersClosing = (character: string) => character === '”' || character === '»' || character === '›'

/** "'em", "'til", "'n'": words that lost their beginning. */
function isClipped(text: string, at: number): boolean {
  return /^(?:em|til|till|cause|tis|twas|n|bout|round|cos)\b/iu.test(text.slice(at, at + 6))
}

function isGap(character: string | undefined): boolean {
  return character === undefined || /[\s([{—–\-/:;|>\u2026]/u.test(character)
}

function isStop(character: string): boolean {
  return /[.,;:!?)\]}—–\-\u2026]/u.test(character)
}
