import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { openWatchRoom } from '../../src/pipeline/open-watch-room.ts'
import { makeReport, makeWatch, noon } from '../corpus/make-report.ts'

let folder: string
let store: CorpusStore
let room: ReturnType<typeof openWatchRoom>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-watches-'))
  store = await openSqliteStore({ folder })
  room = openWatchRoom({ entry: new URL('../../src/watch-worker.ts', import.meta.url), args: [folder] })
})

afterAll(async () => {
  await room.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const { content } = makeReport({ title: 'Ferries return', text: 'The ferries sailed from Sarhad again.' })
const hits = async () => (await room.findHits(content, new Set(['100']), noon)).map(({ watchId }) => watchId)

test('a watch added a moment ago is found by a process that was there before', async () => {
  expect(await hits()).toEqual([])
  const { id } = await store.addWatch(makeWatch({ query: 'sarhad', guildId: '100' }))
  expect(await hits()).toEqual([id])
})

test('when the process is killed, the next article finds a new one with all watches', async () => {
  const before = await hits()
  expect(before).toHaveLength(1)
  for (const pid of watchProcesses()) process.kill(pid, 'SIGKILL')
  const found = await hits().catch(hits)
  expect(found).toEqual(before)
})

/** Those that hold the watches of this test. */
function watchProcesses(): readonly number[] {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  const own = lines.filter(line => line.includes('watch-worker.ts') && line.includes(folder))
  expect(own).toHaveLength(1)
  return own.map(line => Number(line.trim().split(' ')[0]))
}
