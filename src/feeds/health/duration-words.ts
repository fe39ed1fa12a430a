const units: readonly (readonly [name: string, ms: number])[] = [
  ['week', 7 * 24 * 3_600_000],
  ['day', 24 * 3_600_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** A length of time as people say it: "3 hours", "a day". The nearest whole number of the largest unit that fits. */
export function describeDuration(ms: number): string {
  // "13 days" says more than "2 weeks".
  const [name, unitMs] = units.find(([unit, size]) => ms >= size * (unit === 'week' ? 4 : 1)) ?? ['minute', 60_000]
  const count = Math.max(1, Math.round(ms / unitMs))
  if (count > 1) return `${count} ${name}s`
  return name === 'hour' ? 'an hour' : `a ${name}`
}
