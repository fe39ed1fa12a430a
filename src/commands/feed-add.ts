import type { NewFeed } from '../corpus/feed-store.ts'
import type { Post } from '../model/post.ts'
import type { TriedFeed } from '../pipeline/desk.ts'
import { escapeMarkdown, linkTo, shorten } from '../text/discord-markdown.ts'
import type { Asker, CommandContext, Invocation, Press } from './command.ts'
import { needsManager } from './needs-manager.ts'
import { refuse, type Reply } from './reply.ts'

const previewed = 3
const headlineLength = 110

/** A feed to choose, as the select's message remembers it. */
type Offered = NewFeed & { readonly headlines: readonly string[]; readonly tags: readonly string[] }

/** Follows the feed behind an address; where a site has several, lets the asker choose. */
export async function addFeed(invocation: Invocation, context: CommandContext): Promise<Reply> {
  if (!invocation.canManage) return refuse(needsManager('Adding a feed', invocation))
  const { url = '', publisher } = invocation.options
  const tags = readTags(invocation.options['tags'])
  if (typeof tags === 'string') return refuse(tags)
  const trial = await context.desk.tryFeed(String(url))
  const wish = { publisher: publisher === undefined ? undefined : String(publisher), tags }
  switch (trial.kind) {
    case 'failed':
      return refuse(`I can't follow that: ${trial.reason}.`)
    case 'feed':
      return follow(offerOf(trial.feed, wish), invocation, context)
    case 'several':
      return offerChoice(
        trial.feeds.map(one => offerOf(one, wish)),
        context,
      )
  }
}

/** Follows what was chosen in the select that `addFeed` showed. */
export async function followChosen(viewId: string, pressed: Press, context: CommandContext): Promise<Reply> {
  if (!pressed.canManage) return refuse(needsManager('Adding a feed', pressed))
  const state = await context.store.getView(viewId)
  const offered = state === undefined ? [] : (JSON.parse(state) as readonly Offered[])
  const chosen = offered[Number(pressed.values[0])]
  if (chosen === undefined) return refuse('This choice is too old. Please use `/feed add` again.')
  const reply = await follow(chosen, pressed, context)
  return reply.kind === 'answer' ? { kind: 'update', post: { rows: [], ...reply.post } } : reply
}

async function follow(
  { headlines, tags, ...feed }: Offered,
  { guildId, channelId, userId }: Asker,
  context: CommandContext,
): Promise<Reply> {
  const subscription = { guildId, addedBy: userId, channelId, tags }
  const { added, feed: standing } = await context.store.follow(feed, subscription, context.clock())
  const tagged = tags.length === 0 ? '' : `Tagged ${escapeMarkdown(tags.join(', '))}.`
  if (!added) {
    const follows = `This server follows **${escapeMarkdown(feed.title)}** already.`
    if (tags.length === 0) return refuse(follows)
    await context.store.tagFeed(guildId, standing.id, tags)
    return { kind: 'answer', post: { content: `${follows} ${tagged}` }, isPrivate: false }
  }
  const description = [
    linkTo('feed', feed.url),
    renderHeadlines(headlines),
    'What stands there now is kept without alerts; news from here on is matched against the watches.',
    ...(tagged === '' ? [] : [tagged]),
  ].join('\n')
  const title = `Following: ${escapeMarkdown(shorten(feed.title, 200))}`
  return { kind: 'answer', post: { embeds: [{ title, description }] }, isPrivate: false }
}

async function offerChoice(offered: readonly Offered[], context: CommandContext): Promise<Reply> {
  const view = await context.store.saveView(JSON.stringify(offered), context.clock())
  const post: Post = {
    embeds: [
      {
        title: 'That site has several feeds',
        description: 'Choose the one to follow. These are the latest headlines of each:',
        fields: offered.map(({ title, headlines }) => ({
          name: escapeMarkdown(shorten(title, 200)),
          value: renderHeadlines(headlines),
        })),
      },
    ],
    rows: [
      [
        {
          kind: 'select',
          id: `feed:choose:${view}`,
          placeholder: 'Follow …',
          options: offered.map(({ title, url }, at) => ({
            label: shorten(title, 100),
            value: String(at),
            description: shorten(url, 100),
          })),
        },
      ],
    ],
  }
  // As public as the wait for it was, and as what takes its place once somebody who may has chosen.
  return { kind: 'answer', post, isPrivate: false }
}

const mostTags = 10
const mostTagCharacters = 40

function readTags(typed: string | number | boolean | undefined): readonly string[] | string {
  const parts = String(typed ?? '').split(',')
  const tags = [...new Set(parts.map(tag => tag.trim().replaceAll(/\s+/g, ' ')).filter(tag => tag !== ''))]
  if (tags.length > mostTags) return `A feed can have ${mostTags} tags at most.`
  const long = tags.find(tag => tag.length > mostTagCharacters)
  return long === undefined ? tags : `“${escapeMarkdown(shorten(long, 60))}” is too long for a tag.`
}

type Wish = { readonly publisher: string | undefined; readonly tags: readonly string[] }

function offerOf({ items, ...found }: TriedFeed, { publisher, tags }: Wish): Offered {
  const { url, title, siteUrl, language } = found
  const headlines = items.slice(0, previewed).map(item => shorten(item.title, headlineLength))
  return { url, title, publisher: publisher ?? found.publisher, siteUrl, language, headlines, tags }
}

function renderHeadlines(headlines: readonly string[]): string {
  if (headlines.length === 0) return '*nothing stands there yet*'
  return headlines.map(headline => `- ${escapeMarkdown(headline)}`).join('\n')
}
