import { randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { crc32 } from 'node:zlib'
import type { SavedRoll } from './watch-roll.ts'

/** Where the roll of all watches is kept between two starts. What it says may be lost: the store knows it all. */
export type RollFile = {
  /** Undefined when there is none, or none that is whole. */
  read(): Promise<SavedRoll | undefined>
  /** Replaces the file at once: whoever reads it finds the old one or the new one. */
  write(roll: SavedRoll): Promise<void>
}

const sealBytes = 4

export function createRollFile(path: string): RollFile {
  return {
    async read() {
      try {
        const bytes = await readFile(path)
        const body = bytes.subarray(sealBytes)
        if (bytes.readUInt32LE() !== crc32(body)) return undefined
        return deserialize(body) as SavedRoll
      } catch {
        return undefined
      }
    },
    async write(roll) {
      const body = serialize(roll)
      const seal = Buffer.alloc(sealBytes)
      seal.writeUInt32LE(crc32(body))
      await removeLeftovers(path)
      const part = `${path}.${randomUUID()}.part`
      try {
        await writeFile(part, [seal, body])
        await rename(part, path)
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },
  }
}

/** What a writer left that was killed. */
async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path)
  const begun = (await readdir(folder)).filter(name => name.startsWith(`${basename(path)}.`) && name.endsWith('.part'))
  await Promise.all(begun.map(name => rm(join(folder, name), { force: true })))
}
