import type { AlertReaders } from './alerts/alert-readers.ts'
import type { Settings } from './config/settings.ts'
import type { TellingRules } from './corpus/decide-telling.ts'
import type { CorpusStore } from './corpus/store.ts'
import { createPlacing, type Placing } from './pipeline/place-stories.ts'
import type { AskWorker } from './pipeline/story-jobs.ts'
import { openStoryRoom } from './pipeline/story-room.ts'
import { usualStorySettings, type StorySettings } from './stories/story-settings.ts'

export type StoriesParts = {
  readonly store: CorpusStore
  readonly folder: string
  readonly ask: AskWorker
  readonly settings: Settings['stories']
  readonly clock: () => Date
  readonly signal: AbortSignal
  /** Told when alerts may be due. */
  readonly placed: () => void
}

/** The stage between keeping an article and alerting: which story it belongs to, and what its alerts are to that story. */
export function openStories(parts: StoriesParts): Placing & { close(): Promise<void> } {
  const { store, folder, settings } = parts
  const room = openStoryRoom({ store, folder, settings: storySettings(settings), memoryMb: settings.memoryMb })
  return { ...createPlacing({ ...parts, room, rules: tellingRules(settings) }), close: room.close }
}

/** How alike reports must be for one story, as a share of what is usual, from the mildest setting to the strictest. */
const likenessShares = [0.7, 0.85, 1, 1.2, 1.45]

function storySettings({ sensitivity }: Settings['stories']): StorySettings {
  const share = likenessShares[sensitivity - 1] ?? 1
  return { ...usualStorySettings, leastLikeness: usualStorySettings.leastLikeness * share }
}

function tellingRules(settings: Settings['stories']): TellingRules {
  return {
    holdMs: settings.holdSeconds * 1000,
    followUpsPerDay: settings.followUpsPerDay,
    newMessageAfterMs: settings.newMessageAfterHours * 3_600_000,
    editEveryMs: settings.editEverySeconds * 1000,
  }
}

/** Alerts are read by article workers. */
export function openAlertReaders(ask: AskWorker): AlertReaders {
  return {
    async markReport(request) {
      const outcome = await ask('markReport', request)
      return outcome.kind === 'done' ? outcome.value : undefined
    },
    async describeUpdate(before, after) {
      const outcome = await ask('describeUpdate', { before, after })
      return outcome.kind === 'done' ? outcome.value : undefined
    },
  }
}
