import { createHash } from 'node:crypto'
import type { ArticleContent } from '../../model/article.ts'

/** SHA-256 of the words of title and text: case, spacing and punctuation make no difference. */
export function fingerprintOf({ title, text }: Pick<ArticleContent, 'title' | 'text'>): Uint8Array {
  return createHash('sha256')
    .update(`${foldWords(title)}\n${foldWords(text)}`)
    .digest()
}

/** Letters and digits in lower case, one space between words. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
}
