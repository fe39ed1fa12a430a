import type { Scope } from '../corpus/article-store.ts'
import type { Article } from '../model/article.ts'
import type { Candidates } from '../model/candidate.ts'
import { analyse } from '../text/analyse.ts'
import type { Choice, CommandContext, Invocation } from './command.ts'

export type ChosenArticle =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'refusal'; readonly text: string }

/** Finds the article a person means: an address, a completed choice ("#12") or words of its headline. */
export async function chooseArticle(
  typed: string,
  invocation: Invocation,
  context: CommandContext,
): Promise<ChosenArticle> {
  const wanted = typed.trim()
  const scope: Scope = { kind: 'guild', guildId: invocation.guildId }
  if (/^https?:\/\//i.test(wanted)) return chooseByAddress(wanted, scope, context)
  const id = /^#(\d{1,15})$/.exec(wanted)?.[1]
  if (id !== undefined) {
    const article = await context.store.getArticle(Number(id))
    if (article !== undefined && (await context.store.isVisible(article.id, scope))) return { kind: 'article', article }
    return {
      kind: 'refusal',
      text: 'I hold no such report any more. Start typing words of its headline to choose one.',
    }
  }
  const found = await findByHeadline(wanted, invocation, context, 1)
  const article = found[0]
  if (article !== undefined) return { kind: 'article', article }
  return {
    kind: 'refusal',
    text: 'I hold no report with these words in its headline. Give its address, or other words; `/search` looks into the texts.',
  }
}

/** Completes a headline from the newest reports in sight. */
export async function completeArticle(
  typed: string,
  invocation: Invocation,
  context: CommandContext,
): Promise<readonly Choice[]> {
  const found = await findByHeadline(typed, invocation, context, 25)
  return found.map(article => ({ name: nameOf(article), value: `#${article.id}` }))
}

async function chooseByAddress(url: string, scope: Scope, context: CommandContext): Promise<ChosenArticle> {
  const outcome = await context.desk.readAddress(url, scope)
  if (outcome.kind === 'article') return outcome
  return { kind: 'refusal', text: `I can't read that page: ${outcome.reason}` }
}

async function findByHeadline(
  typed: string,
  { guildId }: Invocation,
  { store }: CommandContext,
  limit: number,
): Promise<readonly Article[]> {
  const request = { scope: { kind: 'guild', guildId }, sort: 'newest', offset: 0, limit } as const
  const page = await store.searchArticles({ ...request, candidates: headlineCandidates(typed) })
  return page.articles
}

// The last word may be half typed.
function headlineCandidates(typed: string): Candidates {
  const terms = analyse(typed.slice(0, 200), 'und').slice(0, 12)
  if (terms.length === 0) return { kind: 'everything' }
  const of = terms.map(({ word }, at): Candidates =>
    at === terms.length - 1 ? { kind: 'prefix', prefix: word, field: 'title' } : { kind: 'word', word, field: 'title' },
  )
  return { kind: 'all', of }
}

function nameOf({ title, publisher, publishedAt }: Article): string {
  const tail = ` · ${publisher.slice(0, 20)} ${publishedAt.toISOString().slice(0, 10)}`
  return `${title.slice(0, 100 - tail.length)}${tail}`
}
