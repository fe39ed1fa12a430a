import type { Database } from './database.ts'

/**
 * Runs `work` as one write transaction: whole or not at all. Takes the write lock first, so that nothing read inside is
 * outdated when it is written. Waits for other processes up to `patience` times the connection's busy timeout.
 */
export function inTransaction<T>(database: Database, work: () => T): T {
  begin(database)
  try {
    const result = work()
    database.execute('COMMIT')
    return result
  } catch (error) {
    rollBack(database)
    throw error
  }
}

/** Runs `work` on one state of the database, whatever others write meanwhile. */
export function inSnapshot<T>(database: Database, work: () => T): T {
  database.execute('BEGIN')
  try {
    return work()
  } finally {
    database.execute('COMMIT')
  }
}

const patience = 6

function begin(database: Database): void {
  for (let attempt = 1; ; attempt++) {
    try {
      database.execute('BEGIN IMMEDIATE')
      return
    } catch (error) {
      if (!isBusy(error) || attempt === patience) throw error
    }
  }
}

// A full disk may already have ended the transaction; the first error is the one to tell.
function rollBack(database: Database): void {
  try {
    database.execute('ROLLBACK')
  } catch {
    return
  }
}

/** SQLITE_BUSY with its extended codes. Source: sqlite.org/rescode.html */
function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === 5
  )
}
