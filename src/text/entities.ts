import type { Mention } from '../model/span.ts'
import { operationWords, organisationWords, personTitles, placeWords } from './entity-words.ts'
import { PLACES } from './places.ts'
import { splitSentences } from './sentences.ts'

/** Somebody or something that a text calls by name. */
export type Entity = {
  /** As printed where it stands fullest. */
  readonly name: string
  /** `name` when the words don't tell what it is. */
  readonly kind: 'person' | 'organisation' | 'place' | 'operation' | 'name'
  /** Where it stands, in order. */
  readonly mentions: readonly Mention[]
}

/**
 * The names of an English text, most mentioned first: runs of capitalised words, told apart by the words in and before
 * them ("Operation ...", "... Ministry", "General ...", "in ..."). Honest rather than clever: what nothing tells is a `name`.
 */
export function readEntities(text: string): readonly Entity[] {
  const found = new Map<string, { kind: Entity['kind']; mentions: Mention[] }>()
  for (const { start, end } of splitSentences(text))
    for (const mention of namesWithin(text, start, end)) {
      const kind = kindOf(mention.text, text.slice(Math.max(0, mention.start - 24), mention.start))
      const known = found.get(mention.text)
      if (known === undefined) found.set(mention.text, { kind, mentions: [mention] })
      else {
        known.mentions.push(mention)
        if (known.kind === 'name') known.kind = kind
      }
    }
  return [...found]
    .map(([name, { kind, mentions }]) => ({ name, kind, mentions }))
    .toSorted((left, right) => right.mentions.length - left.mentions.length)
}

/** A run of capitalised words, with the small words that stand inside names. */
const run =
  /\p{Lu}[\p{L}\p{M}’'.-]{0,30}(?: (?:(?:of|al|bin|de|du|la|ul|e|i|van|von|the) ){0,2}\p{Lu}[\p{L}\p{M}’'.-]{0,30}){0,7}/gu

function namesWithin(text: string, start: number, end: number): readonly Mention[] {
  return [...text.slice(start, end).matchAll(run)].flatMap(match => {
    const whole = match[0].replace(/(?:[’']s|[.'’-]+)$/u, '')
    const isOpener = match.index === 0
    const words = whole.split(' ')
    // The first word of a sentence has its capital anyway: alone it is no name, and articles before a name aren't its part.
    if (isOpener && words.length === 1) return []
    const skipped = openers.has(words[0]?.toLowerCase() ?? '') ? (words[0]?.length ?? 0) + 1 : 0
    const name = whole.slice(skipped)
    if (name.length < 2 || !/\p{Ll}|\p{Lu}{2}/u.test(name) || notNames.has(name.toLowerCase())) return []
    const from = start + match.index + skipped
    return [{ start: from, end: from + name.length, text: name }]
  })
}

function kindOf(name: string, before: string): Entity['kind'] {
  const words = name.toLowerCase().split(' ')
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  if (operationWords.has(first) && words.length > 1) return 'operation'
  if (words.some(word => organisationWords.has(word))) return 'organisation'
  if (personTitles.has(first.replace('.', '')) && words.length > 1) return 'person'
  if (PLACES.has(name.toLowerCase()) || placeWords.has(last) || placeWords.has(first)) return 'place'
  const [previous = ''] = /(\p{L}+)\.? $/u.exec(before) ?? []
  if (personTitles.has(previous.trim().replace('.', '').toLowerCase())) return 'person'
  return /\b(?:in|at|near|from|across|outside) (?:the )?$/iu.test(before) ? 'place' : 'name'
}

const openers: ReadonlySet<string> = new Set(
  'the a an in on at of for by from to with as but and if when after before while since it he she they this that these those we i his her their its our'.split(
    ' ',
  ),
)
const notNames: ReadonlySet<string> = new Set(
  (
    'i january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr'
  ).split(' '),
)
