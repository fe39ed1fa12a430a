const words =
  'talks border ministers minister river trade votes court ruling harvest storm bridge port strike budget'.split(' ')

/** A made-up RSS feed: the same for the same numbers. */
export function makeFeed(feed: number, version: number, items: number): string {
  const entries = Array.from({ length: items }, (_, at) => makeItem(feed, version * items - at))
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Paper ${feed}</title>
<link>https://paper-${feed}.example/</link><description>News</description><language>en</language>
${entries.join('\n')}
</channel></rss>`
}

function makeItem(feed: number, number: number): string {
  const word = (at: number) => words[Math.abs(number * 7 + at * 13 + feed) % words.length] ?? ''
  const sentence = Array.from({ length: 24 }, (_, at) => word(at)).join(' ')
  const body = Array.from(
    { length: 4 },
    (_, at) => `<p>${sentence} <a href="/n/${number}">${word(at)}</a> &amp; more.</p>`,
  ).join('')
  const date = new Date(Date.UTC(2026, 2, 1) + number * 600_000).toUTCString()
  return `<item><title>${word(1)} &amp; ${word(2)} ${number}</title><link>https://paper-${feed}.example/n/${number}?utm_source=rss</link>
<guid isPermaLink="false">${feed}-${number}</guid><pubDate>${date}</pubDate><category>${word(3)}</category>
<description>${sentence}</description><content:encoded><![CDATA[${body}]]></content:encoded></item>`
}
