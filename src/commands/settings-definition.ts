import { SlashCommandBuilder } from '@discordjs/builders'
import { storyLimits } from '../config/settings.ts'

/** What a server may choose, by the option that chooses it, and what people read of it. */
export const choosable = {
  manager_role: 'who manages',
  zone: 'time zone',
  daily_at: 'daily watches',
  hold: 'first message of a story',
  follow_ups: 'thread of a story',
  new_message_after: 'news of an old story',
} as const

export type Choosable = keyof typeof choosable

const { holdSeconds, followUpsPerDay, newMessageAfterHours } = storyLimits

/** What Discord is told about /settings. */
export const settingsDefinition = new SlashCommandBuilder()
  .setName('settings')
  .setDescription('What this server chose: who manages, its time zone, how stories are told')
  .addSubcommand(subcommand => subcommand.setName('show').setDescription('What holds in this server'))
  .addSubcommand(subcommand =>
    subcommand
      .setName('edit')
      .setDescription('Change what you name; the rest stays')
      .addStringOption(option =>
        option
          .setName('zone')
          .setDescription('Time zone for dates, days and digests: Asia/Karachi')
          .setAutocomplete(true)
          .setMaxLength(100),
      )
      .addStringOption(option =>
        option
          .setName('daily_at')
          .setDescription('When daily watches tell what they gathered: 08:00, 7 pm')
          .setMaxLength(20),
      )
      .addNumberOption(option =>
        option
          .setName('hold')
          .setDescription('So many seconds a story waits for a fuller report before its first message')
          .setMinValue(holdSeconds.min)
          .setMaxValue(holdSeconds.max),
      )
      .addIntegerOption(option =>
        option
          .setName('follow_ups')
          .setDescription("Reports with news told in a story's thread, a day; 0 for none")
          .setMinValue(followUpsPerDay.min)
          .setMaxValue(followUpsPerDay.max),
      )
      .addNumberOption(option =>
        option
          .setName('new_message_after')
          .setDescription('After so many hours, news of a story is a message of its own; fewer: told again sooner')
          .setMinValue(newMessageAfterHours.min)
          .setMaxValue(newMessageAfterHours.max),
      )
      .addRoleOption(option =>
        option.setName('manager_role').setDescription('Its members manage feeds, watches and digests too'),
      ),
  )
  .addSubcommand(subcommand =>
    subcommand
      .setName('reset')
      .setDescription('As is usual with me again: one setting, or all')
      .addStringOption(option =>
        option
          .setName('setting')
          .setDescription('Which; all of them when left out')
          .addChoices(Object.entries(choosable).map(([value, name]) => ({ name, value }))),
      ),
  )
  .toJSON()
