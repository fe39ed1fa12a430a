import { escapeXml } from './escape-xml.ts'
import type { PrintedReport } from './printed-report.ts'

/** A report's own page, as plain as a newspaper's. */
export function renderPage({ publisher, title, paragraphs, language, at, link }: PrintedReport): string {
  return `<!doctype html>
<html lang="${escapeXml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeXml(title)} - ${escapeXml(publisher)}</title>
<link rel="canonical" href="${escapeXml(link)}">
<link rel="stylesheet" href="/page/report.css">
<meta property="og:site_name" content="${escapeXml(publisher)}">
<meta property="article:published_time" content="${at.toISOString()}">
</head>
<body>
<header><p>${escapeXml(publisher)}</p></header>
<article>
<h1>${escapeXml(title)}</h1>
${paragraphs.map(paragraph => `<p>${escapeXml(paragraph)}</p>`).join('\n')}
</article>
<footer><p>A sample report. Events and people in it are invented.</p></footer>
</body>
</html>
`
}
