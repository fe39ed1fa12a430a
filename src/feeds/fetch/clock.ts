/** Time, as given to everything that waits. `wait` rejects when the signal aborts. */
export type Clock = {
  now(): Date
  wait(ms: number, signal?: AbortSignal): Promise<void>
}
