import { Deserializer, Serializer } from 'node:v8'

/** Columns are what is large in a roll: they are written from where they stand and read to where they will. */
export type Column = InstanceType<(typeof kinds)[number]>

/** A value without its columns, and these beside it. */
export type Taken = { readonly body: Buffer; readonly columns: readonly Column[] }

/** Plain data as `node:v8` writes it; each column is left out and given beside it. */
export function takeApart(value: unknown): Taken {
  const columns: Column[] = []
  const writer = new ColumnWriter(columns)
  writer.writeHeader()
  writer.writeValue(value)
  return { body: writer.releaseBuffer(), columns }
}

/** What `takeApart` was given. */
export function putTogether({ body, columns }: Taken): unknown {
  const reader = new ColumnReader(body, columns)
  reader.readHeader()
  return reader.readValue()
}

const kinds = [
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
] as const

/** The number of a column's kind, as `createColumn` takes it. */
export function kindOf(column: unknown): number {
  return kinds.findIndex(kind => column instanceof kind)
}

/** An empty column; undefined when there is no such kind. */
export function createColumn(kind: number, length: number): Column | undefined {
  const Kind = kinds[kind]
  return Kind === undefined ? undefined : new Kind(length)
}

// `node:v8` asks for subclasses; its types leave out what these override.
class ColumnWriter extends Serializer {
  declare readonly _setTreatArrayBufferViewsAsHostObjects: (asHostObjects: boolean) => void
  readonly columns: Column[]

  constructor(columns: Column[]) {
    super()
    this.columns = columns
    // oxlint-disable-next-line no-underscore-dangle -- its name in `node:v8`.
    this._setTreatArrayBufferViewsAsHostObjects(true)
  }

  _writeHostObject(column: Column): void {
    if (kindOf(column) === -1) throw new Error('Only columns of a known kind can be written.')
    this.writeUint32(this.columns.push(column) - 1)
  }
}

class ColumnReader extends Deserializer {
  readonly columns: readonly Column[]

  constructor(body: Buffer, columns: readonly Column[]) {
    super(body)
    this.columns = columns
  }

  _readHostObject(): Column {
    const column = this.columns[this.readUint32()]
    if (column === undefined) throw new Error('A column is missing.')
    return column
  }
}
