import { ContextMenuCommandBuilder } from '@discordjs/builders'
import { ApplicationCommandType } from 'discord-api-types/v10'
import type { Command, CommandContext, Invocation } from './command.ts'
import { fitParagraphs } from './fit-paragraphs.ts'
import { quotesOfArticle } from './quotes.ts'
import { readMessage } from './read-message.ts'
import { relatedTo } from './related.ts'
import { renderSaid } from './render-said.ts'
import { refuse, type Reply } from './reply.ts'
import { storyOfArticle } from './story.ts'
import { whyMessage } from './why.ts'
import { summariseArticle, summariseText } from './summary-article.ts'

const quotationLimit = 680

/** The commands in the menu of a message: about the report its link leads to, or about its words. */
export const messageMenus: readonly Command[] = [
  menu('Quotes', 'who said what in the linked report', showQuotes),
  menu('Summarise', 'the sentences that tell most', showSummary),
  menu('Story', 'all reports of the same event', showStory),
  menu('Related coverage', 'other reports on the same matter', showRelated),
  menu('Why this alert?', 'which watches it hit and by what, and what became of each alert', whyMessage),
]

type Run = (invocation: Invocation, context: CommandContext) => Promise<Reply>

function menu(name: string, example: string, run: Run): Command {
  const definition = new ContextMenuCommandBuilder().setName(name).setType(ApplicationCommandType.Message)
  return {
    definition: definition.toJSON(),
    example,
    isPrivate: () => true,
    run: async (invocation, context) => {
      const reply = await run(invocation, context)
      return reply.kind === 'answer' ? { ...reply, isPrivate: true } : reply
    },
  }
}

async function showQuotes(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const subject = await readMessage(invocation, context)
  if (subject.kind === 'refusal') return refuse(subject.text)
  if (subject.kind === 'article') return quotesOfArticle(subject.article, invocation, context)
  const { text, quotations } = await context.desk.readText(subject.text)
  const said = quotations.filter(({ kind }) => kind !== 'indirect')
  if (said.length === 0) return refuse('Nobody is quoted in that message.')
  const shown = fitParagraphs(said.map(quotation => renderSaid(quotation, text, quotationLimit)))
  const title = said.length === 1 ? 'Quoted in that message' : `${said.length} quotations in that message`
  const footer = shown.left === 0 ? {} : { footer: `${shown.left} more are not shown` }
  return { kind: 'answer', post: { embeds: [{ title, description: shown.text, ...footer }] }, isPrivate: true }
}

async function showSummary(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const subject = await readMessage(invocation, context)
  if (subject.kind === 'refusal') return refuse(subject.text)
  const { guildId } = invocation
  if (subject.kind === 'article') return summariseArticle(subject.article, guildId, context)
  return summariseText(subject.text, 'That message in brief', guildId, context)
}

async function showRelated(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const subject = await readMessage(invocation, context)
  if (subject.kind === 'refusal') return refuse(subject.text)
  if (subject.kind === 'article') {
    const { article } = subject
    return relatedTo({ asked: article, self: article.id, title: article.title }, invocation, context)
  }
  return relatedTo(
    { asked: { title: '', text: subject.text }, self: undefined, title: 'that message' },
    invocation,
    context,
  )
}

async function showStory(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const subject = await readMessage(invocation, context)
  if (subject.kind === 'refusal') return refuse(subject.text)
  if (subject.kind === 'article') return storyOfArticle(subject.article, invocation, context)
  return refuse(
    "That message links to no report, so there is no story to show. *Related coverage* goes by a text's words.",
  )
}
