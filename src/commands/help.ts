import { SlashCommandBuilder } from '@discordjs/builders'
import { ApplicationCommandType, type RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import type { Command, CommandContext } from './command.ts'
import type { Reply } from './reply.ts'

const definition = new SlashCommandBuilder().setName('help').setDescription('What I can do, with examples')

export const help: Command = {
  definition: definition.toJSON(),
  example: '/help',
  isPrivate: () => true,
  run: (_invocation, context) => Promise.resolve(run(context)),
}

const queryHelp = [
  '`taliban ceasefire` both words, in any form: *ceasefires* too',
  '`"verifiable steps"` these words side by side',
  '`bagram OR kandahar` either; `(a OR b) c` groups',
  '`pakistan NOT cricket` or `pakistan -cricket` without',
  '`ceasefire NEAR/8 border` at most 8 words apart',
  '`terror*` beginnings; `=IS` exactly so, with its capitals',
  '`"ghazab lil-haq"~` however a name is spelled; `nigeria~(-niger)` but not these names',
  '`title:flood` `publisher:dawn` `feed:dawn` `lang:ur` `after:2026-01-31` `before:2026-02` where and when',
  '`speaker:munir quote:ceasefire` who said what, in one quotation',
  '`/ceas(e|ing) fire/i` a regular expression',
].join('\n')

function run({ commands }: CommandContext): Reply {
  const lines = commands.map(
    command => `**${shownName(command.definition)}** ${describe(command.definition)}\n\`${command.example}\``,
  )
  const embed = {
    title: 'Dateline: news, and who said what',
    description: lines.join('\n'),
    fields: [{ name: 'How to write a query', value: queryHelp }],
    footer:
      'Managing feeds, channel watches and digests needs Manage Server, or the role that /settings names; everybody may keep personal ones.',
  }
  return { kind: 'answer', post: { embeds: [embed] }, isPrivate: true }
}

function shownName(definition: RESTPostAPIApplicationCommandsJSONBody): string {
  return isMenu(definition) ? `Apps ▸ ${definition.name}` : `/${definition.name}`
}

function describe(definition: RESTPostAPIApplicationCommandsJSONBody): string {
  return 'description' in definition && typeof definition.description === 'string'
    ? definition.description
    : 'in the menu of any message'
}

function isMenu(definition: RESTPostAPIApplicationCommandsJSONBody): boolean {
  return definition.type === ApplicationCommandType.User || definition.type === ApplicationCommandType.Message
}
