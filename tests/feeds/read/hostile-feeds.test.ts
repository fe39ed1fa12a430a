import { describe, expect, test } from 'vitest'
import { cleanMarkup } from '../../../src/feeds/read/clean-markup.ts'
import { markupToText } from '../../../src/feeds/read/markup-to-text.ts'
import { readFeed } from '../../../src/feeds/read/read-feed.ts'
import { washXml } from '../../../src/feeds/read/wash-xml.ts'

const rss = (inside: string) => `<rss version="2.0"><channel><item><title>kept</title>${inside}</item></channel></rss>`
const context = { contentType: 'text/xml', url: 'https://news.example/feed' }

/** Each makes input of a given size that has hurt some parser. */
const attacks: Record<string, (size: number) => string> = {
  'x<p': size => 'x<p'.repeat(size / 3),
  '<<<<': size => '<'.repeat(size),
  '&&&&': size => '&'.repeat(size),
  '&amp without end': size => '&amp'.repeat(size / 4),
  'deep nesting': size => '<b>'.repeat(size / 3),
  'deep nesting of blocks, closed crosswise': size => '<p><div>'.repeat(size / 16) + '</p></div>'.repeat(size / 20),
  'many attributes': size => `<p ${'a=b '.repeat(size / 4)}>x</p>`,
  'an endless attribute': size => `<p a="${'x'.repeat(size)}`,
  'open quotes': size => `<a b="'`.repeat(size / 7),
  'open comments': size => '<!--'.repeat(size / 4),
  'comments that end too early': size => '<!-- >'.repeat(size / 6),
  'open CDATA': size => '<![CDATA['.repeat(size / 9),
  'open document types': size => '<!DOCTYPE ['.repeat(size / 11),
  'document types without brackets': size => '<!DOCTYPE >'.repeat(size / 11),
  'open instructions': size => '<?x'.repeat(size / 3),
  'open scripts': size => '<script>'.repeat(size / 8),
  'open frames': size => '<iframe>'.repeat(size / 8),
  'end tags without start': size => '</x>'.repeat(size / 4),
  'white space': size => ' '.repeat(size) + 'x',
  'line breaks': size => '<br>'.repeat(size / 4),
  'open brackets': size => '('.repeat(size),
  'images without end': size => '<img '.repeat(size / 5),
  'namespaces without end': size => Array.from({ length: size / 24 }, (_, i) => `<n${i} xmlns:n${i}="u">`).join(''),
  'half UTF-16 pairs': size => '\ud800'.repeat(size),
}

function time(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const spent = process.cpuUsage(before)
  return (spent.user + spent.system) / 1000
}

/** Eight times the input may take sixteen times as long (caches, the machine's noise), never sixty-four. */
function isLinear(work: (input: string) => unknown, make: (size: number) => string): boolean {
  const small = Math.max(
    4,
    time(() => work(make(15_000))),
  )
  return time(() => work(make(120_000))) < small * 24
}

describe('time grows with the length, not with its square', () => {
  test.each(Object.keys(attacks))('%s', attack => {
    const make = attacks[attack] ?? String
    expect(
      isLinear(it => markupToText(it), make),
      'markup to text',
    ).toBe(true)
    expect(
      isLinear(it => cleanMarkup(it, 'https://news.example/'), make),
      'cleaning',
    ).toBe(true)
    expect(
      isLinear(it => washXml(rss(`<description>${it}</description>`), undefined), make),
      'washing a field',
    ).toBe(true)
    expect(
      isLinear(it => washXml(`<rss><channel>${it}`, undefined), make),
      'washing a channel',
    ).toBe(true)
  })
})

const read = async (xml: string) => {
  const reading = await readFeed(Buffer.from(xml), context)
  return reading.kind === 'feed' ? reading.items.map(it => it.title) : reading.reason
}

describe('a feed under attack', () => {
  test('entity bombs are not set off: no entity is ever defined', async () => {
    const levels = Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
    expect(await read(`<!DOCTYPE rss [<!ENTITY l0 "ha">${levels}]>${rss('<description>&l20;</description>')}`)).toEqual(
      ['kept'],
    )
  })
  test('external entities are never fetched, and stand as printed', async () => {
    const reading = await readFeed(
      Buffer.from(`<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<description>a &x; b</description>')}`),
      context,
    )
    expect(reading.kind === 'feed' && reading.items[0]?.text).toBe('a &x; b')
  })
  test('150 KB of angle brackets in a description', async () => {
    expect(await read(rss(`<description>${'&lt;'.repeat(150_000)}</description>`))).toEqual(['kept'])
    expect(await read(rss(`<description><![CDATA[${'<'.repeat(150_000)}]]></description>`))).toEqual(['kept'])
  })
  test('100,000 levels of nesting', async () => {
    expect(await read(rss(`<description>${'<b>'.repeat(100_000)}x${'</b>'.repeat(100_000)}</description>`))).toEqual([
      'kept',
    ])
    expect(await read(rss('<x>'.repeat(100_000)))).toEqual(['kept'])
    expect(await read(rss('<author>'.repeat(100_000)))).toSatisfy(it => it[0] === 'kept')
  })
  test('parts nested deeper than any feed needs are not even handed to rss-parser', () => {
    const deep = washXml(rss(`<title>kept</title>${'<author><name>x</name>'.repeat(1000)}`), undefined) ?? ''
    let depth = 0
    let deepest = 0
    for (const [tag] of deep.matchAll(/<(?!!)\/?[^>]*>/g)) {
      depth += tag.startsWith('</') ? -1 : 1
      deepest = Math.max(deepest, depth)
    }
    expect(depth).toBe(0)
    expect(deepest).toBeLessThan(20)
    expect(deep).toContain('kept')
  })
  test('100,000 attributes', async () => {
    const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}="${i}"`).join(' ')
    expect(await read(rss(`<link ${attributes}/>`))).toEqual(['kept'])
  })
  test('no more than a thousand items are even handed to rss-parser', () => {
    const washed = washXml(`<rss><channel>${'<item><title>x</title></item>'.repeat(3000)}`, undefined)
    expect(washed?.match(/<item>/g)).toHaveLength(1000)
  })
  test('100,000 items: the first thousand are read', async () => {
    const reading = await readFeed(
      Buffer.from(`<rss><channel>${'<item><title>x</title></item>'.repeat(100_000)}`),
      context,
    )
    expect(reading.kind === 'feed' && reading.items.length).toBe(1000)
  })
})
