import { expect, test } from 'vitest'
import { analyseArticle } from '../../src/watches/analyse-article.ts'
import { matchQuery } from '../../src/watches/match-query.ts'
import { parseQuery } from '../../src/watches/parse-query.ts'
import { createWatchIndex } from '../../src/watches/watch-index.ts'

const words = Array.from({ length: 700 }, (_, at) => `the ${'abcdefgh'[at % 8]}word${at % 50} aaaaaaaaaaaaaaaaaaaaaaaa`)
const article = analyseArticle({
  title: 'The a',
  text: words.join(' '),
  publisher: '',
  language: 'en',
  publishedAt: new Date('2026-03-05'),
})

const hostile: Readonly<Record<string, string>> = {
  'deep nesting': '('.repeat(900) + 'a' + ')'.repeat(900),
  'very deep nesting': '('.repeat(100_000) + 'a',
  'ten thousand terms': 'word '.repeat(10_000),
  'many short prefixes': Array.from({ length: 200 }, () => 'a*').join(' OR '),
  'a hundred prefixes': Array.from({ length: 100 }, (_, at) => `${'abcdefgh'[at % 8]}w*`).join(' OR '),
  'a hundred NEARs of common words': Array.from({ length: 50 }, () => 'the NEAR/100 zzz OR the NEAR/1 the').join(
    ' OR ',
  ),
  'a backtracking regex': '/(aaa+)+(a+)+b/',
  'counts upon counts': '/abc(((a{99}){99}){99}){99}/',
  'an open count': '/abc(a{1,100000})/',
  'a long phrase of one word': `"${'aaaaaaaaaaaaaaaaaaaaaaaa '.repeat(60)}"`,
  'names of one sound': Array.from({ length: 99 }, () => 'aword~').join(' OR '),
  'compounds in a phrase': `"${'a-a '.repeat(90)}"`,
  'only signs': '-'.repeat(2000),
  'open quotation marks': '"a '.repeat(600),
  slashes: '/'.repeat(2000),
  'fields of fields': 'title:'.repeat(333),
  'a fault in every word': 'a*b-|! '.repeat(280),
  'a long field name': `${'a'.repeat(1900)}:x`,
  'a name of nineteen hundred letters': `${'badaku'.repeat(316)}~`,
  'a word of two thousand letters': 'a'.repeat(2000),
}

test('most of these are refused, each with a reason', () => {
  const refused = Object.values(hostile).flatMap(written => {
    const parsed = parseQuery(written)
    return parsed.ok ? [] : [parsed.reason]
  })
  expect(refused.length).toBeGreaterThan(8)
  expect(refused).not.toContain('')
})

test.each(Object.keys(hostile))('%s is refused or answered quickly', name => {
  const written = hostile[name] ?? ''
  answer(written)
  const start = process.threadCpuUsage()
  answer(written)
  const { user, system } = process.threadCpuUsage(start)
  expect((user + system) / 1000).toBeLessThan(50)
})

test('an index holds hostile queries without slowing down', () => {
  const index = createWatchIndex()
  for (const [id, written] of Object.values(hostile).entries()) {
    const parsed = parseQuery(written)
    if (parsed.ok) index.add(id, parsed.query)
  }
  expect(index.queryCount).toBeGreaterThan(3)
  index.match(article)
  const start = process.threadCpuUsage()
  index.match(article)
  const { user, system } = process.threadCpuUsage(start)
  expect((user + system) / 1000).toBeLessThan(200)
})

function answer(written: string): void {
  const parsed = parseQuery(written)
  if (parsed.ok) matchQuery(parsed.query, article)
}
