import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import { describeStoreContract } from './store.contract.ts'

describeStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-store-'))
  return {
    open: () => openSqliteStore({ folder }),
    remove: () => rm(folder, { recursive: true }),
  }
})
