import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import { StoreRefusal } from '../../src/corpus/store-refusal.ts'
import { makeReport } from './make-report.ts'

const literal = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-store-'))
})
afterEach(async () => {
  await chmod(folder, 0o700)
  await rm(folder, { recursive: true })
})

async function makeDatabase(change = ''): Promise<void> {
  await (await openSqliteStore({ folder })).close()
  const database = new DatabaseSync(join(folder, 'dateline.db'))
  database.exec(change)
  database.close()
}

async function refusal(options: { readonly folder: string; readonly readonly?: boolean }): Promise<string> {
  const error: unknown = await openSqliteStore(options).then(
    store => store.close(),
    (reason: unknown) => reason,
  )
  if (!(error instanceof StoreRefusal)) throw new Error('The store was not refused.', { cause: error })
  expect(error.message).toMatch(/^[^\n]+\.$/)
  expect(error.message).toContain(options.folder)
  return error.message
}

test('a database of a newer Dateline is refused', async () => {
  await makeDatabase("INSERT INTO migration VALUES (999, 'x')")
  expect(await refusal({ folder })).toContain('newer Dateline')
  expect(await refusal({ folder, readonly: true })).toContain('update Dateline')
})
test('a database whose past was changed is refused', async () => {
  await makeDatabase("UPDATE migration SET checksum = 'x' WHERE number = 1")
  expect(await refusal({ folder })).toContain('another edition')
})
test('a file that is no database is refused and left alone', async () => {
  await writeFile(join(folder, 'dateline.db'), 'These are not the pages you are looking for. '.repeat(99))
  expect(await refusal({ folder })).toContain('not a sound Dateline database')
})
test('a folder that cannot be made or written is refused', async () => {
  await writeFile(join(folder, 'file'), '')
  expect(await refusal({ folder: join(folder, 'file', 'data') })).toContain("can't write")
  if (process.getuid?.() === 0) return
  await chmod(folder, 0o500)
  expect(await refusal({ folder })).toContain("can't write")
})
test('reading only asks for a database that is there, and never writes', async () => {
  expect(await refusal({ folder, readonly: true })).toContain('no database')
  await makeDatabase()
  const store = await openSqliteStore({ folder, readonly: true })
  expect(await store.counts()).toMatchObject({ articles: 0 })
  await expect(store.ingest([makeReport({})])).rejects.toThrow('reading only')
  await store.close()
})
test('an import killed in the middle is kept whole or not at all', async () => {
  const script = `
    const { openSqliteStore } = await import(${literal('../../src/corpus/sqlite/open-sqlite-store.ts')})
    const { makeReport } = await import(${literal('./make-report.ts')})
    const store = await openSqliteStore({ folder: ${JSON.stringify(folder)} })
    for (let batch = 0; ; batch++) {
      await store.ingest(Array.from({ length: 50 }, (_, at) => makeReport({ title: 'Report ' + batch + ' ' + at })), { together: true })
      process.stdout.write('.')
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  let batches = 0
  const ended = new Promise(resolve => child.once('exit', resolve))
  for await (const written of child.stdout) {
    batches += String(written).length
    // A batch is always under way when the last one was just told of.
    if (batches >= 3) child.kill('SIGKILL')
  }
  await ended
  const store = await openSqliteStore({ folder })
  const { articles } = await store.counts()
  const request = {
    candidates: { kind: 'stem', stem: 'report', field: 'title' },
    scope: { kind: 'all' },
    sort: 'newest',
    offset: 0,
    limit: 1,
  } as const
  const { total } = await store.searchArticles(request)
  await store.close()
  expect(articles % 50).toBe(0)
  expect(articles).toBeGreaterThanOrEqual(batches * 50)
  expect(total).toBe(articles)
})
