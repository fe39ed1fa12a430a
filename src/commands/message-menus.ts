import { ApplicationCommandType, ContextMenuCommandBuilder } from 'discord.js'
import { renderQuotation } from '../alerts/render-quotation.ts'
import { summarise } from '../summaries/summarise.ts'
import { escapeMarkdown } from '../text/discord-markdown.ts'
import type { Command, CommandContext, Invocation } from './command.ts'
import { quotesOfArticle } from './quotes.ts'
import { readMessage } from './read-message.ts'
import { relatedTo } from './related.ts'
import { refuse, type Reply } from './reply.ts'
import { summariseArticle } from './summary.ts'

const mostQuotations = 8
const messageWords = 120

/** The commands in the menu of a message: about the report its link leads to, or about its words. */
export const messageMenus: readonly Command[] = [
  menu('Quotes', 'who said what in the linked report', showQuotes),
  menu('Summarise', 'the sentences that tell most', showSummary),
  menu('Related coverage', 'other reports on the same matter', showRelated),
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
  const { quotations } = await context.desk.readText(subject.text)
  const shown = quotations.filter(({ kind }) => kind !== 'indirect').slice(0, mostQuotations)
  if (shown.length === 0) return refuse('Nobody is quoted in that message.')
  const description = shown.map(quotation => renderQuotation(quotation, 420)).join('\n\n')
  return { kind: 'answer', post: { embeds: [{ title: 'Quoted in that message', description }] }, isPrivate: true }
}

async function showSummary(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const subject = await readMessage(invocation, context)
  if (subject.kind === 'refusal') return refuse(subject.text)
  if (subject.kind === 'article') return summariseArticle(subject.article, context)
  const { text, quotations } = await context.desk.readText(subject.text)
  const sentences = summarise({ title: '', text, quotations }, { words: messageWords })
  const description = sentences.map(sentence => escapeMarkdown(sentence.text)).join('\n\n')
  return { kind: 'answer', post: { embeds: [{ title: 'That message in brief', description }] }, isPrivate: true }
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
