import { findAliases } from '../pipeline/find-aliases.ts'
import { findLookAlikes } from '../pipeline/find-look-alikes.ts'
import { detectLanguage } from '../text/language.ts'
import { escapeAndMark, escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { expandAliases } from '../watches/aliases.ts'
import { analyseArticle } from '../watches/analyse-article.ts'
import { explainMiss } from '../watches/explain-miss.ts'
import { explainQuery } from '../watches/explain-query.ts'
import { matchQuery } from '../watches/match-query.ts'
import { parseQuery } from '../watches/parse-query.ts'
import { type Query, queryLimits } from '../watches/query.ts'
import type { Asker, CommandContext, Invocation, Press } from './command.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import { fitLinked } from './link-report.ts'
import { refuse, type Modal, type Reply } from './reply.ts'
import { tellOfNames } from './watch-names.ts'
import { tryQuery } from './watch-preview.ts'

const textShown = 1500
const contextBefore = 200

/** /watch test: what a query would bring, on the corpus; without a query a form asks for one and for a text. */
export async function testQuery(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const typed = String(invocation.options['query'] ?? '').trim()
  if (typed === '') return { kind: 'modal', modal: form }
  const parsed = parseQuery(typed)
  if (!parsed.ok) return refuse(explainBadQuery(parsed))
  return testOnReports(typed, parsed.query, invocation, context)
}

async function testOnReports(typed: string, query: Query, asker: Asker, context: CommandContext): Promise<Reply> {
  const { guildId } = asker
  const tried = await tryQuery(query, { guildId, query: typed, scope: { kind: 'all' } }, asker, context)
  const scope = { kind: 'guild', guildId } as const
  const names = tellOfNames(typed, await findLookAlikes(context.store, query, { scope, feedIds: undefined }))
  const head = [explain(query), ...(names === undefined ? [] : [names])]
  return answer(typed, longest => [...head, ...tried(longest)])
}

function explain(query: Query): string {
  return escapeMarkdown(shorten(explainQuery(query), 700))
}

const form: Modal = {
  id: 'watch:test',
  title: 'Try a query',
  fields: [
    {
      id: 'query',
      label: 'Query',
      style: 'line',
      placeholder: '"asim munir" NEAR/8 ceasefire',
      isRequired: true,
      maxLength: queryLimits.characters,
    },
    {
      id: 'text',
      label: 'A text to try it on (empty: the reports here)',
      style: 'paragraph',
      isRequired: false,
      maxLength: 4000,
    },
  ],
}

/** The form of /watch test was sent. */
export async function testForm(pressed: Press, context: CommandContext): Promise<Reply> {
  const { query: typed = '', text = '' } = pressed.fields
  const parsed = parseQuery(typed.trim())
  if (!parsed.ok) return refuse(explainBadQuery(parsed))
  if (text.trim() === '') return testOnReports(typed.trim(), parsed.query, pressed, context)
  const explained = explain(parsed.query)
  const read = await context.desk.readText(text)
  const article = analyseArticle({
    title: '',
    text: read.text,
    publisher: '',
    language: detectLanguage(read.text),
    publishedAt: context.clock(),
    quotations: read.quotations,
  })
  const aliases = await findAliases(context.store, { kind: 'guild', guildId: pressed.guildId })
  const match = matchQuery(expandAliases(parsed.query, aliases), article)
  if (match === undefined) {
    const misses = explainMiss(parsed.query, article).slice(0, 8)
    const lines = misses.map(
      ({ part, reason }) => `- \`${shorten(part.replaceAll('`', "'"), 80)}\` ${escapeMarkdown(reason)}`,
    )
    return answer(typed, () => [explained, `**The text does not answer it.**\n${lines.join('\n')}`])
  }
  const from = Math.max(0, (match.text[0]?.start ?? 0) - contextBefore)
  const shown = shorten(read.text.slice(from), textShown)
  const marks = match.text.map(span => ({ start: span.start - from, end: span.end - from }))
  return answer(typed, () => [explained, '**The text answers it.**', escapeAndMark(shown, marks)])
}

function answer(typed: string, render: (longestAddress: number) => readonly string[]): Reply {
  const description = fitLinked(render).text
  const post = { embeds: [{ title: 'Tried, not saved', description, footer: shorten(typed, 300) }] }
  return { kind: 'answer', post, isPrivate: true }
}
