import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'

export type Row = Record<string, SQLOutputValue>

/** A connection whose statements are prepared once. Synchronous: used inside the store's threads only. */
export type Database = {
  /** Runs a change; gives the number of rows changed and the last row id. */
  run(sql: string, ...values: readonly Value[]): { readonly changes: number; readonly lastId: number }
  one(sql: string, ...values: readonly Value[]): Row | undefined
  all(sql: string, ...values: readonly Value[]): Row[]
  /** Runs several statements without values. */
  execute(sql: string): void
  close(): void
}

/** undefined becomes NULL, a Date integer milliseconds, a boolean 0 or 1. */
export type Value = SQLInputValue | undefined | Date | boolean

export function wrapDatabase(connection: DatabaseSync): Database {
  const prepared = new Map<string, StatementSync>()
  function statement(sql: string): StatementSync {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const fresh = connection.prepare(sql)
    // Filters make a few hundred shapes of a statement; more would be a leak.
    if (prepared.size >= 500) prepared.clear()
    prepared.set(sql, fresh)
    return fresh
  }
  return {
    run(sql, ...values) {
      const { changes, lastInsertRowid } = statement(sql).run(...values.map(bindable))
      return { changes: Number(changes), lastId: Number(lastInsertRowid) }
    },
    one: (sql, ...values) => statement(sql).get(...values.map(bindable)),
    all: (sql, ...values) => statement(sql).all(...values.map(bindable)),
    execute: sql => connection.exec(sql),
    close() {
      prepared.clear()
      connection.close()
    },
  }
}

function bindable(value: Value): SQLInputValue {
  if (value === undefined) return null
  // Bound as it is, a Date would silently become NULL.
  if (value instanceof Date) return value.getTime()
  return typeof value === 'boolean' ? Number(value) : value
}
