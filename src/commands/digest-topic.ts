import type { DigestTopic } from '../model/digest.ts'
import type { Target, Watch } from '../model/watch.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { parseQuery } from '../watches/parse-query.ts'
import { chooseByName, completeNames } from './choose-by-name.ts'
import type { Choice, CommandContext, Invocation } from './command.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import { describeScope, readScope } from './read-watch-scope.ts'
import { watchesInSight } from './watches-in-sight.ts'

const mostWatches = 25

/** What `watches`, `query`, `feeds` and `tags` ask for; undefined where none is given. A sentence where that can't be. */
export async function readTopic(
  invocation: Invocation,
  target: Target,
  context: CommandContext,
): Promise<DigestTopic | undefined | string> {
  const names = listOf(invocation.options['watches'])
  const query = String(invocation.options['query'] ?? '').trim()
  const scope = await readScope(invocation, context.store)
  if (typeof scope === 'string') return scope
  if (names.length > 0) {
    if (query !== '') return 'Give `watches` or a `query`, not both.'
    if (scope !== undefined) return 'Watches look at feeds of their own: leave out `feeds` and `tags`.'
    return readWatches(names, invocation, target, context)
  }
  if (query === '') return scope === undefined ? undefined : { kind: 'feeds', scope }
  const parsed = parseQuery(query)
  return parsed.ok ? { kind: 'query', query, scope: scope ?? { kind: 'all' } } : explainBadQuery(parsed)
}

async function readWatches(
  names: readonly string[],
  invocation: Invocation,
  target: Target,
  context: CommandContext,
): Promise<DigestTopic | string> {
  const watches = await watchesInSight(invocation, context)
  const chosen: Watch[] = []
  for (const name of names) {
    const found = chooseByName(watches, name, 'watch')
    if (found.kind === 'missing') return found.text
    // What one person looks for is not for a whole channel to read.
    if (found.item.target.kind === 'dm' && target.kind !== 'dm') {
      return `“${escapeMarkdown(found.item.name)}” is a personal watch: add \`personal: True\`, or name watches of channels.`
    }
    chosen.push(found.item)
  }
  const watchIds = [...new Set(chosen.map(({ id }) => id))]
  return watchIds.length > mostWatches
    ? `A digest can gather ${mostWatches} watches at most. A query over all feeds may do.`
    : { kind: 'watches', watchIds }
}

/** What it is called unless somebody gives it a name. */
export async function nameTopic(topic: DigestTopic, { store }: CommandContext): Promise<string> {
  switch (topic.kind) {
    case 'query':
      return topic.query
    case 'feeds':
      return topic.scope.kind === 'tags' ? `News: ${topic.scope.tags.join(', ')}` : 'News'
    case 'watches': {
      const watches = await Promise.all(topic.watchIds.map(id => store.getWatch(id)))
      return watches.map(watch => watch?.name ?? '').join(', ')
    }
  }
}

/** "what **floods** and **dams** bring", "what answers `flood OR dam` in all feeds": for Discord. */
export async function describeTopic(topic: DigestTopic, guildId: string, { store }: CommandContext): Promise<string> {
  switch (topic.kind) {
    case 'feeds':
      return `all that comes in by ${await describeScope(topic.scope, guildId, store)}`
    case 'query': {
      const query = shorten(topic.query.replaceAll('`', "'"), 200)
      return `what answers \`${query}\` in ${await describeScope(topic.scope, guildId, store)}`
    }
    case 'watches': {
      const watches = await Promise.all(topic.watchIds.map(id => store.getWatch(id)))
      const names = watches.slice(0, mostNamed).map(nameWatch)
      const more = watches.length > mostNamed ? ` and ${watches.length - mostNamed} more` : ''
      if (watches.every(watch => watch === undefined)) {
        return `what ${watches.length === 1 ? 'a watch' : 'watches'} brought that ${watches.length === 1 ? 'is' : 'are'} gone; \`/digest edit\` names others`
      }
      return names.length === 1
        ? `what the watch ${names.join('')} brings`
        : `what the watches ${names.join(', ')}${more} bring`
    }
  }
}

const mostNamed = 5

function nameWatch(watch: Watch | undefined): string {
  if (watch === undefined) return 'a watch that is gone'
  return `**${escapeMarkdown(shorten(watch.name, 40))}**${watch.state === 'paused' ? ' (paused)' : ''}`
}

/** Completes the last of several watches, keeping those before it. */
export async function completeWatches(
  typed: string,
  invocation: Invocation,
  context: CommandContext,
): Promise<readonly Choice[]> {
  const watches = await watchesInSight(invocation, context)
  const cut = typed.lastIndexOf(',')
  const before = cut < 0 ? '' : `${typed.slice(0, cut)}, `
  const names = listOf(before).map(part => watches.find(({ id }) => String(id) === part)?.name ?? part)
  const shown = names.map(name => `${name}, `).join('')
  const left = watches.filter(({ name }) => !names.includes(name))
  return completeNames(left, typed.slice(cut + 1)).map(({ name, value }) => ({
    name: `${shown}${name}`,
    value: `${before}${value}`,
  }))
}

function listOf(value: string | number | boolean | undefined): readonly string[] {
  const parts = String(value ?? '').split(',')
  return parts.map(part => part.trim()).filter(part => part !== '')
}
