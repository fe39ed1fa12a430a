import type { Post } from '../model/post.ts'
import { backTest } from '../pipeline/back-test.ts'
import { findLookAlikes } from '../pipeline/find-look-alikes.ts'
import { judgeTerms } from '../pipeline/judge-terms.ts'
import { suggestWords } from '../pipeline/suggest-words.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { explainQuery } from '../watches/explain-query.ts'
import { findMisreadings } from '../watches/find-misreadings.ts'
import { parseQuery } from '../watches/parse-query.ts'
import type { Query } from '../watches/query.ts'
import type { Asker, CommandContext } from './command.ts'
import { doubtFields } from './doubt-fields.ts'
import { describeDelivery } from './describe-delivery.ts'
import { feedsOfScope } from '../pipeline/feeds-of-scope.ts'
import { fitLinked } from './link-report.ts'
import { describeScope } from './read-watch-scope.ts'
import { describeTarget } from './read-watch-target.ts'
import { refuse, type Reply } from './reply.ts'
import { listDoubts, renderBackTest, renderDoubts, renderMisreading } from './render-back-test.ts'
import { findTrouble, keepDraft, nameOf, type WatchDraft } from './watch-draft.ts'
import { askToMend } from './watch-mend.ts'
import { askAboutNames } from './watch-names.ts'

/** What a draft is understood as and would have brought, with Save, Edit and Cancel; or why it can't be saved. */
export async function previewDraft(draft: WatchDraft, asker: Asker, context: CommandContext): Promise<Reply> {
  const parsed = parseQuery(draft.query)
  if (!parsed.ok) return askToMend(draft, parsed, context)
  const trouble = await findTrouble(draft, asker, context)
  if (trouble !== undefined) return refuse(trouble)
  const tried = await tryQuery(parsed.query, draft, asker, context)
  const lines = [escapeMarkdown(shorten(explainQuery(parsed.query), 700)), await describePlace(draft, asker, context)]
  const view = await keepDraft(draft, context.store, context.clock())
  const scope = { kind: 'guild', guildId: draft.guildId } as const
  const feedIds = await feedsOfScope(draft.scope, draft.guildId, context.store)
  const names = askAboutNames(await findLookAlikes(context.store, parsed.query, { scope, feedIds }), view)
  const head = [lines.join('\n'), ...(names === undefined ? [] : [names.text])]
  const verb = draft.watchId === undefined ? 'Watch' : 'Change'
  const post: Post = {
    embeds: [
      {
        title: `${verb}: ${escapeMarkdown(shorten(nameOf(draft), 200))}?`,
        description: fitLinked(longest => [...head, ...tried(longest)]).text,
        footer: shorten(draft.query, 300),
      },
    ],
    rows: [
      ...(names === undefined ? [] : [[names.select]]),
      [
        { kind: 'button', id: `watch:save:${view}`, label: 'Save', style: 'success' },
        { kind: 'button', id: `watch:edit:${view}`, label: 'Edit' },
        { kind: 'button', id: `watch:cancel:${view}`, label: 'Cancel' },
        ...(findMisreadings(draft.query).length === 0
          ? []
          : [{ kind: 'button', id: `watch:meant:${view}`, label: 'Use the suggested query' } as const]),
      ],
    ],
  }
  return { kind: 'answer', post, isPrivate: true }
}

const mostUnknown = 4

/** The back-test of a query in a server's sight, and what looks wrong about it: paragraphs, made for links of some length. */
export async function tryQuery(
  query: Query,
  { guildId, query: written, scope: watchScope }: Pick<WatchDraft, 'guildId' | 'query' | 'scope'>,
  { tell }: Pick<Asker, 'tell'>,
  { store, clock }: CommandContext,
): Promise<(longestAddress: number) => readonly string[]> {
  const scope = { kind: 'guild', guildId } as const
  const feedIds = await feedsOfScope(watchScope, guildId, store)
  const terms = await judgeTerms(store, query, { scope, feedIds })
  const test = await backTest(store, query, {
    scope,
    feedIds,
    now: clock(),
    tell: read => tell(`Trying it on the reports of the last two weeks: ${read.toLocaleString('en')} read …`),
  })
  const unknown = terms.filter(term => term.articles === 0 && term.isSingleWord).map(({ text }) => text)
  const suggestions = new Map<string, readonly string[]>()
  for (const word of unknown.slice(0, mostUnknown)) suggestions.set(word, await suggestWords(store, word, 'und', scope))
  const held = await store.searchArticles({
    scope,
    feedIds,
    candidates: { kind: 'everything' },
    sort: 'newest',
    offset: 0,
    limit: 1,
  })
  const found = held.articles.length > 0 ? listDoubts(query, terms, suggestions, test) : []
  const misread = findMisreadings(written)
  const doubts = renderDoubts([
    ...misread.map(renderMisreading),
    ...(await doubtFields(query, guildId, { store, clock })),
    ...found,
  ])
  return longest => [...renderBackTest(test, longest), ...(doubts === undefined ? [] : [doubts])]
}

/** Where alerts go, when, and which feeds are looked at; that nothing can come when no feed is followed. */
export async function describePlace(
  {
    target,
    roleId,
    scope,
    guildId,
    ...pace
  }: Pick<WatchDraft, 'target' | 'roleId' | 'scope' | 'guildId' | 'delivery' | 'hourlyCap'>,
  asker: Pick<Asker, 'forums'>,
  { store, settings }: CommandContext,
): Promise<string> {
  const where = describeTarget(target, asker)
  const role = roleId === undefined ? '' : ` · mentions <@&${roleId}>`
  const when = describeDelivery(pace, settings)
  const line = `→ ${where} · ${await describeScope(scope, guildId, store)}${when === '' ? '' : ` · ${when}`}${role}`
  const feeds = await store.followedFeeds(guildId)
  return feeds.length === 0 ? `${line}\n**No feed is followed yet**, so nothing can arrive: \`/feed add\` one.` : line
}
