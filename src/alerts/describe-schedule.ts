import type { DigestSchedule } from '../model/digest.ts'

export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** "every day at 08:00, Asia/Karachi" */
export function describeSchedule({ every, weekday, hour, minute, timeZone }: DigestSchedule): string {
  const days = every === 'day' ? 'every day' : every === 'weekday' ? 'Monday to Friday' : `every ${weekdays[weekday]}`
  return `${days} at ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}, ${timeZone}`
}
