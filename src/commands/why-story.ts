import type { Article } from '../model/article.ts'
import { escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import type { CommandContext } from './command.ts'
import { countOf } from './story-page.ts'

/** Which story a report joined or opened and whose wire copy it prints, as a line of Discord markdown. */
export async function describeStory(
  article: Article,
  guildId: string,
  store: CommandContext['store'],
): Promise<string> {
  const placed = await store.storyOf(article.id)
  if (placed === undefined) return '**Story** not decided yet: it is put into a story soon after it is kept.'
  const lines = await store.linesOfStory(placed.storyId, { kind: 'guild', guildId })
  const others = lines.filter(({ id }) => id !== article.id)
  // Only of what is in sight here.
  const original = lines.find(({ id }) => id === placed.copyOf)
  const copy = original === undefined ? '' : `; it prints the wire copy of ${linkedTo(original)}`
  const [opening] = lines
  if (opening === undefined || opening.id === article.id) {
    const since =
      others.length === 0 ? 'nobody else has printed it so far' : `${countOf(others.length, 'report')} joined it`
    return `**Story** it opened a story of its own; ${since}${copy}.`
  }
  const opened = `opened ${timestamp(opening.publishedAt)} by ${escapeMarkdown(shorten(opening.publisher, 60))}`
  const size = `${countOf(lines.length, 'report')} in all`
  return `**Story** it joined “${linkedTo(opening, 'title')}”, ${opened}, ${size}${copy}.`
}

function linkedTo(
  { title, publisher, url }: Pick<Article, 'title' | 'publisher' | 'url'>,
  by: 'title' | 'publisher' = 'publisher',
): string {
  const name = by === 'title' ? shorten(title, 100) : shorten(publisher, 60)
  return url === undefined ? escapeMarkdown(name) : linkTo(name, url)
}
