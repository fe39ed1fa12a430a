import { array, assert, property, record, string, webUrl } from 'fast-check'
import { parseOpml } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import { type OpmlFeed, readOpml } from '../../../src/feeds/opml/read-opml.ts'
import { renderOpml } from '../../../src/feeds/opml/render-opml.ts'

const now = new Date('2026-03-02T08:00:00Z')
const read = (text: string) => readOpml(Buffer.from(text))

/** "address [tags]" of each feed in the outlines. */
function check(outlines: string): string[] {
  const reading = read(`<?xml version="1.0"?><opml version="2.0"><body>${outlines}</body></opml>`)
  if (reading.kind === 'unreadable') return [reading.reason]
  return [
    ...reading.feeds.map(it => `${it.url} [${it.tags.join('|')}]`),
    ...reading.refused.map(it => `refused ${it.entry}: ${it.reason}`),
  ]
}

describe('lists as readers export them', () => {
  test.each([
    ['<outline text="A" type="rss" xmlUrl="https://a.example/f"/>', ['https://a.example/f []']],
    [
      '<outline text="World"><outline text="Asia"><outline xmlUrl="https://a.example/f"/></outline></outline>',
      ['https://a.example/f [World|Asia]'],
    ],
    [
      '<outline text="World"><outline xmlUrl="https://a.example/f"></outline><outline xmlUrl="https://a.example/g"/></outline><outline xmlUrl="https://a.example/h"/>',
      ['https://a.example/f [World]', 'https://a.example/g [World]', 'https://a.example/h []'],
    ],
    ['<outline xmlUrl="https://a.example/f" category="/World/Asia,News"/>', ['https://a.example/f [World|Asia|News]']],
    ['<OUTLINE XMLURL="https://a.example/f?a=1&b=2&amp;c=3"/>', ['https://a.example/f?a=1&b=2&c=3 []']],
    ['<outline type="rss" url="feed://a.example/f"/>', ['http://a.example/f []']],
    ['<outline type="link" url="https://a.example/page"/>', []],
    [
      '<outline text="x"><outline xmlUrl="https://a.example/f"/></outline><outline text="y"><outline xmlUrl="https://a.example/f"/></outline>',
      ['https://a.example/f [x|y]'],
    ],
    [
      '<outline text="Bad" xmlUrl="javascript:alert(1)"/><outline xmlUrl="https://a.example/f"/>',
      ['https://a.example/f []', 'refused Bad: its address is no web address'],
    ],
    ["<outline text='Unclosed' ><outline xmlUrl='https://a.example/f'>", ['https://a.example/f [Unclosed]']],
    [
      '<outline text="A &amp; B &lt;i&gt;"><outline xmlUrl="https://a.example/f"/></outline>',
      ['https://a.example/f [A & B <i>]'],
    ],
  ])('%s', (outlines, feeds) => {
    expect(check(outlines)).toEqual(feeds)
  })

  test('what is no list is refused', () => {
    expect(read('<rss><channel/></rss>')).toEqual({ kind: 'unreadable', reason: 'the file is no OPML list' })
    expect(read('')).toMatchObject({ kind: 'unreadable' })
  })
})

const byUrl = (list: readonly OpmlFeed[]) => list.toSorted((a, b) => (a.url < b.url ? -1 : 1))

test('a list reads back as it was written', () => {
  const tag = string({ unit: 'binary', minLength: 1, maxLength: 20 }).map(it => it.replace(/[\s,/\p{C}]+/gu, '') || 'x')
  const feed = record({ url: webUrl(), title: tag, tags: array(tag, { maxLength: 3 }) })
  assert(
    property(array(feed, { maxLength: 10 }), generated => {
      const unique = new Map(generated.map(it => [new URL(it.url).href, it]))
      const feeds: OpmlFeed[] = [...unique].map(([url, it]) => ({
        url,
        title: it.title,
        siteUrl: undefined,
        tags: [...new Set(it.tags)],
      }))
      const reading = read(renderOpml('Our feeds', feeds, now))
      expect(reading.kind === 'list' ? byUrl(reading.feeds) : reading).toEqual(byUrl(feeds))
    }),
  )
})

test('other readers can read it too', () => {
  const feeds = [
    {
      url: 'https://a.example/f?a=1&b="2"',
      title: 'A & <B>',
      siteUrl: 'https://a.example/',
      tags: ['World', 'Asia', 'a,b'],
    },
    { url: 'https://a.example/g', title: undefined, siteUrl: undefined, tags: [] },
  ]
  expect(parseOpml(renderOpml('Ours', feeds, now)).body?.outlines).toEqual([
    {
      text: 'World',
      outlines: [
        {
          type: 'rss',
          text: 'A & <B>',
          title: 'A & <B>',
          xmlUrl: 'https://a.example/f?a=1&b="2"',
          htmlUrl: 'https://a.example/',
          category: 'Asia,a b',
        },
      ],
    },
    { type: 'rss', text: 'https://a.example/g', title: 'https://a.example/g', xmlUrl: 'https://a.example/g' },
  ])
})

describe('a hostile list', () => {
  const start = '<opml version="2.0"><body>'
  const attributes = Array.from({ length: 40_000 }, (_, at) => `a${at}="b"`).join(' ')
  test.each([
    ['of folders in folders', start + '<outline text="a">'.repeat(25_000) + '<outline xmlUrl="https://a.example/f"/>'],
    ['of attributes', `${start}<outline ${attributes} /><outline xmlUrl="https://a.example/f"/>`],
    ['of open tags', `${start}${'<outline '.repeat(50_000)}`],
    ['of open quotes', start + '<outline text="'.repeat(33_000)],
    ['of comments', start + '<!--'.repeat(120_000)],
    ['of ampersands', `${start}<outline text="${'&'.repeat(500_000)}" xmlUrl="https://a.example/f"/>`],
  ])('%s is read in no time', (_what, text) => {
    // Anything worse than linear would not end within the test's time limit.
    expect(read(text).kind).toBe('list')
  })

  test('defines no entity', () => {
    const text = `<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/hostname">]>${start}<outline text="&a;" xmlUrl="https://a.example/f"/>`
    expect(read(text)).toMatchObject({ kind: 'list', feeds: [{ title: '&a;' }] })
  })

  test('of more feeds than anybody reads is cut, with the reason', () => {
    const text = start + Array.from({ length: 2001 }, (_, at) => `<outline xmlUrl="https://a.example/${at}"/>`).join('')
    const reading = read(text)
    expect(reading).toMatchObject({ kind: 'list', refused: [{ reason: 'a list may hold 2000 feeds' }] })
  })

  test('larger than 512 KiB is not read', () => {
    expect(read(' '.repeat(512 * 1024 + 1))).toEqual({
      kind: 'unreadable',
      reason: 'the file is larger than 512 KiB',
    })
  })
})
