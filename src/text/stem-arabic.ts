/**
 * Light stemming of a folded Arabic word: the article with its conjunctions, and common endings, as long as enough letters stay.
 * After "Light10" (L. Larkey, L. Ballesteros, M. Connell, Light Stemming for Arabic Information Retrieval, 2007).
 */
export function stemArabic(word: string): string {
  let stem = word.startsWith('و') && word.length > 3 && !word.startsWith('وال') ? dropConjunction(word) : word
  for (const prefix of prefixes) {
    if (!stem.startsWith(prefix) || stem.length - prefix.length < 2) continue
    stem = stem.slice(prefix.length)
    break
  }
  for (const suffix of suffixes) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 2) stem = stem.slice(0, -suffix.length)
  }
  return stem
}

// Only before an article: "وزير" (minister) keeps its first letter.
function dropConjunction(word: string): string {
  return word.startsWith('وال') || word.startsWith('ولل') || word.startsWith('وبال') ? word.slice(1) : word
}

const prefixes = ['وال', 'بال', 'كال', 'کال', 'فال', 'ال', 'لل']
// The letters are folded ones: ya is ی, ha and ta marbuta are ہ.
const suffixes = ['ہا', 'ان', 'ات', 'ون', 'ین', 'یہ', 'ہ', 'ی']
