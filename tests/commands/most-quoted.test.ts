import { expect, test } from 'vitest'
import { exportQuotes } from '../../src/commands/export-quotes.ts'
import { rankByPrints } from '../../src/commands/most-quoted.ts'
import type { ListedQuotation } from '../../src/corpus/article-store.ts'
import { makeQuotation } from '../corpus/make-report.ts'

function printed(id: number, publisher: string, name: string, words: string, isNamed = true): ListedQuotation {
  const publishedAt = new Date(Date.UTC(2026, 2, id, 12))
  const article = { id, title: `Report ${id}`, publisher, url: undefined, publishedAt, language: 'en' }
  return { quotation: makeQuotation(name, words, { isNamed }), article }
}

function rank(...listed: readonly ListedQuotation[]): string[] {
  return rankByPrints(listed).map(
    ({ said, publishers, reports }) => `${said.quotation.text} | ${publishers.toSorted().join('+')} | ${reports}`,
  )
}

const pumps = 'The pumps were out of order for a year'

test('what most publishers print stands first, then what most reports print, then the newest', () => {
  expect(
    rank(
      printed(9, 'Mail', 'Dastgir', 'We looked again at each and every beam.'),
      printed(8, 'Mail', 'Qandil', 'People clapped when the ropes came off.'),
      printed(7, 'Mail', 'Qandil', pumps),
      printed(6, 'Gazette', 'Qandil', `${pumps}, and we knew.`),
      printed(5, 'Mail', 'Qandil', 'People clapped when the ropes came off'),
    ),
  ).toEqual([
    `${pumps}, and we knew. | Gazette+Mail | 2`,
    'People clapped when the ropes came off. | Mail | 2',
    'We looked again at each and every beam. | Mail | 1',
  ])
})

test('a few words of people without a name are never put together with a named speaker', () => {
  expect(
    rank(printed(2, 'Mail', 'a clerk', 'No comment.', false), printed(1, 'Gazette', 'Qandil', 'No comment.')),
  ).toHaveLength(2)
})

function table(listed: readonly ListedQuotation[], mostBytes = 1_000_000): string[] {
  const { bytes, rows } = exportQuotes(listed, mostBytes)
  const lines = new TextDecoder().decode(bytes).split('\r\n')
  expect(lines).toHaveLength(rows + 2)
  return lines.slice(1, -1)
}

test('in the table a speaker bears one name, with the title in the role', () => {
  expect(
    table([
      printed(2, 'Mail', 'Field Marshal Asim Munir', '=cmd()'),
      printed(1, 'Gazette', 'Asim Munir', 'He said "no".'),
      printed(1, 'Gazette', 'a senior official', 'Maybe.', false),
    ]),
  ).toEqual([
    `"Asim Munir","Field Marshal","'=cmd()","direct","said","0.90","2026-03-02T12:00:00.000Z","Mail","Report 2","",""`,
    `"Asim Munir","","He said ""no"".","direct","said","0.90","2026-03-01T12:00:00.000Z","Gazette","Report 1","",""`,
    `"a senior official","","Maybe.","direct","said","0.90","2026-03-01T12:00:00.000Z","Gazette","Report 1","",""`,
  ])
})

test('a table ends before it grows too large', () => {
  const listed = Array.from({ length: 100 }, (_, at) => printed(at, 'Mail', 'Qandil', 'x'.repeat(1000)))
  expect(table(listed, 50_000).length).toBeGreaterThan(5)
  expect(exportQuotes(listed, 50_000).bytes.length).toBeLessThan(50_000)
})
