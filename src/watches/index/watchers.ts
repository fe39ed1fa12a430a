/** The watches that wait for one query. Most queries have one, so a list is only made for the second. */
export type Watchers = number | number[] | undefined

export function withWatcher(others: Watchers, watchId: number): Watchers {
  if (others === undefined) return watchId
  if (typeof others === 'number') return [others, watchId]
  others.push(watchId)
  return others
}

export function withoutWatcher(watchers: Watchers, watchId: number): Watchers {
  if (typeof watchers !== 'object') return watchers === watchId ? undefined : watchers
  const left = watchers.filter(other => other !== watchId)
  return left.length > 1 ? left : left[0]
}

export function pushWatchers(found: number[], watchers: number | number[]): void {
  if (typeof watchers === 'number') found.push(watchers)
  else for (const watchId of watchers) found.push(watchId)
}
