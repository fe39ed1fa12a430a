/** A stretch of words that both texts have, that only the first has, or that only the second has. */
export type WordChange = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/** The table has one cell for each pair of words; beyond this many words a text counts as replaced whole. */
const mostWords = 300

/**
 * Compares two texts word by word (words are what white space parts). The stretches, joined, give the first text without
 * `added` and the second without `removed`, white space aside. Source: longest common subsequence, Wagner and Fischer 1974.
 */
export function diffWords(before: string, after: string): readonly WordChange[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)]
  if (old.length > mostWords || fresh.length > mostWords) return join([...removed(old), ...added(fresh)])
  const lengths = tableOf(old, fresh)
  const width = fresh.length + 1
  const steps: WordChange[] = []
  let [i, j] = [0, 0]
  while (i < old.length && j < fresh.length) {
    const [word = '', other = ''] = [old[i], fresh[j]]
    if (word === other) {
      steps.push({ kind: 'same', text: word })
      i++
      j++
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      steps.push({ kind: 'removed', text: word })
      i++
    } else {
      steps.push({ kind: 'added', text: other })
      j++
    }
  }
  return join([...steps, ...removed(old.slice(i)), ...added(fresh.slice(j))])
}

/** At `i * width + j`: how many words the rests from `i` and from `j` on have in common, in order. */
function tableOf(old: readonly string[], fresh: readonly string[]): Uint16Array {
  const width = fresh.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      const [below = 0, right = 0] = [lengths[(i + 1) * width + j], lengths[i * width + j + 1]]
      lengths[i * width + j] =
        old[i] === fresh[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(below, right)
    }
  }
  return lengths
}

/** Neighbours of one kind become one; between two stretches kept, what was removed stands before what was added. */
function join(steps: readonly WordChange[]): readonly WordChange[] {
  const joined: WordChange[] = []
  for (let at = 0; at < steps.length;) {
    const isSame = steps[at]?.kind === 'same'
    const end = steps.findIndex((step, next) => next > at && (step.kind === 'same') !== isSame)
    const stretch = steps.slice(at, end === -1 ? steps.length : end)
    for (const kind of ['same', 'removed', 'added'] as const) {
      const words = stretch.filter(step => step.kind === kind).map(({ text }) => text)
      if (words.length > 0) joined.push({ kind, text: words.join(' ') })
    }
    at += stretch.length
  }
  return joined
}

const removed = (words: readonly string[]): WordChange[] => words.map(text => ({ kind: 'removed', text }))
const added = (words: readonly string[]): WordChange[] => words.map(text => ({ kind: 'added', text }))

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter(word => word !== '')
}
