import type { AlertClaim } from '../corpus/alert-store.ts'
import type { OutboxRow } from '../model/alert.ts'
import type { ComposeParts } from './compose-alert.ts'
import { chooseArticle } from './compose-alert.ts'
import { composeStory } from './compose-story.ts'
import type { GatheredContent, GatheredStory } from './render-gathered.ts'

/** Stories beyond these are counted, not weighed. */
const mostWeighed = 100

/** Undefined when none of the articles is kept any more. */
export async function composeGathered(
  { key, rows }: AlertClaim,
  { store }: ComposeParts,
): Promise<GatheredContent | undefined> {
  const groups = [...Map.groupBy(rows, row => row.storyPostId ?? -row.articleId).values()]
  const stories: GatheredStory[] = []
  for (const group of groups.toSorted((a, b) => b.length - a.length).slice(0, mostWeighed)) {
    const article = await chooseArticle(group, store)
    if (article !== undefined) stories.push({ article, rows: group, story: await composeStory(group, article, store) })
  }
  if (stories.length === 0) return undefined
  return { key, rows, stories: stories.toSorted((a, b) => weigh(b) - weigh(a)) }
}

/** Many publishers before few, what is new before what is not, much reported before little. */
function weigh({ story, rows }: GatheredStory): number {
  const novelty = Math.max(0, ...rows.flatMap((row: OutboxRow) => row.news?.map(it => it.novelty) ?? []))
  return (story?.publishers ?? 1) + novelty + (story?.reports ?? 1) / 100
}
