import { SlashCommandBuilder } from '@discordjs/builders'
import { chooseArticle, completeArticle } from './choose-article.ts'
import type { Choice, Command, CommandContext, Invocation, Press } from './command.ts'
import { completeTopic } from './complete-topic.ts'
import { refuse, type Modal, type Reply } from './reply.ts'
import { summariseArticle, summariseText } from './summary-article.ts'
import { summariseStory, summariseTopic } from './summary-topic.ts'

const definition = new SlashCommandBuilder()
  .setName('summary')
  .setDescription('The sentences that tell most, word for word, each linked; alone it takes pasted text')
  .addStringOption(option =>
    option.setName('article').setDescription('One report: its address or headline').setAutocomplete(true),
  )
  .addStringOption(option =>
    option
      .setName('topic')
      .setDescription('All newest reports that answer this query')
      .setMaxLength(500)
      .setAutocomplete(true),
  )
  .addStringOption(option =>
    option
      .setName('story')
      .setDescription('All reports of one event: the address or headline of any of them')
      .setAutocomplete(true),
  )
  .addStringOption(option => option.setName('since').setDescription('For a topic: from this day on'))
  .addStringOption(option => option.setName('until').setDescription('For a topic: up to and with this day'))

export const summary: Command = {
  definition: definition.toJSON(),
  example: '/summary topic: ceasefire since: last week',
  isPrivate: () => false,
  run,
  press,
  complete,
}

async function complete(
  option: string,
  typed: string,
  invocation: Invocation,
  context: CommandContext,
): Promise<readonly Choice[]> {
  if (option === 'topic') return completeTopic(typed, invocation, context)
  return option === 'article' || option === 'story' ? completeArticle(typed, invocation, context) : []
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
  const { article, topic, story } = options
  if (Object.keys(options).length === 0) return { kind: 'modal', modal: pasteForm }
  if ([article, topic, story].filter(it => it !== undefined).length > 1) {
    return refuse('Give one of `article`, `topic` and `story`.')
  }
  if (topic !== undefined) return summariseTopic(String(topic), invocation, context)
  const wanted = article ?? story
  if (wanted === undefined) return refuse('A period needs a `topic`. To paste a text, use `/summary` alone.')
  const chosen = await chooseArticle(String(wanted), invocation, context)
  if (chosen.kind === 'refusal') return refuse(chosen.text)
  if (story !== undefined) return summariseStory(chosen.article, invocation.guildId, context)
  return summariseArticle(chosen.article, invocation.guildId, context)
}

/** Answers the form for pasted text. */
function press({ fields, guildId }: Press, context: CommandContext): Promise<Reply> {
  return summariseText(fields['text'] ?? '', 'That text in brief', guildId, context)
}
