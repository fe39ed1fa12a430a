import type { AlertContent } from '../../src/alerts/render-alert.ts'
import type { OutboxRow } from '../../src/model/alert.ts'
import type { Article } from '../../src/model/article.ts'
import { later, noon } from '../corpus/make-report.ts'

export function makeArticle(wishes: Partial<Article> = {}): Article {
  return {
    id: 1,
    revision: 1,
    firstSeenAt: noon,
    title: 'River rises in Larkana',
    text: 'The river rose by a metre overnight, officials said.',
    publisher: 'Indus Courier',
    url: 'https://courier.example/river',
    author: undefined,
    language: 'en',
    dateline: undefined,
    publishedAt: noon,
    imageUrl: undefined,
    completeness: 'full',
    ...wishes,
  }
}

export function makeRow(wishes: Partial<OutboxRow> = {}): OutboxRow {
  return {
    id: 1,
    watchId: 5,
    watchName: 'floods',
    query: 'river',
    guildId: '100',
    roleId: undefined,
    articleId: 1,
    target: { kind: 'channel', channelId: '55' },
    state: 'claimed',
    queuedAt: noon,
    dueAt: noon,
    attempts: 1,
    claimedAt: noon,
    messageId: undefined,
    reason: undefined,
    shownRevision: 1,
    part: 'alert',
    storyPostId: 1,
    isGathered: false,
    toldIn: undefined,
    news: undefined,
    ...wishes,
  }
}

type Wishes = Partial<Omit<AlertContent, 'rows' | 'article'>> & {
  readonly row?: Partial<OutboxRow>
  readonly article?: Partial<Article>
}

/** An alert as the outbox and the corpus would give it; whatever is not wished for is plain. */
export function makeAlert({ row, article, ...wishes }: Wishes = {}): AlertContent {
  return {
    key: 'abc-1',
    rows: [makeRow(row)],
    article: makeArticle(article),
    titleSpans: [],
    textSpans: [],
    sentence: undefined,
    quotation: undefined,
    ...wishes,
  }
}

export { later, noon }
