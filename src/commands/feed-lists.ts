import type { OpmlFeed } from '../feeds/opml/read-opml.ts'
import { renderOpml } from '../feeds/opml/render-opml.ts'
import type { Post } from '../model/post.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import type { CommandContext, Invocation } from './command.ts'
import { needsManager } from './needs-manager.ts'
import { refuse, type Reply } from './reply.ts'

const mostBytes = 512 * 1024
/** Most of them wait: the network is bounded elsewhere, and no host is asked twice at a time. */
const triedAtOnce = 32
/** Discord takes no answer after 15 minutes. */
const timeLimitMs = 13 * 60_000
const refusalsShown = 10

type Refusal = { readonly entry: string; readonly reason: string }
type Tally = { added: number; held: number; readonly refused: Refusal[] }

/** Follows all feeds of an OPML attachment that can be read now, and says of each other why not. */
export async function importFeeds(invocation: Invocation, context: CommandContext): Promise<Reply> {
  if (!invocation.canManage) return refuse(needsManager('Importing feeds', invocation))
  const file = invocation.files['file']
  if (file === undefined) return refuse('Attach an OPML file, as feed readers export it.')
  const bytes = await file.read(mostBytes)
  if (typeof bytes === 'string') return refuse(bytes)
  const list = await context.desk.readFeedList(bytes)
  if (list.kind === 'unreadable') return refuse(`I can't import **${escapeMarkdown(file.name)}**: ${list.reason}.`)
  const tally: Tally = { added: 0, held: 0, refused: [...list.refused] }
  const total = list.feeds.length + list.refused.length
  if (total === 0) return refuse(`**${escapeMarkdown(file.name)}** names no feed.`)
  await followAll(list.feeds, tally, invocation, context)
  return { kind: 'answer', post: renderImport(tally, total), isPrivate: true }
}

/** All feeds of the server as an OPML attachment. */
export async function exportFeeds({ guildId }: Invocation, { store, clock }: CommandContext): Promise<Reply> {
  const followed = await store.followedFeeds(guildId)
  if (followed.length === 0) return refuse('This server follows no feed yet, so there is nothing to export.')
  const feeds = followed.map(({ url, title, siteUrl, subscription: { tags } }) => ({ url, title, siteUrl, tags }))
  const bytes = Buffer.from(renderOpml('Feeds followed with Dateline', feeds, clock()))
  const content = feeds.length === 1 ? 'The one feed of this server.' : `The ${feeds.length} feeds of this server.`
  return { kind: 'answer', post: { content, files: [{ name: 'feeds.opml', bytes }] }, isPrivate: true }
}

async function followAll(
  feeds: readonly OpmlFeed[],
  tally: Tally,
  invocation: Invocation,
  context: CommandContext,
): Promise<void> {
  const held = new Set((await context.store.followedFeeds(invocation.guildId)).map(({ url }) => url))
  const until = context.clock().getTime() + timeLimitMs
  const queue = feeds.values()
  let done = 0
  const work = async () => {
    for (const feed of queue) {
      if (held.has(feed.url)) tally.held++
      else await followOne(feed, until, tally, invocation, context)
      done++
      invocation.tell(`${done} of ${feeds.length} feeds asked, ${tally.added} added …`)
    }
  }
  await Promise.all(Array.from({ length: triedAtOnce }, work))
}

async function followOne(
  { url, tags }: OpmlFeed,
  until: number,
  tally: Tally,
  { guildId, channelId, userId }: Invocation,
  { desk, store, clock }: CommandContext,
): Promise<void> {
  const entry = url
  if (clock().getTime() > until) {
    tally.refused.push({ entry, reason: 'there was no time left to ask it; import the list again' })
    return
  }
  const trial = await desk.tryFeed(url)
  if (trial.kind === 'failed') tally.refused.push({ entry, reason: trial.reason })
  else if (trial.kind === 'several') tally.refused.push({ entry, reason: 'it names several feeds; use /feed add' })
  else {
    const { items: _, ...found } = trial.feed
    const { added } = await store.follow(found, { guildId, channelId, addedBy: userId, tags }, clock())
    if (added) tally.added++
    else tally.held++
  }
}

function renderImport({ added, held, refused }: Tally, total: number): Post {
  const parts = [
    `Added **${added}** of ${total} feeds.`,
    held === 0 ? '' : `${held} ${held === 1 ? 'was' : 'were'} followed already.`,
    refused.length === 0 ? '' : `${refused.length} can't be followed:`,
  ]
  const shown = refused
    .slice(0, refusalsShown)
    .map(({ entry, reason }) => `- ${escapeMarkdown(shorten(entry, 100))}: ${escapeMarkdown(shorten(reason, 120))}`)
  const content = parts.filter(part => part !== '').join(' ')
  const embeds = shown.length === 0 ? [] : [{ description: shown.join('\n') }]
  if (refused.length <= refusalsShown) return { content, embeds }
  const all = refused.map(({ entry, reason }) => `${entry}: ${reason}\n`).join('')
  return { content, embeds, files: [{ name: 'refused.txt', bytes: Buffer.from(all) }] }
}
