import type { Database } from './database.ts'
import { pack } from './pack.ts'
import type { IngestRequest } from '../article-store.ts'
import { numberOf, textOf } from './read-row.ts'

type PlacedRevision = { readonly articleId: number; readonly revision: number; readonly place: number }

/** Keeps the quotations of a revision, to be found by the words that name their speakers. */
export function keepQuotations(
  database: Database,
  { articleId, revision, place }: PlacedRevision,
  { quotations, terms }: Pick<IngestRequest, 'quotations' | 'terms'>,
): void {
  for (const [position, quotation] of quotations.entries()) {
    const { kind, confidence, speaker } = quotation
    const name = speaker?.isNamed === true ? speaker.name : undefined
    const words = terms.speakers[position] ?? ''
    const sql = 'INSERT INTO quotation VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
    database.run(sql, articleId, revision, position, kind, confidence, name, words, pack(quotation))
    for (const word of wordsOf(words)) {
      database.run('INSERT INTO speaker_word VALUES (?, ?, ?)', word, place, position)
    }
  }
  addToCounter(database, quotations.length)
}

export function forgetSpeakerWords(database: Database, { articleId, revision, place }: PlacedRevision): void {
  const rows = database.all(
    'SELECT position, speaker_words FROM quotation WHERE article_id = ? AND revision = ?',
    articleId,
    revision,
  )
  for (const row of rows) {
    for (const word of wordsOf(textOf(row, 'speaker_words'))) {
      const sql = 'DELETE FROM speaker_word WHERE word = ? AND place = ? AND position = ?'
      database.run(sql, word, place, numberOf(row, 'position'))
    }
  }
  addToCounter(database, -rows.length)
}

function addToCounter(database: Database, quotations: number): void {
  database.run("UPDATE counter SET value = value + ? WHERE name = 'quotations'", quotations)
}

function wordsOf(joined: string): string[] {
  return joined === '' ? [] : joined.split(' ')
}
