import { expect, test } from 'vitest'
import { unwrapLink } from '../../../src/feeds/read/unwrap-link.ts'

const target = 'https://news.example/story?id=1&x=2'
const coded = encodeURIComponent(target)

test.each([
  `https://www.google.com/url?sa=t&url=${coded}`,
  `https://google.co.uk/url?q=${coded}`,
  `https://www.bing.com/news/apiclick.aspx?ref=x&url=${coded}`,
  `https://l.facebook.com/l.php?u=${coded}&h=x`,
  `https://out.reddit.com/t3_1?url=${coded}`,
  `https://eur01.safelinks.protection.outlook.com/?url=${coded}`,
  `https://www.google.com/url?url=${encodeURIComponent(`https://l.facebook.com/l.php?u=${coded}`)}`,
  `https://news.google.com/rss/articles/${Buffer.from(`\x08\x13\x22\x24${target}\xd2\x01\x00`, 'latin1').toString('base64url')}?oc=5`,
])('the address behind %s', url => expect(unwrapLink(url)).toEqual({ kind: 'direct', url: target }))

test('a wrapper that only its server can open is named', () => {
  const url = `https://news.google.com/rss/articles/${Buffer.from('\x08\x13"\x9c\x01AU_yqLNonsenseThatOnlyGoogleKnows', 'latin1').toString('base64url')}?oc=5`
  expect(unwrapLink(url)).toEqual({ kind: 'wrapped', url, wrapper: 'Google News' })
  expect(unwrapLink('https://t.co/abc')).toMatchObject({ kind: 'wrapped', wrapper: 'X' })
})

test('plain addresses, and what is none, stay as they are', () => {
  for (const url of [
    target,
    'https://www.google.com/search?q=x',
    'https://news.google.com/topics/x',
    'not an address',
    'https://www.google.com/url?q=javascript:alert(1)',
  ])
    expect(unwrapLink(url)).toEqual({ kind: 'direct', url })
})
