import type { IngestRequest } from '../../src/corpus/article-store.ts'
import { openSqliteStore } from '../../src/corpus/sqlite/open-sqlite-store.ts'
import { readArticle } from '../../src/pipeline/read-article.ts'
import { createReportMaker } from '../made-reports.ts'

/** The longest text that is kept of a report. */
export const longestText = 400_000

const make = createReportMaker()

/** As long as any report is kept, of many short ones. */
export function makeLongText(number: number): string {
  let text = `Long report ${number}.`
  for (let from = number * 1000; text.length < longestText; from++) text += `\n\n${make(from).text}`
  return text.slice(0, longestText)
}

const longReports = 20
const shortReports = 1000
const watches = 10_000

/** A corpus of long and short reports, and watches of one server: all but a few wait for words that no report holds. */
export async function fillCorpus(folder: string, guildId: string, channelId: string): Promise<void> {
  const store = await openSqliteStore({ folder })
  const now = new Date()
  for (let number = 0; number < shortReports; number++) await store.ingest([requestOf(readArticle(make(number)), now)])
  const long = readArticle({ ...make(0), text: makeLongText(0) })
  for (let number = 0; number < longReports; number++) {
    const content = {
      ...long.content,
      title: `Long report ${number}`,
      text: `Report ${number}. ${long.content.text}`,
      url: `https://long.example/${number}`,
      publishedAt: new Date(now.getTime() - number * 3_600_000),
    }
    await store.ingest([requestOf({ ...long, content }, now)])
  }
  for (let number = 0; number < watches; number++) {
    const query = number < 5 ? `harbour ferry border${number}` : `unheard${number} harbour`
    await store.addWatch({
      guildId,
      ownerId: '7',
      name: `watch ${number}`,
      query,
      target: { kind: 'channel', channelId },
      roleId: undefined,
      delivery: 'instant',
      state: 'active',
      mutedUntil: undefined,
      createdAt: now,
    })
  }
  await store.close()
}

function requestOf(read: ReturnType<typeof readArticle>, seenAt: Date): IngestRequest {
  const { url, title } = read.content
  return { ...read, sighting: { feedId: undefined, guid: undefined, url, itemHash: title }, seenAt, hits: [] }
}
