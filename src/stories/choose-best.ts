/** The places of the greatest of the first `count` values, at most so many, greatest first. Values are 0 or more; zeros are left out. */
export function chooseBest(values: Float32Array, count: number, most: number): number[] {
  const bar = count <= most ? 0 : barFor(values, count, most)
  const places: number[] = []
  for (let at = 0; at < count; at++) if ((values[at] ?? 0) > bar) places.push(at)
  places.sort((left, right) => (values[right] ?? 0) - (values[left] ?? 0) || left - right)
  if (places.length > most) places.length = most
  return places
}

/** A value below which none of the greatest lies: the values are counted in steps instead of sorted. */
function barFor(values: Float32Array, count: number, most: number): number {
  let greatest = 0
  for (let at = 0; at < count; at++) greatest = Math.max(greatest, values[at] ?? 0)
  const counts = new Int32Array(steps + 1)
  for (let at = 0; at < count; at++) {
    const step = Math.floor(((values[at] ?? 0) / greatest) * steps)
    counts[step] = (counts[step] ?? 0) + 1
  }
  let step = steps
  for (let above = counts[step] ?? 0; above < most && step > 0; above += counts[step] ?? 0) step--
  // What is rounded must not fall under the bar.
  return Math.max(0, (greatest * (step - 0.01)) / steps)
}

const steps = 1000
