import { combine, type Operand, type Query, type Words, withAllSpellings } from './query.ts'

/** The names with `~` that a query asks for, in order; not those that it leaves out as a whole. */
export function namesIn(query: Query): readonly Words[] {
  const names: Words[] = []
  changeNames(query, name => {
    names.push(name)
    return name
  })
  return names
}

/** The query with a folded word left out of the spellings of its `at`-th name, or taken back in where it is left out. */
export function toggleExcept(query: Query, at: number, word: string): Query {
  let seen = 0
  return changeNames(query, name => (seen++ === at ? toggle(name, word) : name))
}

function toggle(name: Words, word: string): Words {
  const before = name.except ?? []
  const except = before.includes(word) ? before.filter(one => one !== word) : [...before, word]
  return except.length === 0 ? withAllSpellings(name) : { ...name, except }
}

function changeNames(query: Query, change: (name: Words) => Words): Query {
  switch (query.kind) {
    case 'all':
    case 'any':
      return combine(
        query.kind,
        query.of.map(part => changeNames(part, change)),
      )
    case 'field':
      return { ...query, of: changeNames(query.of, change) }
    case 'near':
      return { ...query, left: changeOperand(query.left, change), right: changeOperand(query.right, change) }
    case 'words':
      return changeWords(query, change)
    case 'not':
    case 'language':
    case 'date':
    case 'regex':
      return query
  }
}

function changeOperand(operand: Operand, change: (name: Words) => Words): Operand {
  if (operand.kind === 'words') return changeWords(operand, change)
  return { ...operand, of: operand.of.map(words => changeWords(words, change)) }
}

function changeWords(words: Words, change: (name: Words) => Words): Words {
  return words.manner === 'similar' ? change(words) : words
}
