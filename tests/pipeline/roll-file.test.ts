import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRollFile } from '../../src/pipeline/roll-file.ts'

let folder: string
let path: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-roll-file-'))
  path = join(folder, 'some.roll')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const saved = {
  name: 'a roll',
  held: new Map([[1, Uint8Array.of(1, 2, 3)]]),
  // A part of a column, at no even place.
  part: Uint16Array.of(7, 8, 9, 10).subarray(1, 3),
  columns: [Float64Array.of(0.5), new Int32Array(0), Float32Array.of(1.5), Uint32Array.of(2 ** 31)],
}

test('what was written is read again, with all its columns', async () => {
  const file = createRollFile<typeof saved>(path)
  await file.write(saved)
  expect(await file.read()).toEqual(saved)
})

test('a file in which any byte differs, or that is cut anywhere, is read as none', async () => {
  const file = createRollFile<typeof saved>(path)
  await file.write(saved)
  const bytes = readFileSync(path)
  for (let at = 0; at < bytes.length; at++) {
    const spoilt = Buffer.from(bytes)
    spoilt[at] = (spoilt[at] ?? 0) ^ 0xff
    writeFileSync(path, spoilt)
    expect(await file.read()).toBeUndefined()
    writeFileSync(path, bytes.subarray(0, at))
    expect(await file.read()).toBeUndefined()
  }
})

test('what can’t be written leaves the file as it was', async () => {
  const file = createRollFile<unknown>(path)
  await file.write(1)
  await expect(file.write({ big: BigInt64Array.of(1n) })).rejects.toThrow('known kind')
  expect(await file.read()).toBe(1)
})
