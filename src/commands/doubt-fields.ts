import { answersQuery } from '../watches/match-query.ts'
import { analyseArticle } from '../watches/analyse-article.ts'
import { firstInstantOf } from '../watches/parse-field.ts'
import { printQuery } from '../watches/print-query.ts'
import type { Query, TextField } from '../watches/query.ts'
import { chooseByName } from './choose-by-name.ts'
import type { CommandContext } from './command.ts'

/** Fields that nothing in sight answers, or nothing will from now on: a sentence each, as Discord markdown. */
export async function doubtFields(
  query: Query,
  guildId: string,
  { store, clock }: Pick<CommandContext, 'store' | 'clock'>,
): Promise<readonly string[]> {
  const fields = fieldsIn(query)
  const named = await namesOf(fields, guildId, store)
  const unknown = fields.flatMap(field => {
    const known = named.get(field.field) ?? []
    if (known.length === 0 || known.some(one => answersQuery(field, called(one)))) return []
    const written = field.of.kind === 'words' ? field.of.text : printQuery(field.of)
    const chosen = chooseByName(known, written, field.field)
    return chosen.kind === 'missing' ? [chosen.text] : []
  })
  return [...unknown, ...(isOver(query, clock()) ? ['Its `before:` is over: no report that comes can answer it.'] : [])]
}

type Named = { readonly id: number; readonly name: string }

type Field = Query & { readonly kind: 'field' }

async function namesOf(
  fields: readonly Field[],
  guildId: string,
  store: CommandContext['store'],
): Promise<ReadonlyMap<TextField, readonly Named[]>> {
  const asked = new Set(fields.map(({ field }) => field))
  const publishers = asked.has('publisher') ? await store.listPublishers({ kind: 'guild', guildId }) : []
  const feeds = asked.has('feed') ? await store.followedFeeds(guildId) : []
  return new Map([
    // Nobody types these numbers.
    ['publisher', publishers.map(({ publisher }, at) => ({ id: -1 - at, name: publisher }))],
    ['feed', feeds.map(({ id, title }) => ({ id, name: title }))],
  ])
}

/** An article of which only that is known. */
function called({ id, name }: Named) {
  const nothing = { title: '', text: '', language: 'en', publishedAt: new Date(0) }
  return analyseArticle({ ...nothing, publisher: name, feeds: [{ id, title: name }] })
}

/** publisher: and feed: where they are asked for, not where they are left out. */
function fieldsIn(query: Query): readonly Field[] {
  if (query.kind === 'all' || query.kind === 'any') return query.of.flatMap(fieldsIn)
  return query.kind === 'field' && (query.field === 'publisher' || query.field === 'feed') ? [query] : []
}

function isOver(query: Query, now: Date): boolean {
  if (query.kind === 'all') return query.of.some(part => isOver(part, now))
  return query.kind === 'date' && query.side === 'before' && (firstInstantOf(query.day) ?? now) < now
}
