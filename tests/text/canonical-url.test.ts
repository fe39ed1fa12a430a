import { assert, property, webUrl } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalUrl, urlIdentity } from '../../src/text/canonical-url.ts'

describe('the address of a page loses what only tells where the reader came from', () => {
  test.each([
    ['https://a.example/news/1?utm_source=rss&utm_medium=feed', 'https://a.example/news/1'],
    ['https://a.example/news/1?id=7&fbclid=x&page=2', 'https://a.example/news/1?id=7&page=2'],
    ['https://a.example/n?at_medium=RSS&at_campaign=rss', 'https://a.example/n'],
    ['https://a.example/n?CMP=share_btn&UTM_Source=x', 'https://a.example/n'],
    ['https://a.example/n?traffic_source=rss', 'https://a.example/n'],
    ['https://a.example/n?ref=rss', 'https://a.example/n'],
    ['https://a.example/n?ref=B00123', 'https://a.example/n?ref=B00123'],
    ['https://a.example/n?source=1234', 'https://a.example/n?source=1234'],
    ['https://a.example/n?', 'https://a.example/n'],
    ['https://a.example/n?&&a=1&', 'https://a.example/n?a=1'],
    ['https://a.example/n?q=a+b&x=%20', 'https://a.example/n?q=a+b&x=%20'],
    ['https://A.Example.:443/n#comments', 'https://a.example/n'],
    ['http://user:word@a.example:8080/n', 'http://a.example:8080/n'],
    ['https://a.example/%7euser/%e2%80%99', 'https://a.example/~user/%E2%80%99'],
    ['https://a.example/%2e%2e/n', 'https://a.example/n'],
    [
      'https://www.google.com/url?rct=j&sa=t&url=https://b.example/x%3Futm_source%3Dg%26id%3D1&ct=ga',
      'https://b.example/x?id=1',
    ],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fb.example%2Fx&h=1', 'https://b.example/x'],
    ['https://www.google.com/url?q=javascript:alert(1)', 'https://www.google.com/url?q=javascript:alert(1)'],
  ])('%s', (address, canonical) => {
    expect(canonicalUrl(address)).toBe(canonical)
  })
})

test('what is no web address has none', () => {
  const addresses = [
    '',
    'a.example/n',
    '/n',
    'mailto:a@a.example',
    'javascript:alert(1)',
    'urn:uuid:1',
    'http://',
    'tag:a,2026:1',
  ]
  expect(addresses.map(canonicalUrl).filter(it => it !== undefined)).toEqual([])
})

describe('addresses of one page have one identity', () => {
  test.each([
    ['http://www.a.example/n/', 'https://a.example/n'],
    ['https://m.a.example/n?b=2&a=1', 'https://a.example/n?a=1&b=2'],
    ['https://a.example/n/amp/', 'https://a.example/n'],
    ['https://amp.a.example/n?amp=1', 'https://a.example/n'],
    ['https://a.example/n/index.html', 'https://a.example/n'],
    ['https://a.example/story.amp.html', 'https://a.example/story.html'],
  ])('%s and %s', (one, other) => {
    expect(urlIdentity(one)).toBe(urlIdentity(other))
  })

  test('other pages have others', () => {
    const pages = [
      'https://a.example/',
      'https://a.example/n',
      'https://a.example/N',
      'https://b.example/n',
      'https://a.example/n?id=1',
      'https://a.example/n?id=2',
      'https://a.example/camp',
      'https://a.example/c',
    ]
    expect(new Set(pages.map(urlIdentity)).size).toBe(pages.length)
  })
})

test('a canonical address is its own canonical address', () => {
  assert(
    property(webUrl({ withQueryParameters: true, withFragments: true }), address => {
      const canonical = canonicalUrl(address)
      expect(canonical === undefined ? undefined : canonicalUrl(canonical)).toBe(canonical)
    }),
  )
})
