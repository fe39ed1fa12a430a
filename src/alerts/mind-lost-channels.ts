import type { Courier } from './courier.ts'

/** The same courier, which tells of each channel that turns out to be gone when something is sent there. */
export function mindLostChannels(courier: Courier, lost: (channelId: string) => Promise<unknown>): Courier {
  return {
    ...courier,
    async send(target, post, key, signal) {
      const outcome = await courier.send(target, post, key, signal)
      if (outcome.kind === 'never' && outcome.isGone === true && target.kind !== 'dm') await lost(target.channelId)
      return outcome
    },
  }
}
