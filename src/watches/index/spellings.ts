import { similarity, soundKeys } from '../../text/similar.ts'

/** The names that are looked for in any spelling, found by how they sound. */
export type Spellings = {
  readonly count: number
  /** `sounds` when they are known already. */
  add(atom: number, name: string, sounds?: readonly string[]): void
  /** The atoms of which a folded word is a spelling. */
  of(word: string): number[]
  /** The sounds of all, in the order of their coming. */
  save(): (readonly string[])[]
}

type Name = { readonly atom: number; readonly name: string; readonly sounds: readonly string[] }

export function createSpellings(): Spellings {
  const names: Name[] = []
  const bySound = new Map<string, number[]>()
  return {
    get count() {
      return names.length
    },
    add(atom, name, sounds = soundKeys(name)) {
      const number = names.push({ atom, name, sounds }) - 1
      for (const sound of sounds) {
        const known = bySound.get(sound)
        if (known === undefined) bySound.set(sound, [number])
        else known.push(number)
      }
    },
    of(word) {
      if (names.length === 0) return []
      const near = new Set(soundKeys(word).flatMap(sound => bySound.get(sound) ?? []))
      return [...near].flatMap(number => {
        const one = names[number]
        return one !== undefined && similarity(one.name, word) !== undefined ? [one.atom] : []
      })
    },
    save: () => names.map(({ sounds }) => sounds),
  }
}
