import type { Errand, FeedNotice } from '../corpus/errand-store.ts'
import type { Post } from '../model/post.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import type { ErrandOptions, ErrandOutcome } from './run-errands.ts'

const colors = { failing: 0xd9822b, gone: 0xb33a3a, back: 0x3d8b40 } as const

/** Tells a channel how a feed is doing, once, if its server still follows it. */
export async function sendNotice(
  errand: Errand & FeedNotice,
  { store, courier, signal }: ErrandOptions,
): Promise<ErrandOutcome> {
  const feed = await store.getFeed(errand.feedId)
  const followers = await store.subscriptionsOf(errand.feedId)
  if (feed === undefined || !followers.some(({ guildId }) => guildId === errand.guildId)) return { kind: 'done' }
  const target = { kind: 'channel', channelId: errand.channelId } as const
  const key = `${errand.id}-${errand.queuedAt.getTime().toString(36)}`
  if (errand.attempts > 1) {
    const found = await courier.find(target, key, errand.queuedAt, signal)
    if (found.kind === 'found') return { kind: 'done' }
    if (found.kind !== 'absent') return found
  }
  const outcome = await courier.send(target, renderNotice(errand, feed.title, key), key, signal)
  return outcome.kind === 'sent' ? { kind: 'done' } : outcome
}

// The key rides in the button, so that our own message can be recognised.
function renderNotice({ feedId, news, text }: FeedNotice, title: string, key: string): Post {
  const description = `**${escapeMarkdown(shorten(title, 200))}** ${escapeMarkdown(text)}`
  return {
    embeds: [{ description, color: colors[news] }],
    rows: [[{ kind: 'button', id: `feed:check:${feedId}:${key}`, label: 'How is it now?' }]],
  }
}
