export type ClockStore = {
  /**
   * The machine's clock was set back by so many milliseconds: what only waits for some time to pass (a poll, an alert, an
   * edit, another try) waits no longer for that. What is due at an hour of the day keeps its hour.
   */
  followClockBack(byMs: number): Promise<void>
}
