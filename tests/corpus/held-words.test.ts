import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import { makeReport } from './make-report.ts'

test('a database that was filled before words were kept by sound learns its words when it is opened', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-words-'))
  const before = await openSqliteStore({ folder })
  await before.ingest([makeReport({ title: 'Ghazb', text: 'Mohammed spoke of dams' })])
  await before.close()
  const database = new DatabaseSync(join(folder, 'dateline.db'))
  database.exec('DROP TABLE word_sound; DELETE FROM migration WHERE number = 4')
  database.close()
  const after = await openSqliteStore({ folder })
  expect(await after.similarWords('ghazab')).toEqual(['ghazb'])
  expect(await after.similarWords('muhammad')).toEqual(['mohammed'])
  await after.close()
  await rm(folder, { recursive: true })
})
