import { describe, expect, test } from 'vitest'
import { findFeedLinks } from '../../../src/feeds/discover/feed-links.ts'

const check = (html: string, url = 'https://a.example/news/') => findFeedLinks(html, url)

describe('feed links of a page', () => {
  test.each([
    ['<link rel="alternate" type="application/rss+xml" href="/rss">', ['https://a.example/rss']],
    [
      "<LINK REL='Alternate' TYPE='application/atom+xml; charset=utf-8' HREF='atom.xml'>",
      ['https://a.example/news/atom.xml'],
    ],
    ['<link rel=alternate type=application/feed+json href=//b.example/f.json />', ['https://b.example/f.json']],
    ['<link rel="home feed" href="/f">', ['https://a.example/f']],
    ['<link rel="alternate" type="text/xml" href="/f?a=1&amp;b=2">', ['https://a.example/f?a=1&b=2']],
    [
      '<base href="https://c.example/x/"><link rel="alternate" type="application/rss+xml" href="f">',
      ['https://c.example/x/f'],
    ],
    ['<a href="/rss.xml">RSS</a> <a href="/about">About</a>', ['https://a.example/rss.xml']],
    ['<a href="/world/?feed=rss2">RSS</a>', ['https://a.example/world/?feed=rss2']],
    [
      '<a href="/feed/">x</a><link rel="alternate" type="application/rss+xml" href="/rss">',
      ['https://a.example/rss', 'https://a.example/feed/'],
    ],
    ['<link rel="alternate" hreflang="ur" href="/ur/">', []],
    ['<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">', []],
    ['<link rel="stylesheet" type="text/css" href="/rss">', []],
    ['<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">', []],
    ['<script>"<link rel=alternate type=application/rss+xml href=/x>"</script>', []],
    ['<!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->', []],
    ['<img src="/wp-content/a.png">', ['https://a.example/feed/']],
  ])('%s', (html, addresses) => {
    expect(check(html)).toEqual(addresses)
  })

  test('a YouTube page tells its channel', () => {
    const html = '<script>{"externalId":"UC0123456789abcdefghij-_"}</script>'
    const feed = 'https://www.youtube.com/feeds/videos.xml?channel_id=UC0123456789abcdefghij-_'
    expect(check(html, 'https://www.youtube.com/@desk')).toEqual([feed])
    expect(check(html, 'https://a.example/')).toEqual([])
  })

  test('a hostile page of a megabyte is read at once', () => {
    const pages = ['<link ', '<link rel=', '<a href="', '<', '<!--', '<base '].map(it =>
      it.repeat(1_000_000 / it.length),
    )
    // Anything worse than linear would not end within the test's time limit.
    expect(pages.map(page => check(page))).toHaveLength(pages.length)
  })

  test('no page makes us try more than thirty', () => {
    const html = Array.from(
      { length: 5000 },
      (_, at) => `<link rel=alternate type=application/rss+xml href=/${at}>`,
    ).join('')
    expect(check(html)).toHaveLength(30)
  })
})
