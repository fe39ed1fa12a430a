import { SlashCommandBuilder, type SlashCommandSubcommandBuilder } from '@discordjs/builders'
import { escapeMarkdown } from '../text/discord-markdown.ts'
import { chooseByName, completeNames } from './choose-by-name.ts'
import type { Asker, Choice, Command, CommandContext, Invocation, Press } from './command.ts'
import { completeTags } from './complete-list.ts'
import { completeStarterFeed } from './complete-starter-feed.ts'
import { addFeed, followChosen } from './feed-add.ts'
import { checkFeed, listFeeds } from './feed-health.ts'
import { exportFeeds, importFeeds } from './feed-lists.ts'
import { needsManager } from './needs-manager.ts'
import { refuse, type Reply } from './reply.ts'
import { pressQuiet, tellUnusualOfFeeds, withWish } from './unusual.ts'

const definition = new SlashCommandBuilder()
  .setName('feed')
  .setDescription('The news feeds this server follows')
  .addSubcommand(subcommand =>
    subcommand
      .setName('add')
      .setDescription('Follow a feed')
      .addStringOption(option =>
        option
          .setName('url')
          .setDescription('Address of a feed, a site, a page, a channel')
          .setRequired(true)
          .setAutocomplete(true)
          .setMaxLength(2000),
      )
      .addStringOption(option =>
        option.setName('publisher').setDescription('Who prints it; else the feed says').setMaxLength(80),
      )
      .addStringOption(option =>
        option
          .setName('tags')
          .setDescription(
            'Tags that watches can ask for, parted by commas; given anew to a feed that is followed already',
          )
          .setAutocomplete(true)
          .setMaxLength(200),
      ),
  )
  .addSubcommand(subcommand => subcommand.setName('list').setDescription('Feeds and how they are doing'))
  .addSubcommand(named('check', 'How one feed is doing, and ask it again'))
  .addSubcommand(subcommand =>
    withWish(named('unusual', 'Be told when a feed, or "all", is unusually busy or silent')(subcommand)),
  )
  .addSubcommand(named('remove', 'Stop following a feed'))
  .addSubcommand(subcommand =>
    subcommand
      .setName('import')
      .setDescription('Follow all feeds of an OPML file; its folders become tags')
      .addAttachmentOption(option =>
        option.setName('file').setDescription('OPML, as feed readers export it').setRequired(true),
      ),
  )
  .addSubcommand(subcommand => subcommand.setName('export').setDescription('All feeds as an OPML file'))

export const feed: Command = {
  definition: definition.toJSON(),
  example: '/feed add url: https://www.un.org/press/en/rss.xml',
  isPrivate: ({ subcommand }) => subcommand !== 'add',
  run,
  press,
  complete: async (option, typed, invocation, context): Promise<readonly Choice[]> => {
    if (option === 'url') return completeStarterFeed(typed, context)
    if (option === 'tags') return completeTags(typed, invocation.guildId, context.store)
    return completeNames(await namedFeeds(invocation, context), typed)
  },
}

function named(name: string, description: string) {
  return (subcommand: SlashCommandSubcommandBuilder) =>
    subcommand
      .setName(name)
      .setDescription(description)
      .addStringOption(option =>
        option.setName('feed').setDescription('Its name').setRequired(true).setAutocomplete(true),
      )
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  switch (invocation.subcommand) {
    case 'add':
      return addFeed(invocation, context)
    case 'list':
      return listFeeds(invocation, context)
    case 'check':
      return check(invocation, context)
    case 'unusual':
      return tellUnusual(invocation, context)
    case 'remove':
      return remove(invocation, context)
    case 'import':
      return importFeeds(invocation, context)
    case 'export':
      return exportFeeds(invocation, context)
    default:
      return refuse('I do not know this part of `/feed`.')
  }
}

/** `feed:choose:VIEW` is the select of a site's feeds, `feed:check:FEED` the button below a notice. */
async function press(pressed: Press, context: CommandContext): Promise<Reply> {
  const [, deed, subject = ''] = pressed.id
  if (deed === 'quiet') return pressQuiet(pressed, context)
  if (deed === 'choose') return followChosen(subject, pressed, context)
  const followed = (await context.store.followedFeeds(pressed.guildId)).find(({ id }) => String(id) === subject)
  return followed === undefined ? refuse('This server no longer follows that feed.') : checkFeed(followed, context)
}

async function namedFeeds({ guildId }: Asker, { store }: CommandContext) {
  const feeds = await store.followedFeeds(guildId)
  return feeds.map(one => ({ ...one, name: one.title }))
}

async function check(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const chosen = chooseByName(await namedFeeds(invocation, context), String(invocation.options['feed'] ?? ''), 'feed')
  return chosen.kind === 'missing' ? refuse(chosen.text) : checkFeed(chosen.item, context)
}

async function tellUnusual(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const typed = String(invocation.options['feed'] ?? '')
  const feeds = await namedFeeds(invocation, context)
  if (typed.trim().toLowerCase() === 'all') return tellUnusualOfFeeds(feeds, invocation, context)
  const chosen = chooseByName(feeds, typed, 'feed')
  return chosen.kind === 'missing' ? refuse(chosen.text) : tellUnusualOfFeeds([chosen.item], invocation, context)
}

async function remove(invocation: Invocation, context: CommandContext): Promise<Reply> {
  if (!invocation.canManage) return refuse(needsManager('Removing a feed', invocation))
  const chosen = chooseByName(await namedFeeds(invocation, context), String(invocation.options['feed'] ?? ''), 'feed')
  if (chosen.kind === 'missing') return refuse(chosen.text)
  await context.store.unfollow(invocation.guildId, chosen.item.id)
  const content = `**${escapeMarkdown(chosen.item.title)}** is no longer followed. Its reports leave this server's sight.`
  return { kind: 'answer', post: { content }, isPrivate: true }
}
