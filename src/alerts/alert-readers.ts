import type { Article } from '../model/article.ts'
import type { ShownRevision } from '../text/describe-update.ts'
import type { MarkedReport, MarkRequest } from '../watches/mark-report.ts'

/** Reads reports for alerts, away from the main loop. Never rejects: undefined when a report could not be read. */
export type AlertReaders = {
  markReport(request: MarkRequest): Promise<MarkedReport | undefined>
  /** What a revision changed, as lines of markdown. */
  describeUpdate(before: ShownRevision, after: Article): Promise<readonly string[] | undefined>
}
