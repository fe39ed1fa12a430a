/** When a report came, and when it says it was printed. */
export type ReportTimes = { readonly firstSeenAt: Date; readonly publishedAt: Date }

const dayMs = 86_400_000

/** When a report was there, as far as we can tell: publishers' dates are often hours off, so what came late alone goes by them. */
export function beganAt(report: ReportTimes): Date {
  return cameLate(report) ? report.publishedAt : report.firstSeenAt
}

/** Imported, or found more than a day after it was printed. */
export function cameLate({ firstSeenAt, publishedAt }: ReportTimes): boolean {
  return firstSeenAt.getTime() - publishedAt.getTime() > dayMs
}

/** The report that was there first. Throws where there is none. */
export function firstOf<Report extends ReportTimes>(reports: readonly Report[]): Report {
  return reports.reduce((first, one) => (beganAt(one) < beganAt(first) ? one : first))
}
