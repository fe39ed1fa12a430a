/** A headline for a text that has none: the words of its first sentence, at most 100 characters, cut between words. */
export function titleFromText(text: string): string {
  const line = text.slice(0, 600).trimStart().split(/\n/)[0] ?? ''
  const sentence = /^.{20,}?[.!?۔।](?=["”’»)]?\s)/u.exec(line)?.[0] ?? line
  const words = sentence
    .replace(/\s+/g, ' ')
    .replace(/[.۔।]$/, '')
    .trim()
  if (words.length <= LONGEST) return words
  const cut = words.slice(0, LONGEST)
  return `${cut.replace(/\s+\S*$/, '').replace(/[,;:–—-]+$/, '')}…`
}

const LONGEST = 99
