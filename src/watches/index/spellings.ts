import { type Sounds, soundKeys, soundSimilarity, soundsOf } from '../../text/similar.ts'
import type { SavedSlices } from '../../text/slice-table.ts'
import { createIntList } from './int-list.ts'
import { type SavedLists, createLists } from './lists.ts'
import { none } from './marks.ts'
import { createWordTable } from './word-table.ts'

/** The names that are looked for in any spelling, found by how they sound. */
export type Spellings = {
  readonly count: number
  add(atom: number, name: string): void
  /** The atoms of which a folded word is a spelling. */
  of(word: string): number[]
  save(): SavedSpellings
}

export type SavedSpellings = {
  readonly atoms: readonly number[]
  readonly names: readonly string[]
  readonly keys: SavedSlices
  readonly byKey: SavedLists
}

export function createSpellings(saved?: SavedSpellings): Spellings {
  const atoms = [...(saved?.atoms ?? [])]
  const names = [...(saved?.names ?? [])]
  const keys = createWordTable(saved?.keys)
  // By the number of a sound key: the names that have it, by their place.
  const byKey = createLists(saved?.byKey)
  // Only made of names that were compared.
  const sounds: (Sounds | undefined)[] = []
  // By name: the search in which it was looked at last.
  const looked = createIntList()
  looked.grow(names.length)
  let search = 0

  function isNew(place: number): boolean {
    if (looked.get(place) === search) return false
    looked.set(place, search)
    return true
  }

  return {
    get count() {
      return names.length
    },
    add(atom, name) {
      const place = names.push(name) - 1
      atoms.push(atom)
      looked.grow(names.length)
      for (const key of soundKeys(name)) {
        let number = keys.find(key)
        if (number === none) {
          number = byKey.keyCount
          keys.add(key, number)
        }
        byKey.push(number, place)
      }
    },
    of(word) {
      if (names.length === 0) return []
      search++
      const found: number[] = []
      const heard = soundsOf(word)
      for (const key of heard.keys) {
        const number = keys.find(key)
        const count = number === none ? 0 : byKey.lengthOf(number)
        for (let at = 0; at < count; at++) {
          const place = byKey.get(number, at)
          if (!isNew(place)) continue
          const one = (sounds[place] ??= soundsOf(names[place] ?? ''))
          if (soundSimilarity(one, heard) !== undefined) found.push(atoms[place] ?? none)
        }
      }
      return found
    },
    save: () => ({ atoms: [...atoms], names: [...names], keys: keys.save(), byKey: byKey.save() }),
  }
}
