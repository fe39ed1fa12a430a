import type { Chart, Series } from './chart.ts'

/** What Discord takes for an attachment. */
const longest = 1024

/** The picture in words, for those who can't see it: what it counts, from when to when, and each query's highest point. */
export function describeChart({ unit, slots, series }: Chart): string {
  const [first = '', last = first] = [slots[0], slots.at(-1)]
  const span = slots.length === 1 ? first : `from ${first} to ${last}`
  const each = series.map(one => describeSeries(one, slots))
  const text = `${series.length === 1 ? 'Bars' : 'Lines'}: ${unit}, ${span}. ${each.join(' ')}`
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`.toWellFormed()
}

function describeSeries({ name, values }: Series, slots: readonly string[]): string {
  const highest = Math.max(0, ...values)
  if (highest === 0) return `${name}: none.`
  const [from, to] = [values[0] ?? 0, values.at(-1) ?? 0]
  const at = slots[values.indexOf(highest)] ?? ''
  return `${name}: ${show(from)} at first, ${show(to)} at the end, most at ${at} (${show(highest)}).`
}

function show(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 1 })
}
