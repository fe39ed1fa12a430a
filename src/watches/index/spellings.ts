import { type Sounds, soundKeys, soundSimilarity, soundsOf } from '../../text/similar.ts'
import { createIntList } from './int-list.ts'

/** The names that are looked for in any spelling, found by how they sound. */
export type Spellings = {
  readonly count: number
  /** `keys` when they are known already. */
  add(atom: number, name: string, keys?: readonly string[]): void
  /** The atoms of which a folded word is a spelling. */
  of(word: string): number[]
  /** The sound keys of all, in the order of their coming. */
  save(): (readonly string[])[]
}

type Name = {
  readonly atom: number
  readonly name: string
  readonly keys: readonly string[]
  /** Only made when it is compared. */
  sounds: Sounds | undefined
}

export function createSpellings(): Spellings {
  const names: Name[] = []
  const byKey = new Map<string, Name[]>()
  // By atom: the search in which it was looked at last.
  const looked = createIntList()
  let search = 0

  function isNew({ atom }: Name): boolean {
    if (looked.get(atom) === search) return false
    looked.set(atom, search)
    return true
  }

  return {
    get count() {
      return names.length
    },
    add(atom, name, keys = soundKeys(name)) {
      const one: Name = { atom, name, keys, sounds: undefined }
      names.push(one)
      looked.grow(atom + 1)
      for (const key of keys) {
        const known = byKey.get(key)
        if (known === undefined) byKey.set(key, [one])
        else known.push(one)
      }
    },
    of(word) {
      if (names.length === 0) return []
      search++
      const found: number[] = []
      const sounds = soundsOf(word)
      for (const key of sounds.keys) {
        for (const one of byKey.get(key) ?? []) {
          if (!isNew(one)) continue
          one.sounds ??= soundsOf(one.name)
          if (soundSimilarity(one.sounds, sounds) !== undefined) found.push(one.atom)
        }
      }
      return found
    },
    save: () => names.map(({ keys }) => keys),
  }
}
