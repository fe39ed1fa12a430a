/** A name with the other ways to write it, as one server keeps it. Names are unique in a server, in any case. */
export type KeptAlias = {
  readonly name: string
  readonly spellings: readonly string[]
  /** Short forms, in exactly this case. */
  readonly acronyms: readonly string[]
}

/** Changes count up `watchGeneration`: watches may mean something else after them. */
export type AliasStore = {
  /** By name. */
  aliasesOf(guildId: string): Promise<readonly KeptAlias[]>
  /** Those of all servers. */
  allAliases(): Promise<readonly { readonly guildId: string; readonly alias: KeptAlias }[]>
  /** Replaces the alias of this name. */
  saveAlias(guildId: string, alias: KeptAlias): Promise<void>
  /** False if there was none. */
  removeAlias(guildId: string, name: string): Promise<boolean>
}
