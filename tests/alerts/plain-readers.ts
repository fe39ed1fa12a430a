import type { AlertReaders } from '../../src/alerts/alert-readers.ts'
import { describeUpdate } from '../../src/text/describe-update.ts'
import { markReport } from '../../src/watches/mark-report.ts'

/** Reads in our own process, as article workers would in theirs. */
export const plainReaders: AlertReaders = {
  markReport: request => Promise.resolve(markReport(request)),
  describeUpdate: (before, after) => Promise.resolve(describeUpdate(before, after)),
}
