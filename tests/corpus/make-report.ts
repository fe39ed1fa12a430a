import type { IngestRequest } from '../../src/corpus/article-store.ts'
import type { ArticleContent } from '../../src/model/article.ts'
import type { Quotation, Speaker } from '../../src/model/quotation.ts'
import type { NewWatch } from '../../src/corpus/watch-store.ts'
import { joinTerms } from '../../src/text/join-terms.ts'

export const noon = new Date('2026-03-05T12:00:00.250Z')

export function later(minutes: number): Date {
  return new Date(noon.getTime() + minutes * 60_000)
}

type Wishes = Partial<ArticleContent> & {
  readonly feedId?: number | undefined
  readonly guid?: string | undefined
  readonly quotations?: readonly Quotation[]
  readonly seenAt?: Date
  readonly hits?: IngestRequest['hits']
}

/** A report as the pipeline would hand it over; whatever is not wished for is plain. */
export function makeReport(wishes: Wishes): IngestRequest {
  const { feedId, guid, quotations = [], seenAt = noon, hits = [], ...given } = wishes
  const content: ArticleContent = {
    title: 'River rises in Larkana',
    text: 'The river rose by a metre overnight, officials said.',
    publisher: 'Indus Courier',
    url: undefined,
    author: undefined,
    language: 'en',
    dateline: undefined,
    publishedAt: noon,
    imageUrl: undefined,
    completeness: 'full',
    ...given,
  }
  const { title, text, url } = content
  const itemHash = `${title}\n${text}`
  return {
    content,
    quotations,
    terms: joinTerms(content, quotations),
    sighting: { feedId, guid, url, itemHash },
    seenAt,
    hits,
  }
}

export function makeQuotation(
  name: string,
  text: string,
  more: Partial<Quotation> & Partial<Pick<Speaker, 'role' | 'isNamed'>> = {},
): Quotation {
  const { role, isNamed = true, ...given } = more
  const mention = { start: 10, end: 12, text: 'he' }
  return {
    start: 0,
    end: text.length,
    text,
    kind: 'direct',
    speaker: { mention, name, isNamed, role, kind: 'person' },
    cue: { start: 13, end: 17, text: 'said' },
    sentence: { start: 0, end: text.length + 10 },
    confidence: 0.9,
    isNegated: false,
    isSecondHand: false,
    ...given,
  }
}

export function makeWatch(wishes: Partial<NewWatch> = {}): NewWatch {
  return {
    guildId: '100',
    ownerId: '7',
    name: 'floods',
    query: 'flood OR river',
    scope: { kind: 'all' },
    target: { kind: 'channel', channelId: '900719925474099312' },
    roleId: undefined,
    delivery: 'instant',
    state: 'active',
    mutedUntil: undefined,
    createdAt: noon,
    ...wishes,
  }
}

export function makeFeed(url: string, publisher = 'Indus Courier') {
  return { url, title: `News of ${publisher}`, publisher, siteUrl: undefined, language: 'en' }
}

export function subscription(guildId: string) {
  return { guildId, addedBy: '7', channelId: '55', tags: ['floods'] }
}
