import { answerCalls } from '../schedule/answer-calls.ts'
import { createStorySorter, type StorySorter } from './sort-stories.ts'
import type { StoryRoomCalls } from './story-room.ts'

/** What was remembered for whom; the newest only. Whoever started us tells each apart by a name. */
const sorters = new Map<string, { readonly memory: string; readonly sorter: StorySorter }>()

/** The module that the story room runs: see `openStoryRoom`. */
answerCalls<StoryRoomCalls, Record<string, never>>({
  begin({ era, memory, settings }) {
    sorters.set(era, { memory, sorter: createStorySorter(settings) })
  },
  remember: ({ era, memory, placed }) => sorterOf(era, memory).remember(placed),
  sort: ({ era, memory, articles }) => sorterOf(era, memory).sort(articles),
})

function sorterOf(era: string, memory: string): StorySorter {
  const known = sorters.get(era)
  if (known?.memory !== memory) throw new Error('The story room has begun anew.')
  return known.sorter
}
