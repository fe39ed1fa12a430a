import { readFileSync } from 'node:fs'
import type { SampleReport } from './playground.ts'

export type SampleReports = {
  /** Stand in the corpus from the start. */
  readonly stock: readonly SampleReport[]
  /** Arrive one by one, as news does. */
  readonly toRelease: readonly SampleReport[]
}

/** As many of the newest reports are released while somebody watches. */
const releasedCount = 15

/** Reads the reports that an index names, oldest first. */
export function readSampleReports(folder: string, index: readonly IndexEntry[]): SampleReports {
  const reports = index
    .map(entry => ({
      ...entry,
      publishedAt: new Date(entry.publishedAt),
      text: readFileSync(`${folder}/${entry.file}`, 'utf8'),
    }))
    .toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
  return { stock: reports.slice(0, -releasedCount), toRelease: reports.slice(-releasedCount) }
}

export type IndexEntry = Omit<SampleReport, 'text' | 'publishedAt'> & { readonly publishedAt: string }
