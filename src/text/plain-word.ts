/** Lower case without accents, so that "Août" and "aout", "Ιούλ" and "ιουλ" are one. Arabic vowel signs go too. */
export function plainWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u0652\u0670\u200c]/g, '')
    .normalize('NFC')
}
