/** Gives each stem a number, from 0, in order of first use. */
export type TermNumbers = { of(stem: string): number }

export function createTermNumbers(): TermNumbers {
  const numbers = new Map<string, number>()
  return {
    of(stem) {
      const known = numbers.get(stem)
      if (known !== undefined) return known
      numbers.set(stem, numbers.size)
      return numbers.size - 1
    },
  }
}
