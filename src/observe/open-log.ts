import { pino, type Logger } from 'pino'

/** One line of JSON an operation, to standard error: standard output belongs to what a person asked for. */
export function openLog(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  )
}

export type { Logger }
