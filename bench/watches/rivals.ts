import { DatabaseSync } from 'node:sqlite'

type Item = { readonly title: string; readonly text: string }

/** The terms of a query, as bots that have no query language read them. */
function termsOf(query: string): string[] {
  return query
    .replace(/NEAR\/8|OR|title:|publisher:\S+|-\S+|[*~]/g, ' ')
    .split(/"([^"]*)"|\s+/)
    .flatMap(term => (term === undefined || term === '' ? [] : [term.toLowerCase()]))
}

/** Microseconds an item: for each watch, whether the lower-case text includes its terms. */
export function measureIncludes(queries: readonly string[], items: readonly Item[]): number {
  const watches = queries.map(termsOf)
  return timeEach(items, ({ text }) => {
    const lower = text.toLowerCase()
    return watches.filter(terms => terms.every(term => lower.includes(term))).length
  })
}

/** Microseconds an item: for each watch, whether its terms stand between word borders. */
export function measureRegex(queries: readonly string[], items: readonly Item[]): number {
  const watches = queries.map(query => termsOf(query).map(term => new RegExp(`\\b${term}\\b`, 'i')))
  return timeEach(items, ({ text }) => watches.filter(terms => terms.every(term => term.test(text))).length)
}

/** Microseconds an item: the item in an FTS5 table of one row, and a query for each watch. */
export function measureFts(queries: readonly string[], items: readonly Item[]): number {
  const database = new DatabaseSync(':memory:')
  database.exec("CREATE VIRTUAL TABLE items USING fts5(text, tokenize='porter unicode61')")
  const search = database.prepare('SELECT count(*) AS hits FROM items WHERE items MATCH ?')
  const insert = database.prepare('INSERT INTO items VALUES (?)')
  const watches = queries.map(query =>
    termsOf(query)
      .map(term => `"${term}"`)
      .join(' AND '),
  )
  const cost = timeEach(items, ({ text }) => {
    database.exec('DELETE FROM items')
    insert.run(text)
    return watches.filter(watch => search.get(watch)?.['hits'] !== 0).length
  })
  database.close()
  return cost
}

function timeEach<Thing>(things: readonly Thing[], work: (thing: Thing) => unknown): number {
  const before = process.threadCpuUsage()
  for (const thing of things) work(thing)
  const { user, system } = process.threadCpuUsage()
  return (user + system - before.user - before.system) / things.length
}
