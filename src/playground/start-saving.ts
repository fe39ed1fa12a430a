export type Saving = {
  /** Something changed: it will be on disk within the interval. */
  note(): void
  /** Saves what is not saved yet, for the last time. */
  close(): void
}

/** Calls `save` at most every `everyMs` while there is something new. `failed` is told once when the disk refuses. */
export function startSaving(save: () => void, everyMs: number, failed: (error: unknown) => void): Saving {
  let isChanged = false
  let hasFailed = false

  function saveChanges(): void {
    if (!isChanged) return
    isChanged = false
    try {
      save()
    } catch (error) {
      if (!hasFailed) failed(error)
      hasFailed = true
    }
  }

  const timer = setInterval(saveChanges, everyMs)
  timer.unref()
  return {
    note() {
      isChanged = true
    },
    close() {
      clearInterval(timer)
      saveChanges()
    },
  }
}
