import { join } from 'node:path'
import { answerCalls } from '../schedule/answer-calls.ts'
import { createTurns } from './create-turns.ts'
import { createRollFile } from './roll-file.ts'
import { createStorySorter, sorterFormat, type SavedSorter, type StorySorter } from './sort-stories.ts'
import type { RollMark, StoryRoomCalls } from './story-room-calls.ts'

const file = createRollFile<{ readonly mark: RollMark; readonly sorter: SavedSorter }>(
  join(process.argv[2] ?? '', 'stories.roll'),
)
/** What was remembered for whom; the newest only. Whoever started us tells each apart by a name. */
const sorters = new Map<string, { readonly memory: string; readonly sorter: StorySorter }>()
// While the file is written nothing may change.
const inTurn = createTurns()

/** The module that the story room runs: see `openStoryRoom`. */
answerCalls<StoryRoomCalls, Record<string, never>>({
  begin: ({ era, memory, settings, mostBytes }) =>
    inTurn(() => void sorters.set(era, { memory, sorter: createStorySorter(settings, mostBytes) })),
  restore: ({ era, memory, settings, mostBytes }) =>
    inTurn(async () => {
      const saved = await file.read()
      if (saved?.sorter.format !== sorterFormat) return undefined
      sorters.set(era, { memory, sorter: createStorySorter(settings, mostBytes, saved.sorter) })
      return saved.mark
    }),
  compare: ({ era, memory, lines }) => inTurn(() => sorterOf(era, memory).compare(lines)),
  remember: ({ era, memory, placed }) => inTurn(() => sorterOf(era, memory).remember(placed)),
  sort: ({ era, memory, articles }) => inTurn(() => sorterOf(era, memory).sort(articles)),
  rename: ({ era, memory, as }) =>
    inTurn(() => {
      sorters.set(as, { memory, sorter: sorterOf(era, memory) })
      sorters.delete(era)
    }),
  census: ({ era, memory }) =>
    inTurn(() => {
      const { size, unsaved, newest } = sorterOf(era, memory)
      return { size, unsaved, newest }
    }),
  save: ({ era, memory, mark }) => inTurn(() => file.write({ mark, sorter: sorterOf(era, memory).save() })),
})

function sorterOf(era: string, memory: string): StorySorter {
  const known = sorters.get(era)
  if (known?.memory !== memory) throw new Error('The story room has begun anew.')
  return known.sorter
}
