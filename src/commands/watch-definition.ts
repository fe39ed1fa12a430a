import {
  SlashCommandBuilder,
  type SlashCommandStringOption,
  type SlashCommandSubcommandBuilder,
} from '@discordjs/builders'
import { ChannelType } from 'discord-api-types/v10'
import { withWish } from './unusual.ts'

/** Discord's own limit for text typed into an option is far higher; nobody reads more. */
export const mostQueryCharacters = 1000
export const mostNameCharacters = 80

const definition = new SlashCommandBuilder()
  .setName('watch')
  .setDescription('Keyword subscriptions: be told when a report answers a query')
  .addSubcommand(subcommand =>
    withPlace(
      subcommand
        .setName('add')
        .setDescription('Try a query on the reports of this server, then watch its feeds for it')
        .addStringOption(option => describeQuery(option).setRequired(true)),
    ).addBooleanOption(option => option.setName('save').setDescription('Save at once, without asking')),
  )
  .addSubcommand(subcommand => subcommand.setName('list').setDescription('The watches of this server, and your own'))
  .addSubcommand(subcommand =>
    withWatch(subcommand.setName('show').setDescription('One watch: its query, its hits a day, its last alerts')),
  )
  .addSubcommand(subcommand =>
    withPlace(
      withWatch(
        subcommand.setName('edit').setDescription('Change a watch; without options a form opens'),
      ).addStringOption(describeQuery),
    ).addBooleanOption(option => option.setName('no_role').setDescription('Mention no role any more')),
  )
  .addSubcommand(subcommand =>
    subcommand
      .setName('test')
      .setDescription('Try a query without saving: on the reports of this server, or on a text you paste')
      .addStringOption(option =>
        option
          .setName('query')
          .setDescription('Without one, a form for query and text opens')
          .setMaxLength(mostQueryCharacters),
      ),
  )
  .addSubcommand(subcommand => withWatch(subcommand.setName('pause').setDescription('Stop a watch for now')))
  .addSubcommand(subcommand =>
    withWatch(subcommand.setName('mute').setDescription('Silence a watch for some hours')).addIntegerOption(option =>
      option.setName('hours').setDescription('A day unless you say otherwise').setMinValue(1).setMaxValue(720),
    ),
  )
  .addSubcommand(subcommand =>
    withWatch(subcommand.setName('resume').setDescription('Let a paused or muted watch go on')),
  )
  .addSubcommand(subcommand =>
    withWish(
      withWatch(subcommand.setName('unusual').setDescription('Be told when a watch is unusually busy or silent')),
    ),
  )
  .addSubcommand(subcommand => withWatch(subcommand.setName('remove').setDescription('End a watch for good')))
  .addSubcommand(subcommand =>
    subcommand.setName('export').setDescription('The watches of this server, or your own, as one readable file'),
  )
  .addSubcommand(subcommand =>
    subcommand
      .setName('import')
      .setDescription('Add the watches of an exported file')
      .addAttachmentOption(option =>
        option.setName('file').setDescription('JSON as /watch export gives it').setRequired(true),
      ),
  )

/** What Discord is told about /watch. */
export const watchDefinition = definition.toJSON()

function describeQuery(option: SlashCommandStringOption): SlashCommandStringOption {
  return option
    .setName('query')
    .setDescription('Words, "a phrase", a OR b, -not, (groups), a NEAR/8 b')
    .setMaxLength(mostQueryCharacters)
}

function withWatch(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand.addStringOption(option =>
    option.setName('watch').setDescription('Its name').setRequired(true).setAutocomplete(true),
  )
}

/** Name, target, delivery and scope. */
function withPlace(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand
    .addStringOption(option =>
      option.setName('name').setDescription('A short name; else the query itself').setMaxLength(mostNameCharacters),
    )
    .addChannelOption(option =>
      option
        .setName('channel')
        .setDescription('Where alerts go: a channel, a thread, or a forum that gets a post for each story; else here')
        .addChannelTypes(
          ChannelType.GuildText,
          ChannelType.GuildAnnouncement,
          ChannelType.PublicThread,
          ChannelType.PrivateThread,
          ChannelType.GuildForum,
        ),
    )
    .addStringOption(option =>
      option
        .setName('forum_tags')
        .setDescription('Tags of the posts in a forum, parted by commas, or: none')
        .setAutocomplete(true)
        .setMaxLength(200),
    )
    .addBooleanOption(option => option.setName('personal').setDescription('Only for you, by direct message'))
    .addRoleOption(option => option.setName('role').setDescription('A role to mention in each alert'))
    .addStringOption(option =>
      option.setName('feeds').setDescription('Only these feeds, parted by commas, or: all').setAutocomplete(true),
    )
    .addStringOption(option =>
      option
        .setName('tags')
        .setDescription('Only feeds with one of these tags, parted by commas')
        .setAutocomplete(true)
        .setMaxLength(200),
    )
    .addStringOption(option =>
      option
        .setName('delivery')
        .setDescription('At once, or gathered into one message')
        .addChoices(
          { name: 'at once', value: 'instant' },
          { name: 'together, every hour', value: 'hourly' },
          { name: 'together, once a day', value: 'daily' },
        ),
    )
    .addIntegerOption(option =>
      option
        .setName('cap')
        .setDescription('So many alerts an hour, what comes beyond is gathered into one message; 0: no cap')
        .setMinValue(0)
        .setMaxValue(1000),
    )
}
