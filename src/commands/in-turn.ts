const ends = new Map<string, Promise<unknown>>()

/**
 * Does `work` once all earlier work under the same key has ended, well or not: what it finds when it looks still holds
 * when it saves. A button pressed twice quickly saves once.
 */
export async function inTurn<Answer>(key: string, work: () => Promise<Answer>): Promise<Answer> {
  const working = (ends.get(key) ?? Promise.resolve()).then(work)
  const end = working.catch(() => undefined)
  ends.set(key, end)
  try {
    return await working
  } finally {
    if (ends.get(key) === end) ends.delete(key)
  }
}
