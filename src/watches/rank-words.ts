import Fuse from 'fuse.js'

/** A handful of words by how well they answer a word that may be mistyped, best first; common words before rare ones. */
export function rankWords(
  word: string,
  known: readonly { readonly word: string; readonly count: number }[],
): readonly string[] {
  const fuse = new Fuse(known, { keys: ['word'], includeScore: true, threshold: 0.7, ignoreLocation: true })
  const most = Math.max(1, ...known.map(one => one.count))
  return fuse
    .search(word)
    .map(({ item, score = 1 }) => ({ ...item, badness: score - 0.3 * (Math.log1p(item.count) / Math.log1p(most)) }))
    .toSorted((a, b) => a.badness - b.badness)
    .map(one => one.word)
}
