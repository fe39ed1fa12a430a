import { SingleBar } from 'cli-progress'
import { loadStartup } from './config/load.ts'
import { openSqliteStore } from './corpus/sqlite/open-sqlite-store.ts'
import { importReports, type ImportReport } from './pipeline/import/import-reports.ts'
import { countBytes } from './pipeline/import/find-files.ts'
import { openReaders } from './pipeline/readers.ts'
import { isRefusal } from './start-refusals.ts'

const usage = `Usage: npm run import -- PATH...
Takes files and folders: .txt, .md, .html, and .jsonl with title, text, url, date, publisher on each line.`

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(isRefusal(error) ? error.message : error)
  process.exitCode = isRefusal(error) ? 2 : 1
}

async function main(paths: readonly string[]): Promise<number> {
  if (paths.length === 0 || paths.includes('--help')) {
    console.log(usage)
    return paths.length === 0 ? 2 : 0
  }
  const { settings } = loadStartup('.', process.env)
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort())
  process.once('SIGTERM', () => stopping.abort())
  const store = await openSqliteStore({ folder: settings.dataFolder, say: line => console.log(line) })
  const readers = openReaders(settings.workers)
  const bar = new SingleBar({
    format: '{bar} {percentage}% | {reports} reports | {duration_formatted}',
    noTTYOutput: true,
    notTTYSchedule: 1000,
    hideCursor: true,
  })
  bar.start(Math.max(1, await countBytes(paths)), 0, { reports: 0 })
  const report = await importReports(paths, {
    store,
    readBatch: readers.readReports,
    workers: settings.workers,
    clock: () => new Date(),
    progress: (bytes, reports) => bar.update(bytes, { reports }),
    signal: stopping.signal,
  })
  bar.stop()
  await Promise.all([readers.close(), store.close()])
  console.log(describe(report, stopping.signal.aborted))
  return report.refusedCount > 0 && report.taken + report.revised + report.known === 0 ? 1 : 0
}

function describe({ taken, revised, known, refused, refusedCount }: ImportReport, isStopped: boolean): string {
  const lines = [
    `${taken} taken, ${revised} taken as a new revision, ${known} already there, ${refusedCount} refused.`,
    ...refused.map(({ where, reason }) => `  ${where}: ${reason}`),
  ]
  if (refusedCount > refused.length) lines.push(`  ... and ${refusedCount - refused.length} more`)
  if (isStopped) lines.push('Stopped before the end: run the same command again to go on.')
  return lines.join('\n')
}
