import type { AliasStore } from '../corpus/alias-store.ts'
import type { Scope } from '../corpus/article-store.ts'
import { aliasPack } from '../watches/alias-pack.ts'
import type { Alias } from '../watches/aliases.ts'

/** The aliases that hold where somebody asks. */
export async function findAliases(store: Pick<AliasStore, 'aliasesOf'>, scope: Scope): Promise<readonly Alias[]> {
  return aliasPack(scope.kind === 'guild' ? await store.aliasesOf(scope.guildId) : [])
}
