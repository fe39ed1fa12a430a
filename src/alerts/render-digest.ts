import type { DigestStory } from '../model/digest-content.ts'
import type { Embed, Post } from '../model/post.ts'
import { escapeMarkdown, shorten, timestamp } from '../text/discord-markdown.ts'
import type { DigestView } from './digest-view.ts'
import { alertColor } from './render-alert.ts'
import { fitStories } from './render-digest-story.ts'

/** Stories on one page. */
export const storiesOnPage = 10

export type DigestPage = {
  readonly view: DigestView
  /** From 0. */
  readonly page: number
  /** Those of this page, as they are told. */
  readonly stories: readonly DigestStory[]
  readonly footer: string | undefined
}

/** One page of a digest, without buttons: a line on the whole, then its stories within what a message holds. */
export function renderDigestPage({ view, page, stories, footer }: DigestPage): Pick<Post, 'embeds'> {
  const title = shorten(escapeMarkdown(view.title), 240)
  const opening = describeWhole(view)
  const room = mostCharacters - title.length - opening.length - (footer?.length ?? 0)
  const entries = fitStories(stories, page * storiesOnPage, room)
  const [first = [], ...further] = partInto(entries, longestDescription - opening.length - 2)
  const embeds: Embed[] = [
    { title, description: [opening, ...first].join('\n\n'), color: alertColor },
    ...further.map(part => ({ description: part.join('\n\n'), color: alertColor })),
  ]
  if (footer === undefined) return { embeds }
  return { embeds: embeds.map((embed, at) => (at === embeds.length - 1 ? { ...embed, footer } : embed)) }
}

/** Where one of the stories shown can be opened; `key` rides in the values. */
export function selectStory(stories: readonly DigestStory[], id: string, key: string) {
  return {
    kind: 'select',
    id,
    placeholder: 'More about a story …',
    options: stories.map(({ headline }) => ({
      label: shorten(headline.title, 100),
      value: `${headline.id}:${key}`,
      description: shorten(headline.publisher, 100),
    })),
  } as const
}

/** Discord counts all words of a message's embeds together: at most 6,000. */
const mostCharacters = 5900
const longestDescription = 4096

function describeWhole({ since, until, gathered }: DigestView): string {
  const { storiesInAll, reports, publishers, isCut } = gathered
  const stories = storiesInAll === 1 ? '1 story' : `${storiesInAll} stories`
  const from = reports === 1 ? '1 report' : `${isCut ? 'the newest ' : ''}${reports} reports`
  const by = publishers === 1 ? '1 publisher' : `${publishers} publishers`
  return `**${stories}** from ${from} by ${by}\n-# ${timestamp(since)} – ${timestamp(until)}`
}

/** Consecutive entries that fit a description each. */
function partInto(entries: readonly string[], firstRoom: number): readonly (readonly string[])[] {
  const parts: string[][] = [[]]
  let left = firstRoom
  for (const entry of entries) {
    if (entry.length + 2 > left && parts.at(-1)?.length !== 0) {
      parts.push([])
      left = longestDescription
    }
    parts.at(-1)?.push(entry)
    left -= entry.length + 2
  }
  return parts
}
