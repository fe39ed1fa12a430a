import type { OpmlFeed } from './read-opml.ts'

/**
 * Renders a list of feeds as OPML 2.0. A feed's first tag is its folder, the others its categories, so that `readOpml`
 * gives the same tags back.
 */
export function renderOpml(title: string, feeds: readonly OpmlFeed[], now: Date): string {
  const folders = [...Map.groupBy(feeds, it => it.tags[0])]
  const lines = folders.flatMap(([folder, inside]) =>
    folder === undefined ? inside.map(renderFeed) : renderFolder(folder, inside),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escapeXml(title)}</title><dateCreated>${now.toUTCString()}</dateCreated></head>`,
    '  <body>',
    ...lines.map(it => `    ${it}`),
    '  </body>',
    '</opml>',
    '',
  ].join('\n')
}

function renderFolder(folder: string, inside: readonly OpmlFeed[]): readonly string[] {
  return [`<outline text="${escapeXml(folder)}">`, ...inside.map(it => `  ${renderFeed(it)}`), '</outline>']
}

function renderFeed({ url, title = url, siteUrl, tags }: OpmlFeed): string {
  const categories = tags.slice(1).map(it => it.replace(/[,/]+/g, ' '))
  const attributes = { type: 'rss', text: title, title, xmlUrl: url, htmlUrl: siteUrl, category: categories.join(',') }
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== '')
  return `<outline ${written.map(([name, value]) => `${name}="${escapeXml(value ?? '')}"`).join(' ')}/>`
}

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Also without the control characters and lone surrogates that XML can't hold. */
function escapeXml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is removed.
  const plain = text.toWellFormed().replace(/[\u0000-\u001f\u007f\ufffe\uffff]+/g, ' ')
  return plain.replace(/[&<>"]/g, it => references[it] ?? it)
}
