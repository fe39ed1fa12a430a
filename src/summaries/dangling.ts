/**
 * True when a sentence can't stand without the one before it: it opens with a pronoun ("He", "This") or a word that
 * answers something ("But", "However", "In response").
 */
export function opensDangling(sentence: string): boolean {
  const [first = '', second = ''] = sentence
    .slice(0, 80)
    .replaceAll(/[^\p{L}\p{N}\s'’,-]/gu, ' ')
    .trim()
    .split(/\s+/u)
  const opener = first.replace(/,$/u, '').toLowerCase()
  if (openers.has(opener)) return true
  return pairs.has(`${opener} ${second.replace(/,$/u, '').toLowerCase()}`)
}

/** True when a sentence reads poorly alone: its speaker is a pronoun (`“No,” she said.`) or its quotation is torn. */
export function leansALittle(sentence: string): boolean {
  return speaksAsPronoun.test(sentence) || isTorn(sentence)
}

const speaksAsPronoun = /["”’'],? (?:he|she|they|it) (?:also |further |then )?\p{Ll}{1,20}(?:ed|id|ys|old|ote)\b/u

/** A mark opens here and closes in another sentence, or the other way round. */
function isTorn(sentence: string): boolean {
  const count = (mark: string) => sentence.split(mark).length - 1
  if (count('“') !== count('”') || count('«') !== count('»') || count('"') % 2 === 1) return true
  // An apostrophe looks the same, but follows no comma or full stop.
  return /[,.?!]’(?:\s|$)/u.test(sentence) && !sentence.includes('‘')
}

const openers: ReadonlySet<string> = new Set(
  (
    'he she it they his her hers its their theirs him them himself herself themselves this that these those both ' +
    "he's she's it's they're that's he’s she’s it’s they’re that’s " +
    'but and or so yet nor however therefore thus hence instead moreover furthermore additionally besides nevertheless nonetheless ' +
    'still otherwise meanwhile similarly likewise consequently accordingly afterwards then such another others also too likewise'
  ).split(' '),
)

/** Openers of two words. */
const pairs: ReadonlySet<string> = new Set([
  'in response',
  'in addition',
  'in return',
  'in turn',
  'in contrast',
  'as such',
  'for example',
  'for instance',
  'on top',
  'the former',
  'the latter',
  'the two',
  'the pair',
  'the duo',
  'the trio',
  'at that',
  'by then',
  'by that',
  'in that',
  'in this',
  'after that',
  'after this',
  'despite that',
  'despite this',
])
