import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreRefusal } from '../store-refusal.ts'
import { refusingIn, resultCode } from './refusing.ts'

const fileName = 'bot.lock'
const busy = 5

/**
 * Sees to it that one bot at a time works in a folder; what it gives back lets go. Throws a StoreRefusal while another
 * does. The file is an empty database that is kept locked, so the lock ends with the process, however that ends.
 */
export function holdFolder(folder: string): () => void {
  return refusingIn(folder, () => {
    mkdirSync(folder, { recursive: true })
    const lock = new DatabaseSync(join(folder, fileName), { timeout: 0 })
    try {
      lock.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      lock.close()
      if (resultCode(error) !== busy) throw error
      throw new StoreRefusal(
        `Another Dateline works in the data folder ${folder}: stop that one, or name another folder in the settings.`,
        { cause: error },
      )
    }
    return () => lock.close()
  })
}
