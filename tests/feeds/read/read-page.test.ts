import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readPage } from '../../../src/feeds/read/read-page.ts'

const folder = new URL('./pages/', import.meta.url)
const names = readdirSync(folder)
  .filter(it => it.endsWith('.html'))
  .map(it => it.slice(0, -5))

const read = (name: string) =>
  readPage(readFileSync(new URL(`${name}.html`, folder)), { contentType: undefined, url: 'https://news.example/page' })

/** Harmonic mean of how many of our words are the report's and how many of the report's are ours. */
function tokenF1(gold: string, found: string): number {
  const [a, b] = [count(gold), count(found)]
  const shared = [...a].reduce((sum, [word, times]) => sum + Math.min(times, b.get(word) ?? 0), 0)
  return (2 * shared) / (total(a) + total(b))
}

function count(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, it) => sum + it, 0)
}

describe('pages in the manner of publishers’ templates', () => {
  test('there are at least fifteen of them', () => expect(names.length).toBeGreaterThanOrEqual(15))

  test.each(names)('%s: the words of the report, and only they', name => {
    const page = read(name)
    if (page.kind !== 'page') throw new Error(page.reason)
    const gold = readFileSync(new URL(`${name}.txt`, folder), 'utf8').trim()
    expect(tokenF1(gold, page.text)).toBeGreaterThan(0.97)
    expect(page.text.split('\n\n')).toHaveLength(gold.split('\n\n').length)
  })

  test.each(names)('%s: headline, byline, dateline, date, language', name => {
    const page = read(name)
    const gold: Record<string, unknown> = JSON.parse(readFileSync(new URL(`${name}.gold.json`, folder), 'utf8'))
    const written = JSON.parse(JSON.stringify(page, (_, value: unknown) => value ?? null)) as Record<string, unknown>
    const asked = Object.keys(gold).filter(it => it !== 'text')
    expect(Object.fromEntries(asked.map(it => [it, written[it] ?? null]))).toEqual(
      Object.fromEntries(asked.map(it => [it, gold[it]])),
    )
  })
})
