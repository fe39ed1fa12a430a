import { escapeXml } from './escape-xml.ts'
import type { PrintedReport } from './printed-report.ts'

/** An RSS 2.0 feed with whole reports. */
export function renderRss(publisher: string, address: string, reports: readonly PrintedReport[]): string {
  const items = reports.map(
    ({ title, paragraphs, link, at }) => `<item>
<title>${escapeXml(title)}</title>
<link>${escapeXml(link)}</link>
<guid isPermaLink="true">${escapeXml(link)}</guid>
<pubDate>${at.toUTCString()}</pubDate>
<description>${escapeXml(paragraphs.map(paragraph => `<p>${escapeXml(paragraph)}</p>`).join(''))}</description>
</item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel>
<title>${escapeXml(publisher)}</title>
<link>${escapeXml(new URL('.', address).href)}</link>
<description>Sample reports by ${escapeXml(publisher)}</description>
${items.join('\n')}
</channel></rss>
`
}
