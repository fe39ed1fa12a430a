import type { OutboxRow } from '../model/alert.ts'
import type { Article } from '../model/article.ts'
import type { Post } from '../model/post.ts'
import { escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import type { StoryContent } from './compose-story.ts'
import { alertColor, mentionRoles } from './render-alert.ts'

/** One story of a digest. */
export type GatheredStory = {
  readonly article: Article
  readonly rows: readonly OutboxRow[]
  readonly story: StoryContent | undefined
}

/** What the alerts of one target that were gathered tell together. */
export type GatheredContent = {
  readonly key: string
  readonly rows: readonly OutboxRow[]
  /** The weightiest first. */
  readonly stories: readonly GatheredStory[]
}

/** Discord's limit for the description of an embed, less what the last line needs. */
const room = 3900
const mostShown = 20
const longestAddress = 300

/** The stories that gathered, most widely told first; what does not fit is counted. */
export function renderGathered({ key, rows, stories }: GatheredContent): Post {
  const entries = fit(stories.slice(0, mostShown).map(renderEntry))
  const more = stories.length - entries.length
  const last =
    more === 0 ? [] : [`… and ${more} more ${more === 1 ? 'story' : 'stories'}: ask \`/digest now\` or \`/story\`.`]
  return {
    ...mentionRoles(rows),
    embeds: [
      {
        title: `${stories.length} ${stories.length === 1 ? 'story' : 'stories'} gathered`,
        description: [...explainCaps(rows), ...entries, ...last].join('\n'),
        color: alertColor,
        footer: shorten(`Watches: ${[...new Set(rows.map(row => row.watchName))].join(', ')}`, 300),
      },
    ],
    rows: [
      [
        {
          kind: 'select',
          id: 'catch-up',
          placeholder: 'Summary of …',
          // The key rides in the value, so that our own message can be recognised after a crash.
          options: stories.slice(0, mostShown).map(({ article }) => ({
            label: shorten(article.title, 100),
            value: `${article.id}:${key}`,
            description: shorten(article.publisher, 100),
          })),
        },
      ],
    ],
  }
}

/** Why what is told at once at other times is told together: a watch had reached its cap. */
function explainCaps(rows: GatheredContent['rows']): readonly string[] {
  const lines = rows.flatMap(({ isGathered, watchName, reason = '' }) =>
    isGathered && overCap.test(reason)
      ? [`**${escapeMarkdown(shorten(watchName, 60))}**: ${reason}; the rest is gathered here.`]
      : [],
  )
  return [...new Map(lines.map(line => [line.split('**')[1], line])).values()].slice(0, mostCaps)
}

const overCap = /^\d+ alerts? in the last hour$/
const mostCaps = 5

function renderEntry({ article, rows, story }: GatheredStory): string {
  const name = shorten(article.title, 110)
  const isLinked = article.url !== undefined && article.url.length <= longestAddress
  const headline = isLinked ? linkTo(name, article.url ?? '') : `**${escapeMarkdown(name)}**`
  const publishers = story?.publishers ?? 1
  const facts = [
    escapeMarkdown(shorten(article.publisher, 40)) + (publishers > 1 ? ` +${publishers - 1}` : ''),
    timestamp(article.publishedAt, 'R'),
    escapeMarkdown(shorten([...new Set(rows.map(row => row.watchName))].join(', '), 60)),
    ...(story?.beforeUrl === undefined ? [] : [`[before](${story.beforeUrl})`]),
  ]
  return `${headline}\n-# ${facts.join(' · ')}`
}

function fit(entries: readonly string[]): readonly string[] {
  let length = 0
  const end = entries.findIndex(entry => {
    length += entry.length + 1
    return length > room
  })
  return end === -1 ? entries : entries.slice(0, end)
}
