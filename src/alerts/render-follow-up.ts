import type { OutboxRow } from '../model/alert.ts'
import type { Article } from '../model/article.ts'
import type { Post } from '../model/post.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { alertColor, mentionRoles, muteButton, renderUpdate, titleOf } from './render-alert.ts'

/** What a message in the thread of a story tells. */
export type FollowUpContent = {
  readonly key: string
  readonly rows: readonly OutboxRow[]
  readonly article: Article
  /** The message that the story has; also the id of its thread. */
  readonly messageId: string
  readonly storyPostId: number
  /** What its thread is called when it is opened: the headline of the message. */
  readonly threadName: string
  readonly update?: readonly string[] | undefined
}

const longestSentence = 500

/** What a report adds to its story, word for word, and where it stands. */
export function renderFollowUp(followUp: FollowUpContent): Post {
  const { article, rows, key, update = [] } = followUp
  const news = rows.find(row => row.news !== undefined)?.news ?? []
  // Word for word, and without marks around them: many hold quotations of their own.
  const sentences = news.map(({ text }) => escapeMarkdown(shorten(text, longestSentence)))
  const description = sentences.length > 1 ? sentences.map(one => `- ${one}`).join('\n') : sentences.join('')
  return {
    ...mentionRoles(rows),
    embeds: [
      {
        author: { name: shorten(article.publisher, 200) },
        title: titleOf(article),
        ...(article.url === undefined ? {} : { url: article.url }),
        description: description === '' ? '-# Another report of this story.' : description,
        color: alertColor,
        ...(update.length === 0 ? {} : { fields: [renderUpdate(update, article)] }),
        footer: shorten(`${rows.length > 1 ? 'Watches' : 'Watch'}: ${rows.map(row => row.watchName).join(', ')}`, 300),
        timestamp: article.publishedAt,
      },
    ],
    rows: [
      [
        { kind: 'button', id: `summary:${article.id}`, label: 'Summary', style: 'primary' },
        { kind: 'button', id: `quotes:${article.id}`, label: 'Quotes', style: 'secondary' },
        // The key rides in a button, so that our own message can be recognised after a crash.
        ...muteButton(rows, key, rows.length),
      ],
    ],
  }
}
