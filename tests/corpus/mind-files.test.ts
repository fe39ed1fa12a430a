import { mkdirSync, mkdtempSync, renameSync, rmSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mindFiles } from '../../src/corpus/sqlite/mind-files.ts'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { makeReport } from './make-report.ts'

let parent: string
let folder: string
let store: CorpusStore
let findDamage: Awaited<ReturnType<typeof mindFiles>>

beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'dateline-mind-'))
  folder = join(parent, 'data')
  store = await openSqliteStore({ folder })
  findDamage = await mindFiles(folder)
})

afterEach(async () => {
  await store.close()
  rmSync(parent, { recursive: true })
})

const sentence = /^The database in \S+ was deleted, moved or replaced [^\n]+ so I stop: [^\n]+\.$/

test('what the store writes is no damage', async () => {
  await store.ingest([makeReport({})])
  const another = await openSqliteStore({ folder })
  await another.close()
  expect(await findDamage()).toBeUndefined()
})

for (const [what, harm] of [
  ['a folder that was deleted', () => rmSync(folder, { recursive: true })],
  ['a folder that was moved', () => renameSync(folder, join(parent, 'elsewhere'))],
  ['a database that was deleted', () => unlinkSync(join(folder, 'dateline.db'))],
  ['a log of the database that was deleted', () => unlinkSync(join(folder, 'dateline.db-wal'))],
] as const) {
  test(`${what} is told with what to do`, async () => {
    harm()
    expect((await findDamage())?.message).toMatch(sentence)
  })
}

test('another database in the place of ours is told', async () => {
  renameSync(folder, join(parent, 'elsewhere'))
  mkdirSync(folder)
  const other = await openSqliteStore({ folder })
  expect((await findDamage())?.message).toMatch(sentence)
  await other.close()
})
