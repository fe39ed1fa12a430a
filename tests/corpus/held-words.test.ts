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

test('a database that was filled when words had other stems reads its words again when it is opened', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-stems-'))
  const before = await openSqliteStore({ folder })
  await before.ingest([makeReport({ title: 'Harare', text: 'Traders closed their shops' })])
  await before.close()
  const database = new DatabaseSync(join(folder, 'dateline.db'))
  database.exec(`
    INSERT INTO word_index (rowid, title_stems, text_stems, title_words, text_words)
      SELECT place + 1, 'harar', 'trader close their shop', 'harare', 'traders closed their shops' FROM timeline;
    DELETE FROM word_index WHERE rowid = (SELECT place FROM timeline);
    UPDATE timeline SET place = place + 1;
    DELETE FROM migration WHERE number = 13`)
  database.close()
  const said: string[] = []
  const after = await openSqliteStore({ folder, say: line => said.push(line) })
  expect(said).toEqual([expect.stringContaining('I read the words of all kept reports once more')])
  expect(await after.documentFrequencies(['harare', 'harar', 'trader'])).toEqual([1, 0, 1])
  await after.close()
  await rm(folder, { recursive: true })
})
