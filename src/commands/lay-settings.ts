import type { Settings } from '../config/settings.ts'
import type { GuildSettings } from '../corpus/guild-store.ts'

/** The settings that hold in a server: the usual ones, with what it chose laid over. */
export function laySettings(usual: Settings, chosen: GuildSettings): Settings {
  const { alerts, stories } = usual
  return {
    ...usual,
    timeZone: chosen.timeZone ?? usual.timeZone,
    alerts: { ...alerts, dailyAt: chosen.dailyAt ?? alerts.dailyAt },
    stories: {
      ...stories,
      holdSeconds: chosen.holdSeconds ?? stories.holdSeconds,
      followUpsPerDay: chosen.followUpsPerDay ?? stories.followUpsPerDay,
      newMessageAfterHours: chosen.newMessageAfterHours ?? stories.newMessageAfterHours,
    },
  }
}
