import { analyse, type Term } from '../text/analyse.ts'
import { numberAt } from '../text/number-words.ts'
import { stemWord } from '../text/stem.ts'
import { deedWords, harmWords } from './happening-words.ts'

/** What a sentence says happened, as far as single words tell. */
export type Happening = {
  /** Capitalised words, folded. */
  readonly names: ReadonlySet<string>
  /** Those behind "in", "at", "near", "to" and the like. */
  readonly places: ReadonlySet<string>
  readonly numbers: ReadonlySet<number>
  /** Lines of `harmWords`, and of `deedWords` behind them. */
  readonly kinds: ReadonlySet<number>
}

export function readHappening(sentence: string, language: string): Happening {
  const terms = analyse(sentence, language)
  const words = terms.map(({ word }) => word)
  const isName = ({ start }: Term, at: number) => at > 0 && /^\p{Lu}/u.test(sentence.slice(start, start + 2))
  const names = terms.filter(isName)
  const places = terms.filter((term, at) => isName(term, at) && placing.has(terms[at - 1]?.word ?? ''))
  return {
    names: new Set(names.map(({ stem }) => stem)),
    places: new Set(places.map(({ stem }) => stem)),
    numbers: new Set(words.flatMap((_, at) => numberAt(words, at, language) ?? []).filter(it => it >= leastNumber)),
    kinds: new Set(terms.flatMap(({ stem }) => kindsOf().get(stem) ?? [])),
  }
}

/**
 * Whether two sentences can't tell of one event: each has places, numbers or kinds of happenings, and none of them is the
 * other's, or they have no name in common.
 */
export function contradict(left: Happening, right: Happening): boolean {
  const areElsewhere = !sharesAny(left.places, right.names) && !sharesAny(right.places, left.names)
  return (
    (left.places.size > 0 && right.places.size > 0 && areElsewhere) ||
    areDisjoint(left.names, right.names) ||
    areDisjoint(left.numbers, right.numbers) ||
    (areDisjoint(left.kinds, right.kinds) && !(tellsOfHarm(left) && tellsOfHarm(right)))
  )
}

function tellsOfHarm({ kinds }: Happening): boolean {
  return [...kinds].some(kind => kind < harmWords.length)
}

/** Whether two sentences tell that the same happened, in whatever words: a name, a number and a kind are common to them. */
export function tellTheSame(left: Happening, right: Happening): boolean {
  return (
    sharesAny(left.names, right.names) && sharesAny(left.numbers, right.numbers) && sharesAny(left.kinds, right.kinds)
  )
}

const placing = new Set('in at near off to from outside across around'.split(' '))

/** "One" is no number of anything. */
const leastNumber = 2

let kinds: ReadonlyMap<string, readonly number[]> | undefined

function kindsOf(): ReadonlyMap<string, readonly number[]> {
  if (kinds !== undefined) return kinds
  const known = new Map<string, number[]>()
  for (const [kind, words] of [...harmWords, ...deedWords].entries())
    for (const word of words.split(' ')) {
      const stem = stemWord(word, 'en')
      known.set(stem, [...(known.get(stem) ?? []), kind])
    }
  return (kinds = known)
}

function sharesAny<Item>(left: ReadonlySet<Item>, right: ReadonlySet<Item>): boolean {
  for (const item of left) if (right.has(item)) return true
  return false
}

function areDisjoint<Item>(left: ReadonlySet<Item>, right: ReadonlySet<Item>): boolean {
  return left.size > 0 && right.size > 0 && !sharesAny(left, right)
}
