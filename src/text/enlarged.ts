type Column = Int32Array | Float32Array | Float64Array | Uint8Array | Uint16Array

/** The column, or one of `growth` times its room that begins with the same numbers, when it is too short for `length` of them. */
export function enlarged<Kind extends Column>(column: Kind, length: number, growth = 2): Kind {
  if (length <= column.length) return column
  // The constructor of a column makes columns of its kind; TypeScript knows only that it is a function.
  const larger = new (column.constructor as new (room: number) => Kind)(
    Math.max(length, Math.ceil(column.length * growth)),
  )
  larger.set(column)
  return larger
}
