import { StoreRefusal } from '../store-refusal.ts'

/** Its name in the data folder. */
export const databaseFile = 'dateline.db'

/** Runs `open`; what goes wrong in it is told as a StoreRefusal. */
export function refusingIn<Opened>(folder: string, open: () => Opened): Opened {
  try {
    return open()
  } catch (error) {
    if (error instanceof StoreRefusal) throw error
    throw new StoreRefusal(explain(folder, error), { cause: error })
  }
}

function explain(folder: string, error: unknown): string {
  const code = resultCode(error)
  if (code === 26 || code === 11) {
    return `The file ${databaseFile} in ${folder} is not a sound Dateline database: move it away or put a backup in its place.`
  }
  if (code === 5 || code === 6)
    return `The database in ${folder} is held by another program: stop that one and start again.`
  if (code === 13) return `The disk that holds ${folder} is full: make room and start again.`
  const reason = error instanceof Error ? error.message : String(error)
  return `I can't write to the data folder ${folder} (${reason}): give me the right to write there, or name another folder in the settings.`
}

/** Primary result code. Source: sqlite.org/rescode.html */
export function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined
  return error.errcode & 0xff
}
