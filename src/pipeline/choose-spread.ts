const dayMs = 86_400_000

/** When each of some articles was published, in milliseconds since 1970, beside their ids. */
export type Published = { readonly ids: ArrayLike<number>; readonly times: ArrayLike<number> }

/**
 * At most `most` articles that stand for all: one of each day first, then a second of each and so on, newest days first,
 * the earliest of a day first.
 */
export function chooseSpread({ ids, times }: Published, most: number): readonly number[] {
  const order = Array.from(ids, (id, at) => ({ id, time: times[at] ?? 0 })).toSorted((a, b) => a.time - b.time)
  const seen = new Map<number, number>()
  const ranked = order.map(({ id, time }) => {
    const day = Math.floor(time / dayMs)
    const place = seen.get(day) ?? 0
    seen.set(day, place + 1)
    return { id, day, place }
  })
  return ranked
    .toSorted((a, b) => a.place - b.place || b.day - a.day)
    .slice(0, most)
    .map(({ id }) => id)
}
