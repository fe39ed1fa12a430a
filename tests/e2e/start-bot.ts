import { spawn, type ChildProcess } from 'node:child_process'
import type { DiscordDouble } from '../../src/playground/double/double.ts'

export type BotPlace = {
  readonly discord: DiscordDouble
  readonly dataFolder: string
  readonly publisherHost: string
}

/** The real program in a process of its own, as `npm start` runs it. */
export async function startBot({ discord, dataFolder, publisherHost }: BotPlace): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/index.ts'], {
    env: {
      ...process.env,
      DISCORD_TOKEN: discord.token,
      DISCORD_API: discord.apiUrl,
      DATELINE_DATA_FOLDER: dataFolder,
      DATELINE_LOG_LEVEL: 'silent',
      DATELINE_WORKERS: '1',
      // Each alert by itself, however many wait after a kill.
      DATELINE_ALERTS_FLOOD_FROM: '1000',
      DATELINE_STORIES_HOLD_SECONDS: '0',
      DATELINE_STORIES_EDIT_EVERY_SECONDS: '0',
      DATELINE_FEEDS_TICK_SECONDS: '1',
      DATELINE_FEEDS_PRIVATE_HOSTS: publisherHost,
      DATELINE_FEEDS_PRIVATE_INTERVAL_SECONDS: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  child.once('exit', code => reject(new Error(`the bot ended with ${code} before it was ready`)))
  child.stdout?.on('data', (text: Buffer) => {
    if (text.includes('Logged in')) resolve()
  })
  await promise
  child.removeAllListeners('exit')
  return child
}

/** Kills a process and waits for its end. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const { promise, resolve } = Promise.withResolvers<void>()
  child.once('exit', () => resolve())
  child.kill('SIGKILL')
  await promise
}
