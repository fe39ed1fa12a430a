import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreRefusal } from '../store-refusal.ts'
import { type Database, wrapDatabase } from './database.ts'
import { isCurrent, migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { databaseFile, refusingIn } from './refusing.ts'

const busyTimeoutMs = 5_000

/**
 * Opens the database for writing, making folder and file where missing; says so when that takes long. Throws a
 * StoreRefusal when it can't be used.
 */
export function openForWriting(folder: string, say: (line: string) => void): Database {
  return refusingIn(folder, () => {
    mkdirSync(folder, { recursive: true })
    const connection = new DatabaseSync(join(folder, databaseFile), { timeout: busyTimeoutMs })
    return prepared(connection, database => {
      database.execute(
        'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000; PRAGMA journal_size_limit = 67108864',
      )
      migrate(database, migrations, folder, say)
    })
  })
}

/** Opens a database that stands already, for reading only. Throws a StoreRefusal when it can't be used. */
export function openForReading(folder: string): Database {
  return refusingIn(folder, () => {
    const file = join(folder, databaseFile)
    if (!existsSync(file))
      throw new StoreRefusal(
        `There is no database in ${folder}: start Dateline once, or check the data folder in the settings.`,
      )
    const connection = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs })
    return prepared(connection, database => {
      database.execute('PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY')
      if (isCurrent(database, migrations, folder)) return
      throw new StoreRefusal(
        `The database in ${folder} is of an older Dateline: start this one once, so that it is brought up to date.`,
      )
    })
  })
}

function prepared(connection: DatabaseSync, prepare: (database: Database) => void): Database {
  const database = wrapDatabase(connection)
  try {
    prepare(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
