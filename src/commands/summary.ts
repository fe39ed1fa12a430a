import { SlashCommandBuilder } from 'discord.js'
import { chooseArticle, completeArticle } from './choose-article.ts'
import type { Command, CommandContext, Invocation, Press } from './command.ts'
import { refuse, type Modal, type Reply } from './reply.ts'
import { summariseArticle, summariseText } from './summary-article.ts'
import { summariseTopic } from './summary-topic.ts'

const definition = new SlashCommandBuilder()
  .setName('summary')
  .setDescription('The sentences that tell most, word for word, each linked; alone it takes pasted text')
  .addStringOption(option =>
    option.setName('article').setDescription('One report: its address or headline').setAutocomplete(true),
  )
  .addStringOption(option =>
    option.setName('topic').setDescription('All newest reports that answer this query').setMaxLength(500),
  )
  .addStringOption(option => option.setName('since').setDescription('For a topic: from this day on'))
  .addStringOption(option => option.setName('until').setDescription('For a topic: up to and with this day'))

export const summary: Command = {
  definition: definition.toJSON(),
  example: '/summary topic: ceasefire since: last week',
  isPrivate: () => false,
  run,
  press,
  complete: (option, typed, invocation, context) =>
    option === 'article' ? completeArticle(typed, invocation, context) : Promise.resolve([]),
}

const pasteForm: Modal = {
  id: 'summary:text',
  title: 'Summarise a text',
  fields: [
    {
      id: 'text',
      label: 'The text, up to 4,000 characters',
      style: 'paragraph',
      placeholder: 'Paste a statement, a message or a report here.',
      isRequired: true,
      maxLength: 4000,
    },
  ],
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { options } = invocation
  const { article, topic } = options
  if (Object.keys(options).length === 0) return { kind: 'modal', modal: pasteForm }
  if (article !== undefined && topic !== undefined) return refuse('Give either `article` or `topic`, not both.')
  if (topic !== undefined) return summariseTopic(String(topic), invocation, context)
  if (article === undefined) return refuse('A period needs a `topic`. To paste a text, use `/summary` alone.')
  const chosen = await chooseArticle(String(article), invocation, context)
  if (chosen.kind === 'refusal') return refuse(chosen.text)
  return summariseArticle(chosen.article, invocation.guildId, context)
}

/** Answers the form for pasted text. */
function press({ fields, guildId }: Press, context: CommandContext): Promise<Reply> {
  return summariseText(fields['text'] ?? '', 'That text in brief', guildId, context)
}
