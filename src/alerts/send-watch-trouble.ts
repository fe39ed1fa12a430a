import type { Errand, WatchNotice } from '../corpus/errand-store.ts'
import type { Post } from '../model/post.ts'
import type { Watch } from '../model/watch.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { describeTarget } from './describe-target.ts'
import type { ErrandOptions, ErrandOutcome } from './run-errands.ts'

const mostNamed = 10

/** Tells the owner of watches, once and in person, that they were paused; not of those that go on already or are gone. */
export async function sendWatchTrouble(
  errand: Errand & WatchNotice,
  { store, courier, signal }: ErrandOptions,
): Promise<ErrandOutcome> {
  const watches = await Promise.all(errand.watchIds.map(id => store.getWatch(id)))
  const paused = watches.filter(watch => watch?.pauseReason !== undefined).filter(watch => watch !== undefined)
  if (paused.length === 0) return { kind: 'done' }
  const target = { kind: 'dm', userId: errand.userId } as const
  const key = `${errand.id}-${errand.queuedAt.getTime().toString(36)}`
  if (errand.attempts > 1) {
    const found = await courier.find(target, key, errand.queuedAt, signal)
    if (found.kind === 'found') return { kind: 'done' }
    if (found.kind !== 'absent') return found
  }
  const outcome = await courier.send(target, renderNotice(paused, errand.guildId, key), key, signal)
  return outcome.kind === 'sent' ? { kind: 'done' } : outcome
}

// The key rides in the button, so that our own message can be recognised.
function renderNotice(paused: readonly Watch[], guildId: string, key: string): Post {
  const [first] = paused
  const rest = paused.length - mostNamed
  const names = paused.slice(0, mostNamed).map(({ name }) => `**${escapeMarkdown(shorten(name, 80))}**`)
  const which = [...names, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
  const many = paused.length === 1 ? 'Your watch' : 'Your watches'
  const where = first === undefined ? '' : ` (${describeTarget(first.target)})`
  const why = escapeMarkdown(first?.pauseReason ?? '')
  const description = `${many} ${which} of [this server](https://discord.com/channels/${guildId}): ${why}${where}. Nothing is sent until \`/watch edit\` gives another channel; \`/watch remove\` ends it for good.`
  return {
    embeds: [{ description, color: 0xd9822b }],
    rows: [[{ kind: 'button', id: `watch:noted:${key}`, label: 'Noted', disabled: true }]],
  }
}
