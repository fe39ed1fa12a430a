import { nameParts } from './name-parts.ts'
import { type Query, type Words, combine } from './query.ts'
import { readWords } from './read-words.ts'

/** A name with the other ways to write it, one entry of an alias pack. */
export type Alias = {
  readonly name: string
  /** Other names and spellings in any script, found as `~` finds them. */
  readonly spellings: readonly string[]
  /** Short forms, found in exactly this case. */
  readonly acronyms: readonly string[]
}

/**
 * The query with each `~` that names an alias, by any of its spellings or acronyms, widened to all of them.
 * Give the result to `matchQuery`, `toCandidates` and the index; keep and show the query as written.
 */
export function expandAliases(query: Query, aliases: readonly Alias[]): Query {
  switch (query.kind) {
    case 'all':
    case 'any':
      return combine(
        query.kind,
        query.of.map(part => expandAliases(part, aliases)),
      )
    case 'not':
    case 'field':
      return { ...query, of: expandAliases(query.of, aliases) }
    case 'near': {
      const [left, right] = [query.left, query.right].map(side => {
        const words = side.kind === 'words' ? [side] : side.of
        const widened = words.flatMap(one => widen(one, aliases))
        const [only] = widened
        return widened.length === 1 && only !== undefined ? only : ({ kind: 'any', of: widened } as const)
      })
      return { ...query, left: left ?? query.left, right: right ?? query.right }
    }
    case 'words':
      return combine('any', widen(query, aliases))
    case 'language':
    case 'date':
    case 'regex':
      return query
  }
}

function widen(words: Words, aliases: readonly Alias[]): readonly Words[] {
  if (words.manner !== 'similar') return [words]
  const asked = keyOf(words)
  const meant = aliases.filter(alias => namesOf(alias).some(name => keyOf(name) === asked))
  const others = meant.flatMap(namesOf).filter(name => keyOf(name) !== asked || name.manner === 'exact')
  return [words, ...others]
}

const namesOfAlias = new WeakMap<Alias, readonly Words[]>()

function namesOf(alias: Alias): readonly Words[] {
  const known = namesOfAlias.get(alias)
  if (known !== undefined) return known
  const names = [alias.name, ...alias.spellings].map(spelling => readWords(spelling, true, 'similar'))
  const short = alias.acronyms.map(acronym => readWords(acronym, true, 'exact'))
  const read = [...names, ...short].filter(words => words !== undefined)
  namesOfAlias.set(alias, read)
  return read
}

/** The parts that tell a name: "Gen Asim Munir" and "asim munir" are one. */
function keyOf(words: Words): string {
  return nameParts(words.elements).join(' ')
}
