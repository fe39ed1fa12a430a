import type { Article } from '../model/article.ts'
import type { CommandContext, Invocation } from './command.ts'

/** What a message-menu command is about: the report behind the message's link, or its own words. */
export type MessageSubject =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refusal'; readonly text: string }

/** Words too few to summarise are not worth an answer. */
const fewestWords = 12

/** A message's first readable link wins; without one, its words are read. */
export async function readMessage({ message, guildId }: Invocation, { desk }: CommandContext): Promise<MessageSubject> {
  if (message === undefined) return { kind: 'refusal', text: 'Use this from the menu of a message: Apps ▸ …' }
  let reason = ''
  for (const url of message.urls.slice(0, 3)) {
    const outcome = await desk.readAddress(url, { kind: 'guild', guildId })
    if (outcome.kind === 'article') return outcome
    reason = ` Its link can't be read: ${outcome.reason}`
  }
  if (message.text.split(/\s+/).length >= fewestWords) return { kind: 'text', text: message.text }
  return { kind: 'refusal', text: `That message has neither a report's link nor enough text.${reason}` }
}
