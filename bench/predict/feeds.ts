import { cleanPassage, readFeedDocument } from '../../src/feeds/read/read-feed.ts'
import type { FeedDocument, FeedEntry, Passage } from '../../src/feeds/read/feed-document.ts'

/** One feed a record: `{id, bytes, contentType, url}` in, `{id, feed, items}` out. */
export async function* predict(records: AsyncIterable<unknown>): AsyncGenerator {
  for await (const record of records) {
    const { id, bytes, contentType, url } = record as Record<string, string | null | undefined>
    try {
      const context = { contentType: contentType ?? undefined, url: url ?? undefined }
      const document = await readFeedDocument(Buffer.from(bytes ?? '', 'base64'), context)
      yield typeof document === 'string' ? { id, error: document } : { id, ...written(document, context.url) }
    } catch (error) {
      yield { id, error: String(error) }
    }
  }
}

function written(document: FeedDocument, url: string | undefined) {
  return {
    feed: {
      title: passage(document.title) ?? document.siteUrl ?? url,
      link: document.siteUrl ?? document.selfUrl ?? url,
      id: document.id,
      description: passage(document.description),
      author: document.author,
      date: document.updatedAt?.toISOString(),
      language: document.language?.toLowerCase(),
      ttl: document.ttlMinutes === undefined ? undefined : String(document.ttlMinutes),
      image: document.imageUrl,
    },
    items: document.entries.map(it => writtenEntry(it, document)),
  }
}

function writtenEntry(entry: FeedEntry, document: FeedDocument) {
  return {
    title: passage(entry.title) ?? passage(entry.summary ?? entry.content) ?? entry.url,
    link: entry.url ?? document.siteUrl,
    id: entry.id,
    summary: passage(entry.summary ?? entry.content),
    content: passage(entry.content),
    author: entry.author ?? document.author,
    date: entry.publishedAt?.toISOString(),
    enclosure: entry.enclosureUrl,
    category: entry.categories[0],
  }
}

function passage(it: Passage | undefined): string | undefined {
  return it && cleanPassage(it)
}
