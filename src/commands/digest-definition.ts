import {
  SlashCommandBuilder,
  type SlashCommandStringOption,
  type SlashCommandSubcommandBuilder,
} from '@discordjs/builders'
import { ChannelType } from 'discord-api-types/v10'
import { weekdays } from '../alerts/describe-schedule.ts'
import { mostNameCharacters, mostQueryCharacters } from './watch-definition.ts'

const definition = new SlashCommandBuilder()
  .setName('digest')
  .setDescription('The stories that came in, ranked, in one message every day or week')
  .addSubcommand(subcommand =>
    withAll(
      subcommand.setName('add').setDescription('Tell what came in, every day at eight unless you say otherwise'),
    ).addBooleanOption(option => option.setName('personal').setDescription('Only for you, by direct message')),
  )
  .addSubcommand(subcommand => subcommand.setName('list').setDescription('The digests of this server, and your own'))
  .addSubcommand(subcommand =>
    withDigest(subcommand.setName('now').setDescription('What the next digest would tell by now, for your eyes alone')),
  )
  .addSubcommand(subcommand =>
    withDigest(subcommand.setName('last').setDescription('The last digest once more, with all its stories')),
  )
  .addSubcommand(subcommand =>
    withAll(withDigest(subcommand.setName('edit').setDescription('Change what a digest tells, when or where'))),
  )
  .addSubcommand(subcommand => withDigest(subcommand.setName('pause').setDescription('Stop a digest for now')))
  .addSubcommand(subcommand => withDigest(subcommand.setName('resume').setDescription('Let a paused digest go on')))
  .addSubcommand(subcommand => withDigest(subcommand.setName('remove').setDescription('End a digest for good')))

/** What Discord is told about /digest. */
export const digestDefinition = definition.toJSON()

function withDigest(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand.addStringOption(option =>
    option.setName('digest').setDescription('Its name').setRequired(true).setAutocomplete(true),
  )
}

/** Topic, schedule and place. */
function withAll(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return withPlace(withSchedule(withTopic(subcommand)))
}

function withTopic(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand
    .addStringOption(option =>
      option.setName('watches').setDescription('What these watches bring, parted by commas').setAutocomplete(true),
    )
    .addStringOption(option =>
      option
        .setName('query')
        .setDescription('Or what answers this query; without either, all that comes in')
        .setMaxLength(mostQueryCharacters),
    )
    .addStringOption(option =>
      option.setName('feeds').setDescription('Only these feeds, parted by commas').setAutocomplete(true),
    )
    .addStringOption(option =>
      option.setName('tags').setDescription('Only feeds with one of these tags, parted by commas').setMaxLength(200),
    )
}

function withSchedule(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand
    .addStringOption(describeEvery)
    .addIntegerOption(option =>
      option
        .setName('day')
        .setDescription('For a weekly one: its day; Monday unless you say otherwise')
        .addChoices(...weekdays.map((name, value) => ({ name, value }))),
    )
    .addStringOption(option => option.setName('time').setDescription('08:00, 20:30, 8 pm').setMaxLength(20))
    .addStringOption(option =>
      option.setName('zone').setDescription('Whose clocks: Asia/Karachi, London').setAutocomplete(true),
    )
}

function describeEvery(option: SlashCommandStringOption): SlashCommandStringOption {
  return option
    .setName('every')
    .setDescription('How often')
    .addChoices(
      { name: 'daily', value: 'day' },
      { name: 'Monday to Friday', value: 'weekday' },
      { name: 'weekly', value: 'week' },
    )
}

function withPlace(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand
    .addStringOption(option => option.setName('name').setDescription('A short name').setMaxLength(mostNameCharacters))
    .addChannelOption(option =>
      option
        .setName('channel')
        .setDescription('Where it is posted: a channel, a thread or a forum; else this channel')
        .addChannelTypes(
          ChannelType.GuildText,
          ChannelType.GuildAnnouncement,
          ChannelType.GuildForum,
          ChannelType.PublicThread,
          ChannelType.PrivateThread,
        ),
    )
    .addStringOption(option =>
      option
        .setName('forum_tags')
        .setDescription('Tags of its posts in a forum, parted by commas')
        .setAutocomplete(true),
    )
    .addRoleOption(option => option.setName('role').setDescription('A role to mention in each digest'))
}
