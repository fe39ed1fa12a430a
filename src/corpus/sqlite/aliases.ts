import type { AliasStore, KeptAlias } from '../alias-store.ts'
import type { Database } from './database.ts'
import { pack, unpack } from './pack.ts'
import type { SyncStore } from './protocol.ts'
import { textOf } from './read-row.ts'
import { inTransaction } from './transaction.ts'
import { countChange } from './watches.ts'

export function createAliases(database: Database): Pick<SyncStore, keyof AliasStore> {
  return {
    aliasesOf: guildId =>
      database
        .all('SELECT body FROM alias WHERE guild_id = ? ORDER BY name', guildId)
        .map(row => unpack(textOf(row, 'body')) as KeptAlias),
    allAliases: () =>
      database
        .all('SELECT guild_id, body FROM alias ORDER BY guild_id, name')
        .map(row => ({ guildId: textOf(row, 'guild_id'), alias: unpack(textOf(row, 'body')) as KeptAlias })),
    saveAlias: (guildId, alias) =>
      inTransaction(database, () => {
        const body = pack(alias)
        database.run('INSERT OR REPLACE INTO alias VALUES (?, ?, ?)', guildId, alias.name.toLowerCase(), body)
        countChange(database)
      }),
    removeAlias: (guildId, name) =>
      inTransaction(database, () => {
        const { changes } = database.run(
          'DELETE FROM alias WHERE guild_id = ? AND name = ?',
          guildId,
          name.toLowerCase(),
        )
        if (changes > 0) countChange(database)
        return changes > 0
      }),
  }
}
