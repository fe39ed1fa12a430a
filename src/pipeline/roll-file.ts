import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { createColumn, kindOf, putTogether, takeApart, type Column } from './column-codec.ts'

/**
 * Where what a room knows is kept between two starts: plain data, its columns of any size. What it says may be lost: the
 * store knows it all.
 */
export type RollFile<Saved> = {
  /** Undefined when there is none, or none that is whole. */
  read(): Promise<Saved | undefined>
  /** Replaces the file at once: whoever reads it finds the old one or the new one. Nothing in `saved` may change meanwhile. */
  write(saved: Saved): Promise<void>
}

export function createRollFile<Saved>(path: string): RollFile<Saved> {
  return {
    async read() {
      let file: FileHandle | undefined
      try {
        file = await open(path)
        return (await readWhole(file)) as Saved | undefined
      } catch {
        return undefined
      } finally {
        await file?.close()
      }
    },
    async write(saved) {
      await removeLeftovers(path)
      const part = `${path}.${randomUUID()}.part`
      try {
        await writeWhole(part, saved)
        await rename(part, path)
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },
  }
}

// The file: its seal, the lengths of body and table, the body, the table (kind and length of each column), the columns.
const sealBytes = 4
const headBytes = 8
const tableEntryBytes = 8

async function writeWhole(path: string, saved: unknown): Promise<void> {
  const { body, columns } = takeApart(saved)
  const table = Uint32Array.from(columns.flatMap(column => [kindOf(column), column.length]))
  const head = Buffer.from(Uint32Array.of(body.byteLength, table.byteLength).buffer)
  const parts = [head, body, bytesOf(table), ...columns.map(bytesOf)]
  const file = await open(path, 'w')
  try {
    let crc = 0
    let at = sealBytes
    for (const part of parts) {
      for (let from = 0; from < part.byteLength; from += pieceBytes) {
        const piece = part.subarray(from, from + pieceBytes)
        crc = crc32(piece, crc)
        at += (await file.write(piece, 0, piece.byteLength, at)).bytesWritten
      }
    }
    await file.write(Buffer.from(Uint32Array.of(crc).buffer), 0, sealBytes, 0)
    await file.datasync()
    const { size } = await file.stat()
    if (size !== at) throw new Error('The file was not written to its end.')
  } finally {
    await file.close()
  }
}

async function readWhole(file: FileHandle): Promise<unknown> {
  let left = (await file.stat()).size - sealBytes
  let crc = 0
  const fill = async <Part extends Uint8Array>(part: Part): Promise<Part> => {
    // A length that lies must not be believed before memory is taken for it: see `take`.
    for (let from = 0; from < part.byteLength; from += pieceBytes) {
      const piece = part.subarray(from, from + pieceBytes)
      const { bytesRead } = await file.read(piece, 0, piece.byteLength, null)
      if (bytesRead !== piece.byteLength) throw new Error('The file ends too soon.')
      crc = crc32(piece, crc)
    }
    return part
  }
  const take = (bytes: number): number => {
    left -= bytes
    if (left < 0) throw new Error('The file ends too soon.')
    return bytes
  }
  const seal = Buffer.alloc(sealBytes)
  await file.read(seal, 0, sealBytes, null)
  const head = await fill(Buffer.alloc(take(headBytes)))
  const body = await fill(Buffer.alloc(take(head.readUInt32LE(0))))
  const table = await fill(Buffer.alloc(take(head.readUInt32LE(4))))
  const columns: Column[] = []
  for (let at = 0; at < table.byteLength; at += tableEntryBytes) {
    const length = table.readUInt32LE(at + 4)
    take(length)
    const column = createColumn(table.readUInt32LE(at), length)
    if (column === undefined) return undefined
    take(column.byteLength - length)
    await fill(bytesOf(column))
    columns.push(column)
  }
  return left === 0 && crc === seal.readUInt32LE() ? putTogether({ body, columns }) : undefined
}

/** What is read or written in one go, so that the loop is never held for long. */
const pieceBytes = 1 << 24

function bytesOf(column: Column): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
}

/** What a writer left that was killed. */
async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path)
  const begun = (await readdir(folder)).filter(name => name.startsWith(`${basename(path)}.`) && name.endsWith('.part'))
  await Promise.all(begun.map(name => rm(join(folder, name), { force: true })))
}
