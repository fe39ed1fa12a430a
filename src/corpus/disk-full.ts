/**
 * Did this fail for want of room on the disk? Told by its words, since threads and processes pass on nothing else of an
 * error. Sources: sqlite.org/rescode.html (SQLITE_FULL), errno(3) (ENOSPC).
 */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && /database or disk is full|\bENOSPC\b/.test(error.message)
}
