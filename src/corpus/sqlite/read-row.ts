import type { Row } from './database.ts'

/** A column that holds text; throws on anything else, for then the database is not ours. */
export function textOf(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new TypeError(`The column ${column} holds no text.`)
  return value
}

export function optionalTextOf(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : textOf(row, column)
}

export function numberOf(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new TypeError(`The column ${column} holds no number.`)
  return value
}

export function dateOf(row: Row, column: string): Date {
  return new Date(numberOf(row, column))
}

export function optionalDateOf(row: Row, column: string): Date | undefined {
  return row[column] === null ? undefined : dateOf(row, column)
}

/** A column that holds one of a few words. */
export function choiceOf<T extends string>(row: Row, column: string, choices: readonly T[]): T {
  const value = textOf(row, column)
  const choice = choices.find(it => it === value)
  if (choice === undefined) throw new TypeError(`The column ${column} holds "${value}".`)
  return choice
}

export function optionalNumberOf(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : numberOf(row, column)
}
