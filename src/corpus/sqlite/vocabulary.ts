import { editDistance } from '../../text/edit-distance.ts'
import { createSliceTable } from '../../text/slice-table.ts'
import { areSimilar, askedSounds, isName, keptSounds } from '../../text/similar.ts'
import { unitsOf } from '../../text/units.ts'
import type { Database } from './database.ts'
import type { JoinedTerms } from '../../text/join-terms.ts'
import { textOf } from './read-row.ts'

/** Learns the words of articles by their sounds, inside the transaction that keeps the articles. */
export type Vocabulary = {
  learn(terms: JoinedTerms): void
  /** To be called when the transaction failed: what it learned is not in the database. */
  forget(): void
}

/** Most words of an article are known already; these are known to be known. Some 30 bytes each. */
const mostRemembered = 400_000
/** Longer ones are no words, and must not fill the memory. */
const longestRemembered = 60

export function createVocabulary(database: Database): Vocabulary {
  let known = createSliceTable()
  let count = 0
  function forget(): void {
    known = createSliceTable()
    count = 0
  }
  function learnWords(words: string): void {
    const units = unitsOf(words)
    for (let start = 0; start < words.length;) {
      const space = words.indexOf(' ', start)
      const end = space < 0 ? words.length : space
      if (known.find(units, start, end) < 0) {
        keepWord(database, words.slice(start, end))
        if (count >= mostRemembered) forget()
        if (end - start <= longestRemembered) known.add(units, start, end, count++)
      }
      start = end + 1
    }
  }
  return {
    learn({ titleWords, textWords }) {
      learnWords(titleWords)
      learnWords(textWords)
    },
    forget,
  }
}

/** Words that were found with this sound once are never taken out: an index that offers too much misses nothing. */
function keepWord(database: Database, word: string): void {
  if (!isName(word)) return
  for (const key of keptSounds(word))
    database.run('INSERT OR IGNORE INTO word_sound (key, word) VALUES (?, ?)', key, word)
}

/** Keeps the words of a database that was filled before words were kept by sound. */
export function learnHeldWords(database: Database): void {
  database.execute("CREATE VIRTUAL TABLE temp.held_word USING fts5vocab('main', 'word_index', 'col')")
  const rows = database.all("SELECT DISTINCT term FROM temp.held_word WHERE col IN ('title_words', 'text_words')")
  for (const row of rows) keepWord(database, textOf(row, 'term'))
  database.execute('DROP TABLE temp.held_word')
}

export function similarWords(database: Database, word: string): string[] {
  return wordsOfSounds(database, askedSounds(word)).filter(other => areSimilar(word, other))
}

/** Typing errors are one letter, in long words two. */
export function nearWords(database: Database, word: string, limit: number): string[] {
  const most = word.length >= 8 ? 2 : 1
  const near = wordsOfSounds(database, askedSounds(word)).flatMap(other => {
    const edits = other === word ? undefined : editDistance(word, other, most)
    return edits === undefined ? [] : [{ word: other, edits }]
  })
  return near
    .toSorted((a, b) => a.edits - b.edits)
    .slice(0, limit)
    .map(one => one.word)
}

function wordsOfSounds(database: Database, keys: readonly string[]): string[] {
  const rows = database.all(
    'SELECT DISTINCT word FROM word_sound WHERE key IN (SELECT value FROM json_each(?))',
    JSON.stringify(keys),
  )
  return rows.map(row => textOf(row, 'word'))
}
