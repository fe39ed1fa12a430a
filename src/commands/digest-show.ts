import { findDigestView, keepDigestView, type DigestView } from '../alerts/digest-view.ts'
import { renderDigestPage, selectStory, storiesOnPage } from '../alerts/render-digest.ts'
import type { Control, Post } from '../model/post.ts'
import { createDigestDesk } from '../pipeline/gather-digest.ts'
import { escapeMarkdown, timestamp } from '../text/discord-markdown.ts'
import { askerOf } from './asker-of.ts'
import type { Asker, CommandContext, Invocation, Press } from './command.ts'
import { chooseDigest } from './digests-in-sight.ts'
import { refuse, type Reply } from './reply.ts'

/** /digest now: what the next one would tell by now. Moves nothing. */
export async function showNow(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { store, clock } = context
  const digest = await chooseDigest(String(invocation.options['digest'] ?? ''), invocation, context)
  if (typeof digest === 'string') return refuse(digest)
  const { guildId, name, topic, coveredUntil, coveredMark, nextDueAt, state } = digest
  const now = clock()
  const period = { since: coveredUntil, until: now, after: coveredMark, through: Number.MAX_SAFE_INTEGER }
  invocation.tell('Gathering what came in …')
  const gathered = await createDigestDesk(store, context.desk.ask).gather(guildId, topic, period)
  const next = state === 'paused' ? 'It is paused.' : `It comes ${timestamp(nextDueAt, 'R')}.`
  if (gathered.stories.length === 0) {
    return refuse(`Nothing came in for **${escapeMarkdown(name)}** since ${timestamp(coveredUntil)}. ${next}`)
  }
  const view = { guildId, title: `So far: ${name}`, since: period.since, until: now, gathered }
  const post = await renderPage(await keepDigestView(view, store, now), view, 0, context)
  return { kind: 'answer', post: { ...post, content: next }, isPrivate: true }
}

/** /digest last: what was told last, once more. */
export async function showLast(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const digest = await chooseDigest(String(invocation.options['digest'] ?? ''), invocation, context)
  if (typeof digest === 'string') return refuse(digest)
  if (digest.toldView === undefined) return refuse('It was not told yet. `/digest now` shows what it would tell.')
  return showPage(digest.toldView, 0, 'answer', invocation, context)
}

/** Buttons of digests: a page of one, told anew or in place, and a story that was chosen. */
export async function pressDigest(pressed: Press, context: CommandContext): Promise<Reply> {
  const [, verb = '', view = '', page = '0'] = pressed.id
  switch (verb) {
    case 'page':
      return showPage(view, Number(page), 'answer', pressed, context)
    case 'turn':
      return showPage(view, Number(page), 'update', pressed, context)
    case 'open':
      return openStory((pressed.values[0] ?? '').split(':')[0] ?? '', pressed, context)
    default:
      return refuse('This button belongs to an older version of me. Please use the command again.')
  }
}

async function showPage(
  viewId: string,
  page: number,
  kind: 'answer' | 'update',
  { guildId }: Asker,
  context: CommandContext,
): Promise<Reply> {
  const view = await findDigestView(viewId, guildId, context.store)
  if (view === undefined) return refuse('This digest is too old to turn its pages.')
  const post = await renderPage(viewId, view, page, context)
  return kind === 'answer' ? { kind, post, isPrivate: true } : { kind, post }
}

async function renderPage(viewId: string, view: DigestView, asked: number, context: CommandContext): Promise<Post> {
  const { stories: groups } = view.gathered
  const pages = Math.max(1, Math.ceil(groups.length / storiesOnPage))
  const page = Math.min(Math.max(0, Math.trunc(asked) || 0), pages - 1)
  const onPage = groups.slice(page * storiesOnPage, (page + 1) * storiesOnPage)
  const stories = await createDigestDesk(context.store, context.desk.ask).describe(view.guildId, onPage)
  const footer = pages === 1 ? undefined : `page ${page + 1} of ${pages}`
  const turn = (to: number, label: string): Control => ({
    kind: 'button',
    id: `digest:turn:${viewId}:${to}`,
    label,
    disabled: to < 0 || to >= pages,
  })
  return {
    ...renderDigestPage({ view, page, stories, footer }),
    rows: [
      [selectStory(stories, 'digest:open', 'page')],
      ...(pages === 1 ? [] : [[turn(page - 1, '◀ Back'), turn(page + 1, 'More ▶')]]),
    ],
  }
}

/** The story of a report where that is a command here, else what the report tells. */
async function openStory(articleId: string, pressed: Press, context: CommandContext): Promise<Reply> {
  const command = ['story', 'summary']
    .map(name => context.commands.find(({ definition }) => definition.name === name))
    .find(found => found !== undefined)
  if (command === undefined || !/^\d+$/.test(articleId)) return refuse('That story is gone.')
  const name = command.definition.name
  const options = { article: `#${articleId}` }
  const reply = await command.run(
    { ...askerOf(pressed), command: name, subcommand: undefined, options, files: {}, message: undefined, page: 0 },
    context,
  )
  return reply.kind === 'answer' ? { ...reply, isPrivate: true } : reply
}
