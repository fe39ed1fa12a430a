import { join } from 'node:path'
import { openSqliteStore } from './corpus/sqlite/open-sqlite-store.ts'
import type { WatchJobs } from './pipeline/open-watch-room.ts'
import { createRollFile } from './pipeline/roll-file.ts'
import { createWatchRoom } from './pipeline/watch-room.ts'
import type { SavedRoll } from './pipeline/watch-roll.ts'
import { answerJobs } from './schedule/answer-jobs.ts'

const folder = process.argv[2] ?? ''
const file = createRollFile<SavedRoll>(join(folder, 'watches.roll'))
const room = createWatchRoom(await openSqliteStore({ folder, readonly: true }), { file, worthSaving: 2000 })

// Before any article is asked about: reading all watches counts against none.
await room.open()

/** The process that holds the watches: see `openWatchRoom`. */
answerJobs<WatchJobs>({
  begin: () => undefined,
  async findHits({ article, guildIds, now }) {
    const hits = await room.findHits(article, guildIds, now)
    // Once the answer is on its way.
    setImmediate(() => void room.save())
    return hits
  },
})
setImmediate(() => void room.save())
