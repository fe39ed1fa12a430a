import type { CorpusStore } from '../src/corpus/store.ts'
import { joinTerms } from '../src/text/join-terms.ts'

const dayMs = 86_400_000
const publishers = ['Khyber Gazette', 'Indus Courier', 'Levant Wire', 'Steppe Herald', 'Pamir Daily', 'Gulf Ledger']

/** Keeps a month of short made-up reports up to `now`, with two bursts about a border crossing: for pictures of /trend. */
export async function keepMonth(store: CorpusStore, now: Date): Promise<void> {
  const drafts = Array.from({ length: 29 }, (_, at) => draftsOf(29 - at, now)).flat()
  await store.ingest(
    drafts.map((draft, at) => {
      const url = `https://${draft.publisher.toLowerCase().replaceAll(' ', '-')}.example/${at}`
      const content = {
        ...draft,
        url,
        author: undefined,
        language: 'en',
        dateline: undefined,
        imageUrl: undefined,
        completeness: 'full' as const,
      }
      const sighting = { feedId: undefined, guid: undefined, url, itemHash: String(at) }
      return { content, quotations: [], terms: joinTerms(content, []), sighting, seenAt: now, hits: [] }
    }),
    { together: true },
  )
}

type MadeDraft = {
  readonly title: string
  readonly text: string
  readonly publisher: string
  readonly publishedAt: Date
}

function draftsOf(daysAgo: number, now: Date): readonly MadeDraft[] {
  const [count, headline] = crossingOn(daysAgo)
  const make = (number: number, title: string, text: string): MadeDraft => ({
    title,
    text,
    publisher: publishers[(number * 5 + daysAgo) % publishers.length] ?? '',
    publishedAt: new Date(now.getTime() - daysAgo * dayMs + (number * dayMs) / 50),
  })
  const crossing = Array.from({ length: count }, (_, number) =>
    make(number, headline, `The crossing at Torkham was spoken of all day, note ${daysAgo}-${number}.`),
  )
  const talks = Array.from({ length: 3 + ((daysAgo * 7) % 4) + (daysAgo < 8 ? 4 : 0) }, (_, number) =>
    make(number, `Ceasefire talks, session ${daysAgo}-${number}`, `Delegates met again, session ${daysAgo}-${number}.`),
  )
  const market = Array.from({ length: 14 }, (_, number) =>
    make(number, `Wheat prices, note ${daysAgo}-${number}`, `Wheat was traded, note ${daysAgo}-${number}.`),
  )
  return [...crossing, ...talks, ...market]
}

function crossingOn(daysAgo: number): readonly [count: number, headline: string] {
  if (daysAgo === 17) return [32, 'Torkham crossing closes after an exchange of fire']
  if (daysAgo === 16) return [19, 'Torkham crossing closes after an exchange of fire']
  if (daysAgo === 6) return [24, 'Torkham opens to lorries after a jirga']
  return [3 + ((daysAgo * 11) % 5), `Customs at Torkham, note ${daysAgo}`]
}
