import type { StoryLine } from '../corpus/story-store.ts'
import { beganAt, cameLate } from '../text/began-at.ts'
import { escapeMarkdown, linkTo, shorten, timestamp } from '../text/discord-markdown.ts'
import type { StoryContent } from './compose-story.ts'

const mostLinked = 4
const longestNews = 320

/** What a message says of its story under the report: who else tells it, what is new. No lines for a report alone. */
export function renderStory(story: StoryContent | undefined): readonly string[] {
  if (story === undefined) return []
  const lines = [
    ...(story.partOfUrl === undefined ? [] : [`Part of a story [told here](${story.partOfUrl}).`]),
    ...(story.beforeUrl === undefined ? [] : [`Before: [what was told](${story.beforeUrl})`]),
  ]
  if (story.reports < 2 || story.partOfUrl !== undefined) return lines
  const { newest, news } = story
  return [
    ...(newest === undefined ? [] : [`**Latest:** ${headlineOf(newest)}`]),
    ...(news === undefined ? [] : [renderNews(news, newest)]),
    ...lines,
    renderCounts(story),
    ...renderOthers(story.others),
  ]
}

/** Word for word, and without marks around it: many a sentence holds quotations of its own. */
function renderNews({ text, line }: NonNullable<StoryContent['news']>, newest: StoryLine | undefined): string {
  const teller = line.id === newest?.id ? '' : ` — ${nameOf(line)}`
  return `**New:** ${escapeMarkdown(shorten(text, longestNews))}${teller}`
}

const sameDayMs = 43_200_000

function renderCounts({ publishers, reports, first, lastSeenAt, sameText }: StoryContent): string {
  // A time alone would be read as one of today.
  const at = beganAt(first)
  const style = lastSeenAt.getTime() - at.getTime() < sameDayMs ? 't' : 'f'
  const parts = [
    publishers === 1 ? '1 publisher' : `${publishers} publishers`,
    ...(reports > publishers ? [`${reports} reports`] : []),
    `${cameLate(first) ? 'first report' : 'first seen'} ${timestamp(at, style)}`,
    ...(sameText === 0 ? [] : [`${sameText} print the same text`]),
  ]
  return `-# ${parts.join(' · ')}`
}

function renderOthers(others: readonly StoryLine[]): readonly string[] {
  if (others.length === 0) return []
  const more = others.length - mostLinked
  const linked = others.slice(0, mostLinked).map(nameOf).join(', ')
  return [`-# Also: ${linked}${more > 0 ? ` and ${more} more` : ''}`]
}

function nameOf({ publisher, url }: StoryLine): string {
  const name = shorten(publisher, 60)
  return url === undefined || url.length > 300 ? escapeMarkdown(name) : linkTo(name, url)
}

function headlineOf(line: StoryLine): string {
  const title = shorten(line.title, 120)
  const headline = line.url === undefined || line.url.length > 300 ? escapeMarkdown(title) : linkTo(title, line.url)
  return `${headline} · ${escapeMarkdown(shorten(line.publisher, 60))}`
}
