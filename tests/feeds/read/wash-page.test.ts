import { expect, test } from 'vitest'
import { readPage } from '../../../src/feeds/read/read-page.ts'
import { washPage } from '../../../src/feeds/read/wash-page.ts'

const sentence = 'The road over the pass was closed on Monday after a metre of snow fell overnight.'
const read = (html: string) => readPage(html, { contentType: undefined, url: 'https://news.example/' })

test('scripts and styles are dropped, JSON-LD stays word for word', () => {
  const json = '<script type="application/ld+json">{"headline": "a < b & c"}</script>'
  expect(washPage(`<p>One<script>x < y</script><style>p{}</style></p>${json}`)).toBe(`<p>One</p>${json}`)
})

test('a thousand paragraphs that nobody closed are all there', () => {
  const page = read(`<html><body><article><h1>Snow</h1>${`<p>${sentence}`.repeat(1000)}</article></body></html>`)
  expect(page.kind === 'page' && page.text.split('\n\n').length).toBe(1000)
})

test('below the deepest level tags are left out and words stay', () => {
  const washed = washPage(`${'<div>'.repeat(5000)}deep${'</div>'.repeat(5000)}<p>after</p>`)
  expect(washed.match(/<div>/g)?.length).toBeLessThan(200)
  expect(washed).toContain('deep')
  expect(washed).toContain('<p>after</p>')
})

test('rows of one mark are shortened, a row of three is not', () => {
  expect(washPage(`a ${'&'.repeat(5000)} b ${'<'.repeat(5000)} c ... d`).length).toBeLessThan(80)
  expect(washPage('wait... what??')).toBe('wait... what??')
})

test.each(['<', '&', '&amp;', '<b>', '<div>', '<iframe>'])(
  'a page of nothing but %s takes no time worth the name',
  mark => {
    // Anything worse than linear would not end within the test's time limit.
    const reading = read(`<html><body><article>${mark.repeat(100_000 / mark.length)}`)
    expect(reading).toHaveProperty('kind', 'unreadable')
  },
)
