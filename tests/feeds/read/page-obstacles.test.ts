import { describe, expect, test } from 'vitest'
import { readPage } from '../../../src/feeds/read/read-page.ts'

const read = (html: string) => readPage(html, { contentType: undefined, url: 'https://news.example/a' })
const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${body}</body></html>`
const report =
  '<p>The road over the pass was closed on Monday after a metre of snow fell overnight, officials said.</p>'.repeat(6)

const completeness = (html: string) => {
  const reading = read(html)
  return reading.kind === 'page' ? reading.completeness : reading.reason
}

describe('what stands in the way', () => {
  const walls: readonly (readonly [string, string, string])[] = [
    [
      'a consent wall',
      page(
        'Before you continue',
        '<p>We and our 612 partners use cookies and process personal data to show personalised advertising.</p><p>If you agree, choose Accept all. To manage your privacy preferences, choose More options.</p><p>You may reject cookies that rest on consent; partners may rely on legitimate interests.</p>',
      ),
      'The site shows a cookie notice instead of the report.',
    ],
    [
      'a robot check',
      page(
        'Just a moment...',
        '<p>Checking your browser before accessing news.example. This process is automatic.</p>',
      ),
      'The site asks visitors to prove that they are people.',
    ],
    [
      'a plea for JavaScript',
      page('news.example', '<p>Please enable JS and disable any ad blocker to continue to the site you asked for.</p>'),
      'The site asks visitors to prove that they are people.',
    ],
    [
      'a page that is gone',
      page(
        '404 - Page not found',
        '<p>The page you asked for has moved or was deleted. Try the search, or go back to the start page and look there.</p>',
      ),
      'The page says that the report is not there.',
    ],
    [
      'a page with nothing but a menu',
      page('Home', '<ul><li><a href="/a">World</a></li><li><a href="/b">Sport</a></li></ul>'),
      'The page holds no report.',
    ],
    ['an empty page', '  ', 'The page is empty.'],
    [
      'an application that draws itself',
      page('News', '<div id="app"></div><script>render()</script>'),
      'The page holds no report.',
    ],
  ]
  test.each(walls)('%s', (_, html, reason) => expect(read(html)).toEqual({ kind: 'unreadable', reason }))

  test('a report about cookies is a report', () => {
    const text =
      '<p>Regulators fined the firm on Monday for setting cookies without consent, the authority in Dublin said in a ruling.</p>'.repeat(
        3,
      )
    const more =
      '<p>Officials in the capital said the decision was final and that the sum would be paid within the month to the treasury.</p>'.repeat(
        14,
      )
    expect(
      read(page('Firm fined over cookies', `<article><h1>Firm fined over cookies</h1>${text}${more}</article>`)).kind,
    ).toBe('page')
  })
})

describe('how much of the report is there', () => {
  test('the whole', () => expect(completeness(page('Snow closes pass', `<article>${report}</article>`))).toBe('full'))
  test('the start, and a gate', () => {
    expect(
      completeness(
        page(
          'Snow closes pass',
          `<article>${report}</article><div>Subscribe to continue reading. Already a subscriber? Log in.</div>`,
        ),
      ),
    ).toBe('paywalled')
  })
  test('a start that breaks off', () => {
    expect(
      completeness(
        page(
          'Snow closes pass',
          `<article><p>${'The road over the pass was closed on Monday after snow fell. '.repeat(5)} Drivers were told to wait…</p></article>`,
        ),
      ),
    ).toBe('teaser')
  })
  test('a metered site that sends the whole report', () => {
    const paid =
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Snow closes pass","isAccessibleForFree":false}</script>'
    expect(completeness(page('Snow closes pass', `${paid}<article>${report.repeat(3)}</article>`))).toBe('full')
  })
})

test('a script in a page is words nowhere', () => {
  const reading = read(
    page(
      'Snow',
      `<article>${report}<script>alert(1)</script><p onclick="x()">The end of it came on Tuesday, when ploughs got through at last.</p></article>`,
    ),
  )
  expect(reading.kind === 'page' && reading.text).not.toMatch(/alert|onclick|x\(\)/)
})
