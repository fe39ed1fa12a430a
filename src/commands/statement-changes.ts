import type { FoundQuotation } from '../corpus/article-store.ts'
import type { Embed } from '../model/post.ts'
import { findChanges, type Matter } from '../quotes/find-changes.ts'
import { mergeSpeakers, type SpeakerEntry } from '../quotes/merge-speakers.ts'
import { rarityIn } from '../stories/rarity.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { joinOr } from './choose-by-name.ts'
import type { CommandContext, Invocation } from './command.ts'
import { listSaid, withArticles } from './find-said.ts'
import { pageAnswer } from './page-answer.ts'
import type { QuotesWish } from './quotes-filter.ts'
import { renderSaidIn } from './render-said.ts'
import { refuse, type Reply } from './reply.ts'

/** The newest so many statements of a speaker are compared. */
const mostCompared = 200
/** Below, too many are somebody else's words. */
const leastConfidence = 0.5
const mattersShown = 2
const wordingsShown = 3

/** Where one speaker spoke on the same matter in other words on other days: the wordings side by side, with their dates. */
export async function showChanges(wish: QuotesWish, invocation: Invocation, context: CommandContext): Promise<Reply> {
  if (wish.speaker === undefined) return refuse('`changes` follows one speaker: give a `speaker` too.')
  const filter = { ...wish.filter, kinds: undefined, minConfidence: leastConfidence }
  const listed = await listSaid(context.store, { ...wish, filter }, mostCompared)
  const named = listed.filter(({ quotation }) => quotation.speaker?.isNamed === true)
  const names = named.map(({ quotation }) => ({ name: quotation.speaker?.name ?? '', count: 1 }))
  const [entry, ...others] = mergeSpeakers(names)
  if (entry === undefined) return refuse(nobodyNamed)
  if (others.length > 0) return refuse(whichOf([entry, ...others]))
  const found = await withArticles(context.store, named)
  const matters = compare(found, entry.name, context.settings.timeZone)
  const from = invocation.page * mattersShown
  const shown = matters.slice(from, from + mattersShown)
  if (shown.length === 0) return refuse(invocation.page > 0 ? 'There are no more changes.' : noChange(found, entry))
  const post = {
    content: `What **${escapeMarkdown(shorten(entry.name, 100))}** said on the same matter in other words on other days`,
    embeds: shown.map(matter => renderMatter(matter, found, context.settings.timeZone)),
  }
  return pageAnswer(post, from + mattersShown < matters.length, false, invocation, context)
}

const nobodyNamed =
  'I hold nothing that a speaker of this name said. Speakers without a name can not be followed from report to report.'

function whichOf(entries: readonly SpeakerEntry[]): string {
  const names = entries.slice(0, 5).map(({ name }) => `**${escapeMarkdown(shorten(name, 80))}**`)
  return `More than one speaker answers to that: ${joinOr(names)}? Choose one while typing \`speaker\`.`
}

function noChange(found: readonly FoundQuotation[], { name }: SpeakerEntry): string {
  const held = found.length === 1 ? 'one statement' : `${found.length} statements`
  return `I compared ${held} of **${escapeMarkdown(shorten(name, 80))}** and found no matter on which the words changed from one day to another. Try a longer period, or without \`about\`.`
}

function compare(found: readonly FoundQuotation[], name: string, timeZone: string): readonly Matter[] {
  const statements = found.map(({ quotation, article }) => ({
    text: quotation.text,
    sentence: article.text.slice(quotation.sentence.start, quotation.sentence.end),
    headline: article.title,
    language: article.language,
    at: article.publishedAt,
    day: dayOf(article.publishedAt, timeZone, 'short'),
  }))
  return findChanges(
    statements,
    name,
    rarityIn(0, () => 0),
  )
}

function renderMatter({ words, wordings }: Matter, found: readonly FoundQuotation[], timeZone: string): Embed {
  // The first words and the newest ones show a change best.
  const shown =
    wordings.length <= wordingsShown ? wordings : [...wordings.slice(0, 1), ...wordings.slice(1 - wordingsShown)]
  const fields = shown.flatMap(wording => {
    const prints = wording.flatMap(index => found[index] ?? [])
    const [first] = prints
    if (first === undefined) return []
    const day = dayOf(first.article.publishedAt, timeZone, 'long')
    return [{ name: day, value: `${renderSaidIn(first, 600)}\n-# ${renderPrints(prints)}`, inline: true }]
  })
  const left = wordings.length - shown.length
  return {
    title: shorten(escapeMarkdown(words.join(' · ')), 200),
    fields,
    ...(left === 0 ? {} : { footer: left === 1 ? 'one more wording in between' : `${left} more wordings in between` }),
  }
}

function renderPrints(prints: readonly FoundQuotation[]): string {
  const publishers = [...new Set(prints.map(({ article }) => article.publisher))]
  const first = escapeMarkdown(shorten(publishers[0] ?? '', 40))
  return publishers.length < 2 ? first : `${first}, printed by ${publishers.length} publishers`
}

function dayOf(at: Date, timeZone: string, month: 'short' | 'long'): string {
  return at.toLocaleDateString('en-GB', { timeZone, day: 'numeric', month, year: 'numeric' })
}
