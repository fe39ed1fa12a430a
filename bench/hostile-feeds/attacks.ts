const rss = (inside: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><title>kept</title>${inside}</item></channel></rss>`
const description = (inside: string) => rss(`<description><![CDATA[${inside}]]></description>`)

const levels = Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}="${i}"`).join(' ')

/** Feeds that have hurt some parser, by what they do. */
export const attacks: readonly (readonly [name: string, feed: string])[] = [
  [
    'a decent feed of 100 items',
    `<rss version="2.0"><channel>${'<item><title>t</title><description>d</description></item>'.repeat(100)}</channel></rss>`,
  ],
  ['entity bomb, 10^30', `<!DOCTYPE rss [<!ENTITY l0 "ha">${levels}]>${rss('<description>&l30;</description>')}`],
  [
    'external entity',
    `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<description>a &x; b</description>')}`,
  ],
  ['100,000 levels of nesting', rss('<x>'.repeat(100_000))],
  ['100,000 levels in a description', rss(`<description>${'<b>'.repeat(100_000)}</description>`)],
  ['100,000 attributes', rss(`<link ${attributes}/>`)],
  ['150 KB of "<" in a description', description('<'.repeat(150_000))],
  ['150 KB of "x<p" in a description', description('x<p'.repeat(50_000))],
  ['8 MB of "x<p" in a description', description('x<p'.repeat(2_700_000))],
  ['8 MB of "&"', description('&'.repeat(8_000_000))],
  ['8 MB of tags', description('<b>'.repeat(2_700_000))],
  [
    '140,000 items',
    `<rss version="2.0"><channel>${'<item><title>x</title><link>https://x.example/</link></item>'.repeat(140_000)}</channel></rss>`,
  ],
  [
    'one bad Atom date among good',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>kept</title><updated>soon</updated></entry></feed>',
  ],
  [
    'a link without attributes',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>kept</title><link>https://x.example/</link></entry></feed>',
  ],
  ['cut off in the middle', rss('<description>The road over the pass').slice(0, -30)],
  ['NULs', rss('<description>a\u0000b</description>')],
  ['prototype names', rss('<__proto__>x</__proto__><constructor>y</constructor><hasOwnProperty>z</hasOwnProperty>')],
  ['not a feed', '<html><body>Hello</body></html>'],
]
