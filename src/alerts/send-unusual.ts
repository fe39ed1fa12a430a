import type { Errand } from '../corpus/errand-store.ts'
import type { UnusualNotice } from '../corpus/lookout-store.ts'
import type { Post } from '../model/post.ts'
import { escapeMarkdown, linkTo, shorten } from '../text/discord-markdown.ts'
import type { ErrandOptions, ErrandOutcome } from './run-errands.ts'

const colors = { busy: 0xf0a22e, silent: 0x5c6b7a } as const

/** Tells that a watch or feed is unusually busy or silent, once, if that is still wanted there. */
export async function sendUnusual(
  errand: Errand & UnusualNotice,
  { store, courier, signal }: ErrandOptions,
): Promise<ErrandOutcome> {
  const lookout = await store.getLookout(errand.guildId, errand.subject)
  if (lookout === undefined) return { kind: 'done' }
  const key = `${errand.id}-${errand.queuedAt.getTime().toString(36)}`
  if (errand.attempts > 1) {
    const found = await courier.find(errand.target, key, errand.queuedAt, signal)
    if (found.kind === 'found') return { kind: 'done' }
    if (found.kind !== 'absent') return found
  }
  const outcome = await courier.send(errand.target, renderUnusual(errand, key), key, signal)
  return outcome.kind === 'sent' ? { kind: 'done' } : outcome
}

// The key rides in the button, so that our own message can be recognised.
function renderUnusual({ subject, name, news, text, story }: UnusualNotice, key: string): Post {
  const told = `**${escapeMarkdown(shorten(name, 200))}** ${escapeMarkdown(text)}`
  const description = story === undefined ? told : `${told}\n${renderStory(story)}`
  return {
    name: `${name}: unusually ${news}`,
    embeds: [{ description, color: colors[news] }],
    rows: [[{ kind: 'button', id: `${subject.kind}:quiet:${subject.id}:${key}`, label: 'No more of these' }]],
  }
}

function renderStory({ title, url, publisher, others }: NonNullable<UnusualNotice['story']>): string {
  const shown = shorten(title, 140)
  const headline = url === undefined ? `“${escapeMarkdown(shown)}”` : linkTo(shown, url)
  return `Mostly: ${headline} · ${escapeMarkdown(shorten(publisher, 60))}${others === 0 ? '' : ` and ${others} more`}`
}
