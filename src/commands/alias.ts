import { SlashCommandBuilder } from '@discordjs/builders'
import type { KeptAlias } from '../corpus/alias-store.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { aliasPack } from '../watches/alias-pack.ts'
import { readWords } from '../watches/read-words.ts'
import { starterAliases } from '../watches/starter-aliases.ts'
import { completeNames } from './choose-by-name.ts'
import type { Choice, Command, CommandContext, Invocation } from './command.ts'
import { numberPage, pageAnswer } from './page-answer.ts'
import { needsManager } from './needs-manager.ts'
import { refuse, type Reply } from './reply.ts'

const pageSize = 12
const mostAliases = 300
const mostNames = 20
const mostCharacters = 80

const definition = new SlashCommandBuilder()
  .setName('alias')
  .setDescription('One name, many spellings: what name~ finds in searches and watches of this server')
  .addSubcommand(subcommand =>
    subcommand
      .setName('add')
      .setDescription('Add a name with its other spellings, or write one anew')
      .addStringOption(option =>
        option.setName('name').setDescription('The name').setRequired(true).setMaxLength(mostCharacters),
      )
      .addStringOption(option =>
        option.setName('spellings').setDescription('Other names and spellings, parted by commas').setMaxLength(1000),
      )
      .addStringOption(option =>
        option
          .setName('acronyms')
          .setDescription('Short forms in exactly this case, parted by commas')
          .setMaxLength(200),
      ),
  )
  .addSubcommand(subcommand =>
    subcommand.setName('list').setDescription("This server's own aliases, then those that come with me"),
  )
  .addSubcommand(subcommand =>
    subcommand
      .setName('remove')
      .setDescription('Take away an alias of this server; one that came with me holds again as it was')
      .addStringOption(option =>
        option.setName('name').setDescription('The name').setRequired(true).setAutocomplete(true),
      ),
  )

export const alias: Command = {
  definition: definition.toJSON(),
  example: '/alias add name: Asim Munir spellings: Asem Moneer',
  isPrivate: ({ subcommand }) => subcommand !== 'add',
  run,
  complete: async (_option, typed, { guildId }, { store }): Promise<readonly Choice[]> => {
    const own = await store.aliasesOf(guildId)
    return completeNames(
      own.map(({ name }, id) => ({ id, name })),
      typed,
    ).map(({ name }) => ({ name, value: name }))
  },
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  if (invocation.subcommand === 'list') return list(invocation, context)
  if (!invocation.canManage) return refuse(needsManager('Changing what names mean for all watches here', invocation))
  return invocation.subcommand === 'add' ? add(invocation, context) : remove(invocation, context)
}

async function add({ options, guildId }: Invocation, { store }: CommandContext): Promise<Reply> {
  const name = bareName(String(options['name'] ?? ''))
  const written: KeptAlias = { name, spellings: listOf(options['spellings']), acronyms: listOf(options['acronyms']) }
  const trouble = findTrouble(written)
  if (trouble !== undefined) return refuse(trouble)
  const own = await store.aliasesOf(guildId)
  const before = aliasPack(own).find(other => other.name.toLowerCase() === name.toLowerCase())
  const isOwn = own.some(other => other.name.toLowerCase() === name.toLowerCase())
  if (!isOwn && own.length >= mostAliases) {
    return refuse(`This server has ${own.length} aliases, the most that are allowed. \`/alias remove\` one first.`)
  }
  await store.saveAlias(guildId, written)
  const how = `In a query, \`"${name.replaceAll('`', "'")}"~\`, or any of these with \`~\`, finds all of them.`
  const replaced = before === undefined ? [] : [`Until now: ${renderAlias(before)}`]
  const description = [renderAlias(written), ...replaced, how].join('\n')
  return { kind: 'answer', post: { embeds: [{ description }] }, isPrivate: false }
}

function findTrouble({ name, spellings, acronyms }: KeptAlias): string | undefined {
  const others = [...spellings, ...acronyms]
  if (others.length === 0) return 'Give `spellings` or `acronyms`: other ways to write the name, parted by commas.'
  if (others.length > mostNames) return `Those are ${others.length} names; ${mostNames} is the most for one alias.`
  const odd = [name, ...others].find(
    one => one.length > mostCharacters || readWords(one, true, 'similar') === undefined,
  )
  return odd === undefined ? undefined : `“${escapeMarkdown(shorten(odd, 60))}” is no name that I can look for.`
}

async function list(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const own = await context.store.aliasesOf(invocation.guildId)
  const pack = aliasPack(own)
  const from = invocation.page * pageSize
  const lines = pack
    .slice(from, from + pageSize)
    .map((one, at) => renderAlias(one, from + at < own.length ? '✏️ ' : ''))
  const title = `${own.length} of this server, ${pack.length - own.length} that come with me`
  const hasMore = from + pageSize < pack.length
  const post = { embeds: [{ title, description: lines.join('\n'), ...numberPage(invocation, hasMore) }] }
  return pageAnswer(post, hasMore, true, invocation, context)
}

function renderAlias({ name, spellings, acronyms }: KeptAlias, sign = ''): string {
  const others = [...spellings, ...acronyms.map(acronym => `=${acronym}`)].join(', ')
  return `${sign}**${escapeMarkdown(name)}**: ${escapeMarkdown(shorten(others, 240))}`
}

async function remove({ options, guildId }: Invocation, { store }: CommandContext): Promise<Reply> {
  const name = String(options['name'] ?? '').trim()
  if (await store.removeAlias(guildId, name)) {
    const starter = starterAliases.find(one => one.name.toLowerCase() === name.toLowerCase())
    const rest = starter === undefined ? '' : ' What came with me holds again.'
    return {
      kind: 'answer',
      post: { content: `**${escapeMarkdown(shorten(name, 80))}**: removed.${rest}` },
      isPrivate: true,
    }
  }
  return refuse(
    'This server has no alias of its own by that name. One that comes with me can be written anew with `/alias add`.',
  )
}

function listOf(value: string | number | boolean | undefined): readonly string[] {
  const parts = String(value ?? '').split(',')
  return [...new Set(parts.map(bareName).filter(part => part !== ''))]
}

/** Without the quotation marks and the ~ that a query has around a name. */
function bareName(written: string): string {
  return written
    .trim()
    .replace(/^["“”]+/, '')
    .replace(/["“”]?~?$/, '')
    .trim()
}
