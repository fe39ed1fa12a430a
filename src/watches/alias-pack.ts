import type { Alias } from './aliases.ts'
import { starterAliases } from './starter-aliases.ts'

/** The aliases that hold in a server: its own, and those of the starter pack that it did not write anew. */
export function aliasPack(own: readonly Alias[]): readonly Alias[] {
  if (own.length === 0) return starterAliases
  const written = new Set(own.map(({ name }) => name.toLowerCase()))
  return [...own, ...starterAliases.filter(({ name }) => !written.has(name.toLowerCase()))]
}
