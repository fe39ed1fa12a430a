import { createAliases } from './aliases.ts'
import { createAlerts } from './alerts.ts'
import { compareItems } from './compare-items.ts'
import type { Database } from './database.ts'
import { createDigests } from './digests.ts'
import { createErrands } from './errands.ts'
import { createFeeds } from './feeds.ts'
import { createGuilds } from './guilds.ts'
import { followClockBack } from './follow-clock-back.ts'
import { ingest } from './ingest.ts'
import type { SyncStore } from './protocol.ts'
import { findQuotations, listQuotations, speakersCalled } from './find-quotations.ts'
import * as articles from './read-articles.ts'
import { createLookouts } from './lookouts.ts'
import { listPublications } from './list-publications.ts'
import { searchArticles } from './search-articles.ts'
import { createStories } from './stories.ts'
import * as tallies from './tallies.ts'
import { inTransaction } from './transaction.ts'
import { createVocabulary, nearWords, similarWords } from './vocabulary.ts'
import { createWatchChanges } from './watch-changes.ts'
import { createWatches } from './watches.ts'

/** Every call of the store on one connection. */
export function createEngine(database: Database): SyncStore {
  const vocabulary = createVocabulary(database)
  return {
    ingest: (requests, options) => ingest(database, vocabulary, requests, options?.together ?? false),
    compareItems: (feedId, items) => compareItems(database, feedId, items),
    getArticle: (id, revision) => articles.getArticle(database, id, revision),
    getArticles: ids => articles.getArticles(database, ids),
    findArticleByUrl: url => articles.findArticleByUrl(database, url),
    quotationsOf: (articleId, revision) => articles.quotationsOf(database, articleId, revision),
    searchArticles: request => searchArticles(database, request),
    listPublications: (filter, most) => listPublications(database, filter, most),
    findQuotations: filter => findQuotations(database, filter),
    listQuotations: filter => listQuotations(database, filter),
    speakersCalled: (word, scope, limit) => speakersCalled(database, word, scope, limit),
    listSpeakers: (scope, limit) => tallies.listSpeakers(database, scope, limit),
    listPublishers: scope => tallies.listPublishers(database, scope),
    documentFrequencies: stems => articles.documentFrequencies(database, stems),
    similarWords: word => similarWords(database, word),
    nearWords: (word, limit) => nearWords(database, word, limit),
    arrivalsOf: articleId => articles.arrivalsOf(database, articleId),
    isVisible: (articleId, scope) => articles.isVisible(database, articleId, scope),
    counts: () => tallies.counts(database),
    followClockBack: byMs => inTransaction(database, () => followClockBack(database, byMs)),
    ...createFeeds(database),
    ...createWatches(database),
    ...createWatchChanges(database),
    ...createAliases(database),
    ...createAlerts(database),
    ...createErrands(database),
    ...createLookouts(database),
    ...createStories(database),
    ...createDigests(database),
    ...createGuilds(database),
  }
}
