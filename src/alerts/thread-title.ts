import type { Article } from '../model/article.ts'
import { shorten } from '../text/discord-markdown.ts'

/** The name of a thread or forum post: Discord takes 1 to 100 characters and renders no markdown there. */
export function titleForThread({ title }: Pick<Article, 'title'>): string {
  const name = shorten(title.replaceAll(/\s+/gu, ' ').trim(), 100)
  return name === '' ? 'Untitled report' : name
}
