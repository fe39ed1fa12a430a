/** Makes the id of something that is born at `at`. Ids must differ and grow. */
export type IdSource = (at: Date) => string

const discordEpochMs = 1_420_070_400_000n

/** An id source that counts up within each millisecond. Source: Discord's reference, "Snowflakes". */
export function createIdSource(): IdSource {
  let last = 0n
  return at => {
    const earliest = (BigInt(at.getTime()) - discordEpochMs) << 22n
    last = earliest > last ? earliest : last + 1n
    return last.toString()
  }
}

/** When the thing with this id was born. */
export function snowflakeTime(id: string): Date {
  return new Date(Number((BigInt(id) >> 22n) + discordEpochMs))
}

/** Orders ids by age, oldest first, without parsing them. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  return a < b ? -1 : a > b ? 1 : 0
}
