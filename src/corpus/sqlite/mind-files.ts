import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreRefusal } from '../store-refusal.ts'
import { databaseFile } from './refusing.ts'

/**
 * Remembers which files a database consists of that was opened. What it gives back resolves to a sentence once they are
 * no longer there, or others stand in their place: what is written then reaches files that nobody will ever find.
 */
export async function mindFiles(folder: string): Promise<() => Promise<StoreRefusal | undefined>> {
  const paths = [databaseFile, `${databaseFile}-wal`].map(name => join(folder, name))
  const opened = await Promise.all(paths.map(identityOf))
  return async () => {
    const standing = await Promise.all(paths.map(identityOf))
    const stands = opened.every((one, at) => one === 'gone' || standing[at] === 'unknown' || one === standing[at])
    if (stands) return undefined
    return new StoreRefusal(
      `The database in ${folder} was deleted, moved or replaced while I worked with it. What I keep now would be lost, so I stop: put the folder back as it was and start me again, or start me without it to begin afresh.`,
    )
  }
}

/** Unknown is what can't be looked at for now, as on a network drive that is out of reach. */
async function identityOf(path: string): Promise<string> {
  try {
    const { dev, ino } = await stat(path, { bigint: true })
    return `${dev} ${ino}`
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'gone' : 'unknown'
  }
}
