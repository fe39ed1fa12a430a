import { completeNames } from './choose-by-name.ts'
import type { Choice, CommandContext } from './command.ts'

/** Public feeds to begin with, by title, region, language and tags; a typed address is left as it is. */
export function completeStarterFeed(typed: string, { starterFeeds }: CommandContext): readonly Choice[] {
  if (/^[a-z]+:\/\//i.test(typed.trim())) return []
  const named = starterFeeds.map(({ title, region, language, tags }, id) => ({
    id,
    name: [title, region, language, ...tags].join(' · '),
  }))
  return completeNames(named, typed).flatMap(({ name, value }) => {
    const url = starterFeeds[Number(value)]?.url
    // A choice's value holds 100 characters; a longer address is typed by hand.
    return url === undefined || url.length > 100 ? [] : [{ name, value: url }]
  })
}
