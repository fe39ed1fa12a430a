/** Discord shows at most so many units of an embed's description. */
const descriptionLimit = 4096

/** As many paragraphs as fit an embed's description, whole, and how many were left out. */
export function fitParagraphs(
  paragraphs: readonly string[],
  limit = descriptionLimit,
): { readonly text: string; readonly left: number } {
  const kept: string[] = []
  let length = 0
  for (const paragraph of paragraphs) {
    length += paragraph.length + 2
    if (length - 2 > limit) break
    kept.push(paragraph)
  }
  return { text: kept.join('\n\n'), left: paragraphs.length - kept.length }
}
