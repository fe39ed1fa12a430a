import type { IngestOutcome, IngestRequest } from '../article-store.ts'
import type { Database } from './database.ts'
import { addArticle, keepRevision, newestRevision, type Placed } from './keep-revision.ts'
import { queueRevision } from './errands.ts'
import { identify } from './identify.ts'
import { indexWords } from './index-words.ts'
import { keepKeys, keepSighting } from './keep-sighting.ts'
import { queueHits } from './queue-hits.ts'
import { inTransaction } from './transaction.ts'
import type { Vocabulary } from './vocabulary.ts'

export function ingest(
  database: Database,
  vocabulary: Vocabulary,
  requests: readonly IngestRequest[],
  together: boolean,
): IngestOutcome[] {
  const keepGroup = (group: readonly IngestRequest[]) =>
    inTransaction(database, () => keepAll(database, vocabulary, group))
  try {
    return together ? keepGroup(requests) : requests.flatMap(request => keepGroup([request]))
  } catch (error) {
    vocabulary.forget()
    throw error
  }
}

function keepAll(database: Database, vocabulary: Vocabulary, requests: readonly IngestRequest[]): IngestOutcome[] {
  const placed = new Map<number, Placed>()
  const outcomes = requests.map(request => keep(database, request, placed))
  indexWords(database, [...placed.values()])
  for (const { terms } of placed.values()) vocabulary.learn(terms)
  return outcomes
}

/** `placed` gathers what the word index must learn, newest word on an article last. */
function keep(database: Database, request: IngestRequest, placed: Map<number, Placed>): IngestOutcome {
  const { identity, keys, fingerprint } = identify(database, request.content, request.sighting)
  const articleId = identity.kind === 'new' ? addArticle(database, request.seenAt) : identity.articleId
  keepSighting(database, articleId, request)
  keepKeys(database, articleId, keys, identity.kind === 'new')
  if (identity.kind !== 'known') {
    const kept = keepRevision(database, articleId, fingerprint, request)
    placed.set(articleId, { ...kept, before: placed.get(articleId)?.before ?? kept.before })
  }
  const revision = newestRevision(database, articleId)
  if (identity.kind === 'revised') queueRevision(database, articleId, revision, request.seenAt)
  if (identity.kind === 'new')
    database.run('INSERT INTO unplaced VALUES (?, ?)', articleId, request.content.publishedAt)
  const queued = queueHits(database, articleId, request)
  return { kind: identity.kind, articleId, revision, queued }
}
