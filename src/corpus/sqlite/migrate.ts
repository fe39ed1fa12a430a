import { createHash } from 'node:crypto'
import { StoreRefusal } from '../store-refusal.ts'
import type { Database } from './database.ts'
import type { Migration } from './migrations.ts'
import { numberOf, textOf } from './read-row.ts'
import { inTransaction } from './transaction.ts'

/**
 * Brings the database to the newest shape; all missing migrations in one transaction. Refuses a database that a newer
 * Dateline made, and one whose past differs from ours.
 */
export function migrate(
  database: Database,
  migrations: readonly Migration[],
  folder: string,
  say: (line: string) => void,
): void {
  if (isCurrent(database, migrations, folder)) return
  inTransaction(database, () => {
    database.execute('CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, checksum TEXT NOT NULL)')
    const done = appliedMigrations(database)
    checkPast(done, migrations, folder)
    for (const migration of migrations) {
      if (done.has(migration.number)) continue
      // A new database has nothing that could take long.
      if (done.size > 0 && migration.telling !== undefined) say(migration.telling)
      database.execute(migration.sql)
      migration.fill?.(database)
      database.run('INSERT INTO migration VALUES (?, ?)', migration.number, checksum(migration))
    }
  })
}

/** Refuses as `migrate` does; true when there is nothing to do. Changes nothing. */
export function isCurrent(database: Database, migrations: readonly Migration[], folder: string): boolean {
  if (database.one("SELECT 1 FROM sqlite_schema WHERE name = 'migration'") === undefined) return false
  const done = appliedMigrations(database)
  checkPast(done, migrations, folder)
  return migrations.every(({ number }) => done.has(number))
}

function appliedMigrations(database: Database): ReadonlyMap<number, string> {
  const rows = database.all('SELECT number, checksum FROM migration')
  return new Map(rows.map(row => [numberOf(row, 'number'), textOf(row, 'checksum')]))
}

function checkPast(done: ReadonlyMap<number, string>, migrations: readonly Migration[], folder: string): void {
  const known = new Map(migrations.map(migration => [migration.number, checksum(migration)]))
  for (const [number, applied] of done) {
    const expected = known.get(number)
    if (expected === undefined) {
      throw new StoreRefusal(
        `The database in ${folder} was written by a newer Dateline (its step ${number} is unknown to this one): update Dateline, or choose another data folder.`,
      )
    }
    if (expected !== applied) {
      throw new StoreRefusal(
        `The database in ${folder} was made by another edition of Dateline (its step ${number} differs from ours): use the Dateline that made it, or choose another data folder.`,
      )
    }
  }
}

function checksum({ sql }: Migration): string {
  return createHash('sha256').update(sql.replaceAll(/\s+/g, ' ').trim()).digest('hex')
}
