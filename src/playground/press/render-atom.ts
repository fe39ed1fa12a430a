import { escapeXml } from './escape-xml.ts'
import type { PrintedReport } from './printed-report.ts'

/** An Atom 1.0 feed with teasers: the reports stand on their pages. */
export function renderAtom(publisher: string, address: string, reports: readonly PrintedReport[]): string {
  const entries = reports.map(
    ({ title, paragraphs, link, at }) => `<entry>
<title>${escapeXml(title)}</title>
<link href="${escapeXml(link)}"/>
<id>${escapeXml(link)}</id>
<updated>${at.toISOString()}</updated>
<summary>${escapeXml(paragraphs[0] ?? '')}</summary>
</entry>`,
  )
  const updated = reports[0]?.at ?? new Date(0)
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${escapeXml(publisher)}</title>
<id>${escapeXml(address)}</id>
<link rel="self" href="${escapeXml(address)}"/>
<updated>${updated.toISOString()}</updated>
${entries.join('\n')}
</feed>
`
}
