import type { QuotationFilter, Scope } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import { findAliases } from '../pipeline/find-aliases.ts'
import { findCandidates } from '../pipeline/find-candidates.ts'
import { expandAliases } from '../watches/aliases.ts'
import { parseQuery } from '../watches/parse-query.ts'
import type { Query } from '../watches/query.ts'
import { chooseArticle } from './choose-article.ts'
import { choosePublisher } from './choose-publisher.ts'
import type { CommandContext, Invocation } from './command.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import { chooseSpeaker, type ChosenSpeaker } from './quotes-speaker.ts'
import { readPeriod } from './read-period.ts'

/** What /quotes was asked for. */
export type QuotesWish = {
  readonly kind: 'wish'
  readonly filter: Omit<QuotationFilter, 'offset' | 'limit'>
  /** What the report must answer; the filter's candidates only offer such reports. */
  readonly about: Query | undefined
  readonly article: Article | undefined
  readonly speaker: ChosenSpeaker | undefined
}

export type RefusedWish = { readonly kind: 'refusal'; readonly text: string }

/** Reads the options of /quotes. */
export async function readWish(invocation: Invocation, context: CommandContext): Promise<QuotesWish | RefusedWish> {
  const { options, guildId } = invocation
  const period = readPeriod(options, context.clock(), context.settings.timeZone)
  if (typeof period === 'string') return { kind: 'refusal', text: period }
  const about = options['about'] === undefined ? undefined : parseQuery(String(options['about']))
  if (about !== undefined && !about.ok) return { kind: 'refusal', text: explainBadQuery(about) }
  const chosen =
    options['article'] === undefined ? undefined : await chooseArticle(String(options['article']), invocation, context)
  if (chosen?.kind === 'refusal') return chosen
  const scope: Scope = { kind: 'guild', guildId }
  const typed = options['speaker']
  const speaker = typed === undefined ? undefined : await chooseSpeaker(String(typed), scope, context.store)
  if (speaker?.words.length === 0) {
    return { kind: 'refusal', text: 'That `speaker` has no word to look for. Write a name or a description.' }
  }
  const meant = about === undefined ? undefined : expandAliases(about.query, await findAliases(context.store, scope))
  const publisher = await choosePublisher(invocation, context)
  if ('refusal' in publisher) return { kind: 'refusal', text: publisher.refusal }
  const filter = {
    candidates: meant === undefined ? ({ kind: 'everything' } as const) : await findCandidates(context.store, meant),
    // A report that was chosen by its address may be in nobody's feed.
    scope: chosen === undefined ? scope : ({ kind: 'all' } as const),
    ...period,
    publisher: publisher.publisher,
    articleId: chosen?.article.id,
    speakerWords: speaker?.words,
    speakerNames: speaker?.entry?.spellings.map(({ name }) => name),
    kinds: options['indirect'] === true ? undefined : (['direct', 'mixed'] as const),
  }
  return { kind: 'wish', filter, about: meant, article: chosen?.article, speaker }
}
