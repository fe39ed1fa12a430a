import { describe, expect, test } from 'vitest'
import { readFeed } from '../../../src/feeds/read/read-feed.ts'
import type { FeedReading } from '../../../src/feeds/read/read-feed.ts'

type Feed = Extract<FeedReading, { kind: 'feed' }>

async function read(feed: string | Uint8Array, contentType?: string, url = 'https://news.example/feed'): Promise<Feed> {
  const reading = await readFeed(typeof feed === 'string' ? Buffer.from(feed) : feed, { contentType, url })
  if (reading.kind !== 'feed') throw new Error(reading.reason)
  return reading
}

async function reasonFor(body: string): Promise<string> {
  const reading = await readFeed(Buffer.from(body), { contentType: undefined, url: 'https://news.example/feed' })
  return reading.kind === 'unreadable' ? reading.reason : 'read'
}

const rss = (inside: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Hill Post</title><link>https://hill.example/</link>${channel}${inside}</channel></rss>`
const item = (inside: string) => rss(`<item>${inside}</item>`)
const atom = (inside: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>Hill Post</title>${inside}</feed>`
const entry = (inside: string) => atom(`<entry>${inside}</entry>`)
const first = async (feed: string) => (await read(feed)).items[0]

const titled = (text: string, declaration = '') =>
  `${declaration}<rss version="2.0"><channel><title>${text}</title></channel></rss>`
const latin = (text: string) => Buffer.from(text, 'latin1')
const urlOf = async (feed: string) => (await first(feed))?.url

describe('kinds of feeds', () => {
  const kinds: Record<string, string> = {
    'RSS 2.0': rss('<item><title>Snow closes Lowari</title><link>https://hill.example/1</link></item>'),
    'RSS 0.91': rss('<item><title>Snow closes Lowari</title><link>https://hill.example/1</link></item>').replace(
      '2.0',
      '0.91',
    ),
    'RSS without a version': rss(
      '<item><title>Snow closes Lowari</title><link>https://hill.example/1</link></item>',
    ).replace(' version="2.0"', ''),
    'RSS 1.0 (RDF)':
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Hill Post</title><link>https://hill.example/</link></channel><item rdf:about="https://hill.example/1"><title>Snow closes Lowari</title><link>https://hill.example/1</link></item></rdf:RDF>',
    'RSS 0.90':
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Hill Post</title></channel><item><title>Snow closes Lowari</title><link>https://hill.example/1</link></item></rdf:RDF>',
    'Atom 1.0': entry('<title>Snow closes Lowari</title><link href="https://hill.example/1"/>'),
    'Atom 0.3':
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Hill Post</title><entry><title>Snow closes Lowari</title><link rel="alternate" href="https://hill.example/1"/></entry></feed>',
    'Atom with a prefix':
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Hill Post</a:title><a:entry><a:title>Snow closes Lowari</a:title><a:link href="https://hill.example/1"/></a:entry></a:feed>',
    'JSON Feed 1.1': JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Hill Post',
      items: [{ id: '1', title: 'Snow closes Lowari', url: 'https://hill.example/1', content_text: 'x' }],
    }),
  }
  test.each(Object.keys(kinds))('%s', async kind => {
    const feed = await read(kinds[kind] ?? '')
    expect(feed.title).toBe('Hill Post')
    expect(feed.items.map(it => [it.title, it.url])).toEqual([['Snow closes Lowari', 'https://hill.example/1']])
  })
})

describe('what is no feed is refused with its reason', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', 'The answer is empty.'],
    ['   \n', 'The answer is empty.'],
    ['<!doctype html><html><body>Hello</body></html>', 'This is a web page, not a feed.'],
    ['<opml version="2.0"><body/></opml>', 'This is XML, but neither RSS nor Atom.'],
    ['{"hello": 1}', 'This is JSON, but not a JSON Feed.'],
    ['{"items": [', 'This is JSON, but not a JSON Feed.'],
    ['Service unavailable', 'This is not a feed.'],
  ]
  test.each(cases)('%j', async (body, reason) => expect(await reasonFor(body)).toBe(reason))
})

describe('charsets', () => {
  test('a byte order mark beats what HTTP says', async () => {
    expect((await read(Buffer.from(`\ufeff${titled('Größe')}`), 'text/xml; charset=iso-8859-1')).title).toBe('Größe')
  })
  test('HTTP beats the declaration', async () => {
    expect(
      (
        await read(
          latin(titled('Gr\xf6\xdfe', '<?xml version="1.0" encoding="utf-8"?>')),
          'text/xml; charset=windows-1252',
        )
      ).title,
    ).toBe('Größe')
  })
  test('the declaration is believed where HTTP is silent', async () => {
    const koi8 = Buffer.concat([
      latin('<?xml version="1.0" encoding="koi8-r"?><rss><channel><title>'),
      Buffer.from([0xeb, 0xc1, 0xc2, 0xd5, 0xcc]),
      latin('</title></channel></rss>'),
    ])
    expect((await read(koi8, 'text/xml')).title).toBe('Кабул')
  })
  test('ISO-8859-1 is read as windows-1252, with its quotes and the euro', async () => {
    expect(
      (await read(latin(titled('\x93steps\x94 \x80 5', '<?xml version="1.0" encoding="iso-8859-1"?>')))).title,
    ).toBe('“steps” € 5')
  })
  test('unlabelled bytes that are not UTF-8 are windows-1252', async () => {
    expect((await read(latin(titled('Gr\xf6\xdfe')))).title).toBe('Größe')
  })
  test('UTF-8 declared wrongly is found out', async () => {
    expect((await read(latin(titled('Gr\xf6\xdfe', '<?xml version="1.0" encoding="utf-8"?>')))).title).toBe('Größe')
  })
  test('one paragraph of windows-1252 inside UTF-8 is read too', async () => {
    const mixed = Buffer.concat([
      Buffer.from('<rss><channel><title>Größe über alles Äußere Öl – '),
      latin('caf\xe9'),
      Buffer.from('</title></channel></rss>'),
    ])
    expect((await read(mixed)).title).toBe('Größe über alles Äußere Öl – café')
  })
  test('UTF-16 of both kinds, with and without a mark', async () => {
    const little = Buffer.from(titled('کابل'), 'utf16le')
    expect((await read(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).title).toBe('کابل')
    expect((await read(little)).title).toBe('کابل')
    expect((await read(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()]))).title).toBe('کابل')
  })
  test('windows-1252 controls that became characters are put right', async () => {
    expect((await read(titled('don\u0092t'))).title).toBe('don’t')
  })
  test('a charset nobody knows is passed over', async () => {
    expect(
      (await read(Buffer.from(titled('Größe', '<?xml version="1.0" encoding="x-mars"?>')), 'text/xml; charset=klingon'))
        .title,
    ).toBe('Größe')
  })
  test('NUL and other controls are removed', async () => {
    expect((await read(titled('Ka\u0000bul\u0007'))).title).toBe('Kabul')
  })
})

describe('broken XML', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a bare ampersand', item('<title>Fish & Chips</title>'), 'Fish & Chips'],
    ['HTML entities without a document type', item('<title>caf&eacute;&nbsp;&mdash;&nbsp;bar</title>'), 'café — bar'],
    ['an entity nobody knows', item('<title>AT&whatever;T</title>'), 'AT&whatever;T'],
    ['a less-than sign that opens nothing', item('<title>1 < 2 and 3</title>'), '1 < 2 and 3'],
    [
      'unescaped markup: every word in order',
      item('<title>Big <b>bold</b> news <i>to<b>day</b></i></title>'),
      'Big bold news today',
    ],
    ['an unclosed element before the items', rss('<weird><item><title>Kept</title></item>'), 'Kept'],
    ['an item that is never closed', rss('<item><title>One</title><item><title>Two</title></item>'), 'One'],
    ['a title without its end tag', item('<title>Snow<guid>1</guid><description>x</description>'), 'Snow'],
    [
      'a title without its end tag before the next item',
      rss('<item><title>Snow<item><title>Rain</title></item>'),
      'Snow',
    ],
    ['an end tag in other letters', item('<TITLE>Snow</Title><link>https://x.example/</link>'), 'Snow'],
    ['a wrong end tag', item('<title>Kept</titel></title>'), 'Kept'],
    ['a feed cut off in the middle', '<rss version="2.0"><channel><item><title>Kept whole', 'Kept whole'],
    ['names in capitals', '<RSS VERSION="2.0"><CHANNEL><ITEM><TITLE>Loud</TITLE></ITEM></CHANNEL></RSS>', 'Loud'],
    ['attributes without quotes', entry('<title type=html>&lt;b>Plain&lt;/b></title>'), 'Plain'],
    ['text before and after CDATA', item('<title>Breaking: <![CDATA[Snow]]> today</title>'), 'Breaking: Snow today'],
    ['CDATA that is never ended', '<rss><channel><item><title><![CDATA[Open end', 'Open end'],
    ['the same attribute twice', entry('<title type="html" type="text">&lt;b>Once&lt;/b></title>'), 'Once'],
    ['control characters', item('<title>Tick\u0001ed</title>'), 'Ticked'],
    [
      'a title that says nothing',
      item('<title> </title><description>The first words stand here. More.</description>'),
      'The first words stand here',
    ],
  ]
  test.each(cases)('%s', async (_, feed, title) => expect((await first(feed))?.title).toBe(title))

  test('every word of unescaped markup in a description, in order', async () => {
    const feed = item('<description>Start <p>one <b>two</b> three</p> four &lt;p&gt;five</description>')
    expect((await first(feed))?.text.replace(/\s+/g, ' ')).toContain('Start one two three four')
  })
})

describe('markup', () => {
  test('escaped HTML becomes paragraphs', async () => {
    const it = await first(
      item(
        '<description>&lt;p&gt;One &lt;a href="/x"&gt;link&lt;/a&gt;.&lt;/p&gt;&lt;p&gt;Two&amp;nbsp;words.&lt;/p&gt;</description>',
      ),
    )
    expect(it?.text).toBe('One link.\n\nTwo words.')
  })
  test('the fullest body is taken', async () => {
    const it = await first(
      item('<description>Short.</description><content:encoded><![CDATA[<p>Much longer body.</p>]]></content:encoded>'),
    )
    expect(it?.text).toBe('Much longer body.')
  })
  test('Atom plain text keeps its angle brackets', async () => {
    expect((await first(entry('<title>The &lt;blink> tag</title>')))?.title).toBe('The <blink> tag')
  })
  test('Atom XHTML keeps escaped markup as letters', async () => {
    const it = await first(
      entry(
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>use &lt;p&gt; here</p></div></content>',
      ),
    )
    expect(it?.text).toBe('use <p> here')
  })
  test('Atom base64 content is decoded', async () => {
    const it = await first(
      entry(`<content type="application/octet-stream">${Buffer.from('<p>Packed.</p>').toString('base64')}</content>`),
    )
    expect(it?.text).toBe('Packed.')
  })
  const actors = [
    '<script>alert(1)</script>',
    '<style>p{}</style>',
    '<scr<script>ipt>alert(1)</script>',
    '<SCRIPT SRC=//x>alert(1)</SCRIPT >',
    '<script>alert(1)',
  ]
  test.each(actors)('script and style never survive: %s', async actor => {
    const escaped = actor.replaceAll('<', '&lt;')
    for (const feed of [
      item(`<description>safe ${escaped}</description>`),
      item(`<description><![CDATA[safe ${actor}]]></description>`),
      entry(`<summary type="html">safe ${escaped}</summary>`),
    ]) {
      expect((await first(feed))?.text).not.toMatch(/<script|<style|p\{/i)
      expect((await first(feed))?.text).toMatch(/^safe/)
    }
  })
})

describe('links', () => {
  test('relative to the site, the document, xml:base', async () => {
    expect(await urlOf(item('<link>/a</link>'))).toBe('https://hill.example/a')
    expect(await urlOf('<rss><channel><item><link>/a</link></item></channel></rss>')).toBe('https://news.example/a')
    expect(
      await urlOf(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/x/"><entry xml:base="y/"><link href="z"/></entry></feed>',
      ),
    ).toBe('https://b.example/x/y/z')
  })
  test('white space and line breaks around and inside', async () => {
    expect(await urlOf(item('<link>\n  https://hill.example/\na </link>'))).toBe('https://hill.example/a')
  })
  test('a guid serves as link unless it says it is none', async () => {
    expect(await urlOf(item('<guid>https://hill.example/g</guid>'))).toBe('https://hill.example/g')
    expect(await urlOf(item('<guid isPermaLink="false">https://hill.example/g</guid>'))).toBeUndefined()
    expect(await urlOf(item('<guid>https://hill.example/g</guid><link>https://hill.example/l</link>'))).toBe(
      'https://hill.example/l',
    )
  })
  test('the alternate one among several', async () => {
    expect(
      await urlOf(
        entry(
          '<link rel="replies" href="/r"/><link rel="alternate" type="application/json" href="/j"/><link rel="alternate" type="text/html" href="/h"/><link rel="self" href="/s"/>',
        ),
      ),
    ).toBe('https://news.example/h')
  })
  test('an ampersand in a link, escaped or not', async () => {
    expect(await urlOf(item('<link>https://hill.example/?a=1&b=2&amp;copy=3</link>'))).toBe(
      'https://hill.example/?a=1&b=2&copy=3',
    )
  })
  test('the publisher’s own address behind FeedBurner', async () => {
    expect(
      await urlOf(
        '<rss xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item><link>https://proxy.example/1</link><feedburner:origLink>https://hill.example/1</feedburner:origLink></item></channel></rss>',
      ),
    ).toBe('https://hill.example/1')
  })
  test('javascript: and data: are no links', async () => {
    expect(await urlOf(item('<link>javascript:alert(1)</link>'))).toBeUndefined()
  })
  test('hub, self and site', async () => {
    const feed = await read(
      atom(
        '<link rel="hub" href="https://hub.example/"/><link rel="self" href="/feed"/><link href="https://hill.example/"/>',
      ),
    )
    expect([feed.hubUrl, feed.selfUrl, feed.siteUrl]).toEqual([
      'https://hub.example/',
      'https://news.example/feed',
      'https://hill.example/',
    ])
    const inRss = await read(rss('', '<atom:link rel="hub" href="https://hub.example/"/>'))
    expect([inRss.hubUrl, inRss.siteUrl]).toEqual(['https://hub.example/', 'https://hill.example/'])
  })
})

describe('the rest of an item', () => {
  const authors: readonly (readonly [string, string, string | undefined])[] = [
    ['mail (name)', item('<author>d@hill.example (Dur Khan)</author>'), 'Dur Khan'],
    ['name <mail>', item('<author>Dur Khan &lt;d@hill.example&gt;</author>'), 'Dur Khan'],
    ['Dublin Core', item('<dc:creator>Dur Khan</dc:creator>'), 'Dur Khan'],
    [
      'several in Atom',
      entry('<author><name>Dur Khan</name></author><author><name>Mah Noor</name></author>'),
      'Dur Khan, Mah Noor',
    ],
    ['the feed’s own', atom('<author><name>Dur Khan</name></author><entry><title>x</title></entry>'), 'Dur Khan'],
    ['a mail address alone', item('<author>d@hill.example</author>'), 'd@hill.example'],
    ['none', item('<title>x</title>'), undefined],
  ]
  test.each(authors)('author: %s', async (_, feed, author) => expect((await first(feed))?.author).toBe(author))

  test('categories of all kinds, each once', async () => {
    const it = await first(
      item('<category>Snow</category><category domain="x"><![CDATA[Roads]]></category><dc:subject>Snow</dc:subject>'),
    )
    expect(it?.categories).toEqual(['Snow', 'Roads'])
    expect((await first(entry('<category term="snow" label="Snow"/>')))?.categories).toEqual(['snow'])
  })
  test('images from media, enclosures and the text', async () => {
    expect((await first(item('<media:content url="/i.jpg" medium="image"/>')))?.imageUrl).toBe(
      'https://hill.example/i.jpg',
    )
    expect(
      (await first(item('<enclosure url="https://i.example/e.png" type="image/png" length="1"/>')))?.imageUrl,
    ).toBe('https://i.example/e.png')
    expect((await first(item('<description>&lt;img src="https://i.example/d.png"> x</description>')))?.imageUrl).toBe(
      'https://i.example/d.png',
    )
  })
  test('one bad date spoils nothing else', async () => {
    const feed = await read(
      atom(
        '<entry><title>a</title><updated>soon</updated></entry><entry><title>b</title><updated>2026-03-05T10:00:00Z</updated></entry>',
      ),
    )
    expect(feed.items.map(it => it.publishedAt?.toISOString())).toEqual([undefined, '2026-03-05T10:00:00.000Z'])
  })
  test('of two dates the later one in the feed corrects the other', async () => {
    expect(
      (await first(entry('<updated>2026-03-06T00:00:00Z</updated><updated>2026-03-05T00:00:00Z</updated>')))
        ?.publishedAt,
    ).toEqual(new Date('2026-03-05T00:00:00Z'))
  })
  test('published is taken before updated', async () => {
    expect(
      (await first(entry('<updated>2026-03-06T00:00:00Z</updated><published>2026-03-05T00:00:00Z</published>')))
        ?.publishedAt,
    ).toEqual(new Date('2026-03-05T00:00:00Z'))
  })
  test('languages of feed and item', async () => {
    const feed = await read(
      rss(
        '<item><title>a</title><dc:language>ps_AF</dc:language></item><item><title>b</title></item>',
        '<language>en-pk</language>',
      ),
    )
    expect([feed.language, ...feed.items.map(it => it.language)]).toEqual(['en-pk', 'ps-AF', 'en-pk'])
  })
  test('who printed it first', async () => {
    expect((await first(item('<source url="https://dam.example">The Dam Times</source>')))?.origin).toBe(
      'The Dam Times',
    )
  })
  test('media titles and image titles are not the item’s title', async () => {
    expect(
      (await first(item('<media:content url="x"><media:title>wrong</media:title></media:content><title>right</title>')))
        ?.title,
    ).toBe('right')
    expect((await first(entry('<source><title>wrong</title></source><title>right</title>')))?.title).toBe('right')
  })
  test('prototype names are only names', async () => {
    const it = await first(
      item('<__proto__>x</__proto__><constructor>y</constructor><title __proto__="a" constructor="b">t</title>'),
    )
    expect(it?.title).toBe('t')
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    const json = await read(
      '{"version":"https://jsonfeed.org/version/1","__proto__":{"title":"p"},"items":[{"id":"1","__proto__":{"title":"p"}}]}',
    )
    expect([json.title, json.items[0]?.title]).toEqual(['news.example', 'Untitled'])
  })
})

describe('when to come back', () => {
  test('ttl, update period, skipped hours and days', async () => {
    const feed = await read(
      rss(
        '',
        '<ttl>90</ttl><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency><skipHours><hour>0</hour><hour>24</hour><hour>13</hour><hour>x</hour></skipHours><skipDays><day>sunday</day><day>Funday</day></skipDays>',
      ),
    )
    expect([feed.ttlMinutes, feed.updatePeriodMs, feed.skipHours, feed.skipDays]).toEqual([
      90,
      21_600_000,
      [0, 0, 13],
      ['Sunday'],
    ])
  })
  test('nonsense is no wish', async () => {
    const feed = await read(rss('', '<ttl>soon</ttl><sy:updatePeriod>often</sy:updatePeriod>'))
    expect([feed.ttlMinutes, feed.updatePeriodMs]).toEqual([undefined, undefined])
  })
})

describe('JSON Feed', () => {
  test('authors in every shape, tags, images, both bodies, relative links', async () => {
    const feed = await read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Hill',
        home_page_url: '/home',
        hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
        language: 'en',
        items: [
          {
            id: 7,
            url: '/7',
            title: 'Seven',
            content_html: '<p>One.</p><script>x</script><p>Two.</p>',
            authors: [{ name: 'Dur Khan' }],
            tags: ['snow'],
            image: '/i.png',
            date_published: '2026-03-05T10:00:00+05:00',
          },
          { id: '8', content_text: 'Plain words.\n\nMore.', author: { name: 'Mah Noor' } },
          { id: '9', authors: { name: 'Not a list' } },
          'nonsense',
        ],
      }),
      'application/feed+json',
    )
    expect(feed.siteUrl).toBe('https://news.example/home')
    expect(feed.hubUrl).toBe('https://hub.example/')
    expect(feed.items).toHaveLength(3)
    expect(feed.items[0]).toMatchObject({
      guid: '7',
      url: 'https://news.example/7',
      text: 'One.\n\nTwo.',
      author: 'Dur Khan',
      categories: ['snow'],
      imageUrl: 'https://news.example/i.png',
      language: 'en',
      publishedAt: new Date('2026-03-05T05:00:00Z'),
    })
    expect(feed.items[1]).toMatchObject({ title: 'Plain words', text: 'Plain words.\n\nMore.', author: 'Mah Noor' })
    expect(feed.items[2]?.author).toBe('Not a list')
  })
})
