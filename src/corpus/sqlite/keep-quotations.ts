import type { Quotation } from '../../model/quotation.ts'
import { analyse } from '../../text/analyse.ts'
import type { Database } from './database.ts'
import { pack } from './pack.ts'
import { quotationOf } from './read-articles.ts'
import { numberOf } from './read-row.ts'

type PlacedRevision = { readonly articleId: number; readonly revision: number; readonly place: number }

/** Keeps the quotations of a revision, to be found by the words that name their speakers. */
export function keepQuotations(
  database: Database,
  { articleId, revision, place }: PlacedRevision,
  quotations: readonly Quotation[],
): void {
  for (const [position, quotation] of quotations.entries()) {
    const { kind, confidence, speaker } = quotation
    const name = speaker?.isNamed === true ? speaker.name : undefined
    const sql = 'INSERT INTO quotation VALUES (?, ?, ?, ?, ?, ?, ?)'
    database.run(sql, articleId, revision, position, kind, confidence, name, pack(quotation))
    for (const word of speakerWords(quotation)) {
      database.run('INSERT INTO speaker_word VALUES (?, ?, ?)', word, place, position)
    }
  }
  addToCounter(database, quotations.length)
}

export function forgetSpeakerWords(database: Database, { articleId, revision, place }: PlacedRevision): void {
  const rows = database.all(
    'SELECT position, body FROM quotation WHERE article_id = ? AND revision = ?',
    articleId,
    revision,
  )
  for (const row of rows) {
    for (const word of speakerWords(quotationOf(row))) {
      const sql = 'DELETE FROM speaker_word WHERE word = ? AND place = ? AND position = ?'
      database.run(sql, word, place, numberOf(row, 'position'))
    }
  }
  addToCounter(database, -rows.length)
}

function addToCounter(database: Database, quotations: number): void {
  database.run("UPDATE counter SET value = value + ? WHERE name = 'quotations'", quotations)
}

/** Folded words of name, role and printed mention, each once. */
function speakerWords({ speaker }: Quotation): ReadonlySet<string> {
  if (speaker === undefined) return new Set()
  const printed = [speaker.name, speaker.role ?? '', speaker.mention.text]
  return new Set(printed.flatMap(text => analyse(text, 'und').map(term => term.word)))
}
