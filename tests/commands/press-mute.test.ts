import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Press } from '../../src/commands/command.ts'
import { pressMute } from '../../src/commands/press-mute.ts'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { later, makeReport, makeWatch, noon } from '../corpus/make-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'dateline-mute-'))
let store: CorpusStore

beforeAll(async () => {
  store = await openSqliteStore({ folder })
})

afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

test('a watch that is muted for longer already is not muted for a shorter time', async () => {
  const nextWeek = later(7 * 24 * 60)
  const resting = await store.addWatch(makeWatch({ name: 'resting' }))
  const awake = await store.addWatch(makeWatch({ name: 'awake' }))
  const messageId = await tell([resting.id, awake.id])
  await store.updateWatch(resting.id, { mutedUntil: nextWeek })
  const reply = await pressMute(resting.id, pressOf(resting.guildId, messageId), { store, clock: () => noon })
  expect(reply).toMatchObject({
    post: {
      content: expect.stringMatching(/^Muted until \S+ \*\*awake\*\*\. Muted for longer already: \*\*resting\*\*\. /),
    },
  })
  expect((await store.getWatch(resting.id))?.mutedUntil).toEqual(nextWeek)
  expect((await store.getWatch(awake.id))?.mutedUntil).toEqual(later(24 * 60))
})

/** A message that answers these watches. */
async function tell(watchIds: readonly number[]): Promise<string> {
  const hits = watchIds.map(watchId => ({ watchId, dueAt: noon }))
  await store.ingest([makeReport({ hits })])
  const claims = await store.claimAlerts(noon, 9, true)
  const rowIds = claims.flatMap(({ rows }) => rows.map(({ id }) => id))
  expect(rowIds).toHaveLength(watchIds.length)
  await store.markSent(rowIds, '77', noon)
  return '77'
}

function pressOf(guildId: string, messageId: string): Press {
  return {
    guildId,
    channelId: '5',
    userId: '9',
    canManage: true,
    managesServer: true,
    managerRoleId: undefined,
    forums: [],
    tell: () => {},
    id: ['mute'],
    messageId,
    values: [],
    fields: {},
  }
}
