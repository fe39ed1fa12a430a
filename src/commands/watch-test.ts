import { findAliases } from '../pipeline/find-aliases.ts'
import { detectLanguage } from '../text/language.ts'
import { escapeAndMark, escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { expandAliases } from '../watches/aliases.ts'
import { analyseArticle } from '../watches/analyse-article.ts'
import { explainMiss } from '../watches/explain-miss.ts'
import { explainQuery } from '../watches/explain-query.ts'
import { matchQuery } from '../watches/match-query.ts'
import { parseQuery } from '../watches/parse-query.ts'
import { queryLimits } from '../watches/query.ts'
import type { CommandContext, Invocation, Press } from './command.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import { fitLinked } from './link-report.ts'
import { refuse, type Modal, type Reply } from './reply.ts'
import { tryQuery } from './watch-preview.ts'

const textShown = 1500
const contextBefore = 200

/** /watch test: what a query would bring, on the corpus; without a query a form asks for one and for a text. */
export async function testQuery(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const typed = String(invocation.options['query'] ?? '').trim()
  if (typed === '') return { kind: 'modal', modal: form }
  const parsed = parseQuery(typed)
  if (!parsed.ok) return refuse(explainBadQuery(parsed))
  const asked = { guildId: invocation.guildId, query: typed, scope: { kind: 'all' } } as const
  const tried = await tryQuery(parsed.query, asked, invocation, context)
  const explained = escapeMarkdown(shorten(explainQuery(parsed.query), 700))
  return answer(typed, longest => [explained, ...tried(longest)])
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
  const explained = escapeMarkdown(shorten(explainQuery(parsed.query), 700))
  if (text.trim() === '') {
    const asked = { guildId: pressed.guildId, query: typed, scope: { kind: 'all' } } as const
    const tried = await tryQuery(parsed.query, asked, pressed, context)
    return answer(typed, longest => [explained, ...tried(longest)])
  }
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
