/** What one embed shows with ease, its heading and buttons left room. */
const pageLength = 3600

/**
 * Parts paragraphs into pages of at most `most` that fit an embed's description, in order and whole. A paragraph longer
 * than a page has one of its own.
 */
export function packPages(paragraphs: readonly string[], most: number): readonly (readonly string[])[] {
  const pages: string[][] = []
  let length = 0
  for (const paragraph of paragraphs) {
    const page = pages.at(-1)
    length += paragraph.length + 2
    if (page === undefined || page.length >= most || length > pageLength) {
      pages.push([paragraph])
      length = paragraph.length + 2
    } else page.push(paragraph)
  }
  return pages
}
