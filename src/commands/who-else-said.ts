import type { FoundQuotation, ListedQuotation, Scope } from '../corpus/article-store.ts'
import type { Candidates } from '../model/candidate.ts'
import type { Quotation } from '../model/quotation.ts'
import { mergeSpeakers } from '../quotes/merge-speakers.ts'
import { groupSameWords } from '../quotes/same-words.ts'
import { analyse } from '../text/analyse.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import type { CommandContext, Press } from './command.ts'
import { withArticles } from './find-said.ts'
import { renderFound, renderSaid } from './render-said.ts'
import { refuse, type Reply } from './reply.ts'

/** Names a quotation in a select; `readQuotationKey` reads it back. */
export function quotationKey({ quotation, article }: FoundQuotation): string {
  return `${article.id}:${quotation.start}`
}

/** The newest so many quotations of reports that have a part of the words. */
const mostRead = 3000
const mostShown = 5

/** Others who said the same, or nearly the same, words, and other publishers who printed them. */
export async function whoElseSaid(key: string, pressed: Press, { store }: CommandContext): Promise<Reply> {
  const asked = await readQuotationKey(key, pressed, store)
  if (asked === undefined) return refuse('That report is gone or was rewritten since. Please use `/quotes` again.')
  const { quotation, article } = asked
  const scope: Scope = { kind: 'guild', guildId: pressed.guildId }
  const candidates = phrasesOf(quotation.text, article.language)
  const listed = await store.listQuotations({ candidates, scope, limit: mostRead })
  const others = onePerPrint(inSameWords(quotation, listed).filter(other => other.article.id !== article.id))
  if (others.length === 0) return refuse('Nobody else in sight of this server is quoted with these words.')
  const byOthers = others.filter(other => !isSameSpeaker(quotation, other.quotation))
  const again = others.filter(other => isSameSpeaker(quotation, other.quotation))
  const parts = [renderSaid(quotation, article.text, 600), ...(await renderPrints(byOthers, again, store))]
  const title = `Who else said it: ${others.length} in print`
  return { kind: 'answer', post: { embeds: [{ title, description: parts.join('\n\n') }] }, isPrivate: true }
}

async function renderPrints(
  byOthers: readonly ListedQuotation[],
  again: readonly ListedQuotation[],
  store: CommandContext['store'],
): Promise<readonly string[]> {
  const all = [...byOthers, ...again]
  const shown = await withArticles(store, all.slice(0, mostShown))
  const under = (heading: string, group: readonly ListedQuotation[]) => {
    const own = shown.filter(other => group.some(({ quotation }) => quotation === other.quotation))
    return own.length === 0 ? [] : [heading, ...own.map(other => renderFound(other, 600))]
  }
  const left = [...new Set(all.slice(mostShown).map(({ article }) => article.publisher))]
  return [
    ...under('**By others, or without a name**', byOthers),
    ...under('**The same speaker elsewhere in print**', again),
    ...(left.length === 0 ? [] : [`-# and ${escapeMarkdown(shorten(left.join(', '), 200))}`]),
  ]
}

async function readQuotationKey(
  key: string,
  { guildId }: Press,
  store: CommandContext['store'],
): Promise<FoundQuotation | undefined> {
  const [id, start] = key.split(':').map(Number)
  if (id === undefined || start === undefined || !Number.isSafeInteger(id)) return undefined
  if (!(await store.isVisible(id, { kind: 'guild', guildId }))) return undefined
  const [article, quotations] = await Promise.all([store.getArticle(id), store.quotationsOf(id)])
  const quotation = quotations.find(one => one.start === start)
  return article === undefined || quotation === undefined ? undefined : { quotation, article }
}

const phraseLength = 4
const mostPhrases = 12

/** Reports that have any four words of it in a row; a short one must be there whole. */
function phrasesOf(text: string, language: string): Candidates {
  const stems = analyse(text, language)
    .map(({ stem }) => stem)
    .slice(0, 200)
  if (stems.length === 0) return { kind: 'nothing' }
  if (stems.length <= phraseLength) return { kind: 'phrase', stems, field: 'any' }
  const step = Math.max(1, Math.floor((stems.length - phraseLength) / mostPhrases))
  const of: Candidates[] = []
  for (let at = 0; at + phraseLength <= stems.length; at += step) {
    of.push({ kind: 'phrase', stems: stems.slice(at, at + phraseLength), field: 'any' })
  }
  return { kind: 'any', of }
}

/** Words of a few are the same here whoever says them. */
function inSameWords(asked: Quotation, listed: readonly ListedQuotation[]): readonly ListedQuotation[] {
  const texts = [asked, ...listed.map(({ quotation }) => quotation)]
  const groups = groupSameWords(texts.map(({ text }) => ({ text, speaker: '' })))
  const own = groups.find(group => group.includes(0)) ?? []
  return own.flatMap(index => listed[index - 1] ?? [])
}

/** A publisher that prints the words of a speaker again and again is told once. */
function onePerPrint(found: readonly ListedQuotation[]): readonly ListedQuotation[] {
  const prints = new Map(
    found.map(one => [`${one.article.publisher}\n${one.quotation.speaker?.name ?? ''}`, one] as const),
  )
  return [...prints.values()]
}

function isSameSpeaker({ speaker: one }: Quotation, { speaker: other }: Quotation): boolean {
  if (one?.isNamed !== true || other?.isNamed !== true) return false
  return mergeSpeakers([one, other].map(({ name }) => ({ name, count: 1 }))).length === 1
}
