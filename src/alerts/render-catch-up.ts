import type { Post } from '../model/post.ts'
import { escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import { alertColor, hasUpdate, mentionRoles, type AlertContent } from './render-alert.ts'

/** Discord's limit for the description of an embed. */
const longestDescription = 4096

/** What gathered while nobody could be reached, or came all at once: a few lines an article, and a select to open any of them. */
export function renderCatchUp(alerts: readonly AlertContent[]): Post {
  const description = fitEntries(alerts.map(alert => [renderEntry(alert, true), renderEntry(alert, false)]))
  return {
    ...mentionRoles(alerts.flatMap(({ rows }) => rows)),
    embeds: [{ title: `${alerts.length} reports at once`, description, color: alertColor }],
    rows: [
      [
        {
          kind: 'select',
          id: 'catch-up',
          placeholder: 'Summary of …',
          // The key rides in the value, so that our own message can be recognised after a crash.
          options: alerts.map(({ article, key }) => ({
            label: shorten(article.title, 100),
            value: `${article.id}:${key}`,
            description: shorten(article.publisher, 100),
          })),
        },
      ],
    ],
  }
}

function renderEntry(alert: AlertContent, isLinked: boolean): string {
  const { article, rows } = alert
  const name = shorten(article.title, 90)
  const headline = article.url === undefined || !isLinked ? `**${escapeMarkdown(name)}**` : linkTo(name, article.url)
  const watches = escapeMarkdown(shorten(rows.map(row => row.watchName).join(', '), 60))
  const update = hasUpdate(alert) ? `\n✏️ Updated: ${shorten(alert.update[0] ?? '', 100)}` : ''
  const others = (alert.story?.publishers ?? 1) - 1
  const publisher = `${escapeMarkdown(shorten(article.publisher, 40))}${others > 0 ? ` +${others}` : ''}`
  return `${headline}\n${publisher} · ${timestamp(article.publishedAt)} · ${watches}${update}`
}

/** Every report keeps its lines: where they are too long together, those with the longest addresses lose their link. */
function fitEntries(entries: readonly (readonly [linked: string, plain: string])[]): string {
  const shown = entries.map(([linked]) => linked)
  let length = shown.join('\n').length
  const bySaving = [...entries.entries()].sort(
    ([, a], [, b]) => b[0].length - b[1].length - (a[0].length - a[1].length),
  )
  for (const [at, [linked, plain]] of bySaving) {
    if (length <= longestDescription) break
    shown[at] = plain
    length -= linked.length - plain.length
  }
  return shown.join('\n')
}
