import type { FoundCopy } from './copy-finder.ts'
import type { Profile } from './read-profile.ts'
import type { StoryFinder } from './story-finder.ts'

/**
 * Whether a report only repeats the one that was found. Of a long text nothing of weight can differ; short ones may be
 * bulletins of two quakes, which the names tell apart.
 */
export function isSureCopy(copy: FoundCopy, profile: Profile, stories: Pick<StoryFinder, 'isApart'>): boolean {
  const isWhole = copy.containment >= 0.9 && copy.shared >= 20
  return isWhole || !stories.isApart(profile, copy.articleId)
}
