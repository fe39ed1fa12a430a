import type { Candidates } from '../model/candidate.ts'
import { analyse } from '../text/analyse.ts'
import { readEntities } from '../text/entities.ts'
import { foldWord } from '../text/fold.ts'
import type { Choice, CommandContext, Invocation } from './command.ts'

/** Names are looked for where reports print them first. */
const charactersRead = 600
const reportsRead = 30
const mostChoices = 20

/**
 * Completes the last word of a query with people, organisations, places and operations of the newest reports that hold
 * it, the ones most reports name first. What stands before is left as typed.
 */
export async function completeTopic(
  typed: string,
  { guildId }: Invocation,
  { store }: CommandContext,
): Promise<readonly Choice[]> {
  const at = typed.lastIndexOf(' ') + 1
  const [before, last] = [typed.slice(0, at), typed.slice(at)]
  const word = analyse(last.replaceAll('"', ''), 'und')[0]?.word
  if (word === undefined || word.length < 2) return []
  const candidates: Candidates = { kind: 'prefix', prefix: word, field: 'any' }
  const scope = { kind: 'guild', guildId } as const
  const { articles } = await store.searchArticles({ candidates, scope, sort: 'newest', offset: 0, limit: reportsRead })
  const counts = new Map<string, number>()
  for (const { title, text } of articles) {
    const names = new Set(readEntities(`${title}.\n\n${text.slice(0, charactersRead)}`).map(({ name }) => name))
    for (const name of names) if (opensWith(name, word)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([a, left], [b, right]) => right - left || a.length - b.length)
    .slice(0, mostChoices)
    .map(([name]) => `${before}${name.includes(' ') ? `"${name.replaceAll('"', '')}"` : name}`)
    .filter(query => query.length <= 100)
    .map(query => ({ name: query, value: query }))
}

function opensWith(name: string, word: string): boolean {
  return name.split(/[\s-]+/).some(part => foldWord(part).startsWith(word))
}
