import { nameParts } from './name-parts.ts'
import { type Query, type Words, combine } from './query.ts'
import { printQuery } from './print-query.ts'
import { readWords } from './read-words.ts'
import { starterAliases } from './starter-aliases.ts'

/** A name with the other ways to write it, one entry of an alias pack. */
export type Alias = {
  readonly name: string
  /** Other names and spellings in any script, found as `~` finds them. */
  readonly spellings: readonly string[]
  /** Short forms, found in exactly this case. */
  readonly acronyms: readonly string[]
}

/**
 * The query as it is meant: each `~` that names an alias, by any of its spellings or acronyms, widened to all of them.
 * Give the result to `matchQuery`, `toCandidates` and the index; keep and show the query as written.
 * Widening twice changes nothing more.
 */
export function expandAliases(query: Query, aliases: readonly Alias[] = starterAliases): Query {
  switch (query.kind) {
    case 'all':
      return combine(
        'all',
        query.of.map(part => expandAliases(part, aliases)),
      )
    case 'any': {
      const words = query.of.filter(side => side.kind === 'words')
      const others = query.of.filter(side => side.kind !== 'words')
      return combine('any', [...widenAll(words, aliases), ...others.map(side => expandAliases(side, aliases))])
    }
    case 'not':
    case 'field':
      return { ...query, of: expandAliases(query.of, aliases) }
    case 'near': {
      const [left, right] = [query.left, query.right].map(side => {
        const widened = widenAll(side.kind === 'words' ? [side] : side.of, aliases)
        const [only] = widened
        return widened.length === 1 && only !== undefined ? only : ({ kind: 'any', of: widened } as const)
      })
      return { ...query, left: left ?? query.left, right: right ?? query.right }
    }
    case 'words':
      return combine('any', widenAll([query], aliases))
    case 'language':
    case 'date':
    case 'regex':
      return query
  }
}

/** The words with all names of the aliases they name, each once. */
function widenAll(words: readonly Words[], aliases: readonly Alias[]): readonly Words[] {
  const widened = new Map<string, Words>()
  for (const one of words) {
    for (const name of [one, ...otherNames(one, aliases)]) {
      const text = printQuery(name)
      if (!widened.has(text)) widened.set(text, name)
    }
  }
  return [...widened.values()]
}

function otherNames(words: Words, aliases: readonly Alias[]): readonly Words[] {
  if (words.manner !== 'similar') return []
  const asked = keyOf(words)
  const meant = byKeyOf(aliases).get(asked) ?? []
  const names = meant.flatMap(namesOf).filter(name => keyOf(name) !== asked || name.manner === 'exact')
  const { except } = words
  if (except === undefined) return names
  return names.flatMap(name =>
    name.manner === 'similar' ? [{ ...name, except }] : isLeftOut(name, except) ? [] : [name],
  )
}

/** What looks like an acronym of the name and is none. */
function isLeftOut(name: Words, except: readonly string[]): boolean {
  return except.includes(nameParts(name.elements).join(''))
}

const byKeyOfPack = new WeakMap<readonly Alias[], ReadonlyMap<string, readonly Alias[]>>()

/** The aliases of a pack by each of their names. */
function byKeyOf(aliases: readonly Alias[]): ReadonlyMap<string, readonly Alias[]> {
  const known = byKeyOfPack.get(aliases)
  if (known !== undefined) return known
  const byKey = new Map<string, Alias[]>()
  for (const alias of aliases) {
    for (const key of new Set(namesOf(alias).map(keyOf))) byKey.set(key, [...(byKey.get(key) ?? []), alias])
  }
  byKeyOfPack.set(aliases, byKey)
  return byKey
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
