import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreRefusal } from '../store-refusal.ts'
import { type Database, wrapDatabase } from './database.ts'
import { isCurrent, migrate } from './migrate.ts'
import { migrations } from './migrations.ts'

const fileName = 'dateline.db'
const busyTimeoutMs = 5_000

/** Opens the database for writing, making folder and file where missing. Throws a StoreRefusal when it can't be used. */
export function openForWriting(folder: string): Database {
  return refusingIn(folder, () => {
    mkdirSync(folder, { recursive: true })
    const connection = new DatabaseSync(join(folder, fileName), { timeout: busyTimeoutMs })
    return prepared(connection, database => {
      database.execute(
        'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000; PRAGMA journal_size_limit = 67108864',
      )
      migrate(database, migrations, folder)
    })
  })
}

/** Opens a database that stands already, for reading only. Throws a StoreRefusal when it can't be used. */
export function openForReading(folder: string): Database {
  return refusingIn(folder, () => {
    const file = join(folder, fileName)
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

/** Runs `open`; what goes wrong in it is told as a StoreRefusal. */
export function refusingIn<Opened>(folder: string, open: () => Opened): Opened {
  try {
    return open()
  } catch (error) {
    if (error instanceof StoreRefusal) throw error
    throw new StoreRefusal(explain(folder, error), { cause: error })
  }
}

function explain(folder: string, error: unknown): string {
  const code = resultCode(error)
  if (code === 26 || code === 11) {
    return `The file ${fileName} in ${folder} is not a sound Dateline database: move it away or put a backup in its place.`
  }
  if (code === 5 || code === 6)
    return `The database in ${folder} is held by another program: stop that one and start again.`
  if (code === 13) return `The disk that holds ${folder} is full: make room and start again.`
  const reason = error instanceof Error ? error.message : String(error)
  return `I can't write to the data folder ${folder} (${reason}): give me the right to write there, or name another folder in the settings.`
}

/** Primary result code. Source: sqlite.org/rescode.html */
export function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined
  return error.errcode & 0xff
}
