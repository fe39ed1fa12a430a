import { answerCommands } from './commands/answer-commands.ts'
import type { RoomContext } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { openSqliteStore } from './corpus/sqlite/open-sqlite-store.ts'
import { openReaders } from './pipeline/readers.ts'
import { systemClock } from './schedule/system-clock.ts'

/** What the process that answers commands is started with, as JSON in its first argument. */
export type CommandWorkerTask = Pick<RoomContext, 'settings' | 'starterFeeds'>

const task = JSON.parse(process.argv[2] ?? '') as CommandWorkerTask

answerCommands(async bot => {
  const store = await openSqliteStore({ folder: task.settings.dataFolder })
  // Its worker starts with the first report to think over.
  const desk = { ...bot, ask: openReaders(1).ask }
  return { ...task, store, desk, commands, clock: systemClock.now }
})
