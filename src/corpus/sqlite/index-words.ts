import { joinTerms, type JoinedTerms } from '../../text/join-terms.ts'
import type { Database } from './database.ts'
import type { Placed } from './keep-revision.ts'
import { numberOf, textOf } from './read-row.ts'

/** Brings the word index up to date with what was placed in this transaction. */
export function indexWords(database: Database, placed: readonly Placed[]): void {
  for (const { before } of placed) {
    if (before !== undefined) database.run('DELETE FROM word_index WHERE rowid = ?', before)
  }
  // In rising order, or FTS5 writes out a segment for each row: ten times slower.
  for (const { place, terms } of placed.toSorted((a, b) => a.place - b.place)) keepWords(database, place, terms)
}

function keepWords(database: Database, place: number, terms: JoinedTerms): void {
  database.run(
    'INSERT INTO word_index (rowid, title_stems, text_stems, title_words, text_words) VALUES (?, ?, ?, ?, ?)',
    place,
    terms.titleStems,
    terms.textStems,
    terms.titleWords,
    terms.textWords,
  )
}

/** Few enough that their texts fit in memory. */
const reportsAtOnce = 200

/** Reads the words of all reports again, for a database that was filled when words had other stems. */
export function indexHeldWords(database: Database): void {
  database.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
  let last = Number.MIN_SAFE_INTEGER
  for (;;) {
    const rows = database.all(
      `SELECT t.place, t.language, r.title, r.text FROM timeline t
       JOIN revision r ON r.article_id = t.article_id AND r.revision = t.revision
       WHERE t.place > ? ORDER BY t.place LIMIT ${reportsAtOnce}`,
      last,
    )
    for (const row of rows) {
      last = numberOf(row, 'place')
      const report = { title: textOf(row, 'title'), text: textOf(row, 'text'), language: textOf(row, 'language') }
      keepWords(database, last, joinTerms(report, []))
    }
    if (rows.length < reportsAtOnce) return
  }
}
