import type { Settings } from '../config/settings.ts'
import type { Watch } from '../model/watch.ts'

/** "at most 12 alerts an hour, the rest gathered"; nothing for a watch that tells all at once. */
export function describeDelivery(
  { delivery, hourlyCap }: Pick<Watch, 'delivery' | 'hourlyCap'>,
  { alerts, timeZone }: Pick<Settings, 'alerts' | 'timeZone'>,
): string {
  switch (delivery) {
    case 'instant':
      if (hourlyCap === undefined) return ''
      return `at most ${hourlyCap} ${hourlyCap === 1 ? 'alert' : 'alerts'} an hour, the rest gathered`
    case 'hourly':
      return 'gathered, told every hour'
    case 'daily':
      return `gathered, told daily at ${alerts.dailyAt} (${timeZone})`
  }
}
