import type { Person } from './list-people.ts'
import type { Name } from './read-name.ts'

/**
 * Step 5c. The fullest form of a name in the article: "Munir" is "Field Marshal Asim Munir". Of several people with the surname the one named
 * last before it counts. Bodies are matched as a whole only, so the "Afghan Taliban" never become another Taliban.
 * `namesakes` are the people filed under the same last word, in text order; `at` is the token where the name stands.
 */
export function fullestName(name: Name, at: number, namesakes: readonly Person[]): Name {
  const same = namesakes.filter(other => other.name !== undefined && isSameName(name, other.name))
  const full = name.core.length > 1 ? name : nearestFull(same, at)
  const fitting =
    full === undefined ? same : same.filter(other => other.name !== undefined && isSameName(full, other.name))
  let best = full ?? name
  for (const { name: other } of fitting) if (other !== undefined && isFuller(other, best)) best = other
  const role = best.role ?? fitting.find(other => other.name?.role !== undefined)?.name?.role
  return { ...best, role }
}

function isFuller(name: Name, than: Name): boolean {
  if (name.core.length !== than.core.length) return name.core.length > than.core.length
  return name.shown.last - name.shown.first > than.shown.last - than.shown.first
}

function nearestFull(same: readonly Person[], at: number): Name | undefined {
  return (same.findLast(person => person.phrase.first <= at && isFull(person)) ?? same.find(isFull))?.name
}

function isFull({ name }: Person): boolean {
  return (name?.core.length ?? 0) > 1
}

function isSameName(name: Name, other: Name): boolean {
  if (name.core.at(-1) !== other.core.at(-1)) return false
  if (name.kind === 'organisation' || other.kind === 'organisation') {
    return name.core.length === other.core.length && name.core.every((word, index) => word === other.core[index])
  }
  if (name.core.length === 1 || other.core.length === 1)
    return name.gender === undefined || other.gender === undefined || name.gender === other.gender
  const first = name.core[0] ?? ''
  const second = other.core[0] ?? ''
  return first === second || (first[0] === second[0] && (first.length <= 2 || second.length <= 2))
}
