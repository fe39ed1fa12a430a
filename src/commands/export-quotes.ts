import type { ListedQuotation } from '../corpus/article-store.ts'
import { mergeSpeakers } from '../quotes/merge-speakers.ts'
import { readSpeakerName } from '../quotes/read-speaker-name.ts'
import { renderCsv } from '../text/render-csv.ts'

const columns = ['speaker', 'role', 'words', 'kind', 'cue', 'confidence', 'date', 'publisher', 'title', 'url', 'note']

export type QuotesTable = { readonly bytes: Uint8Array; readonly rows: number }

/**
 * Quotations as a table for spreadsheets, one a row, as many as fit into `mostBytes`. A speaker bears one name in all rows;
 * titles stand in the role.
 */
export function exportQuotes(listed: readonly ListedQuotation[], mostBytes: number): QuotesTable {
  const rows = [columns]
  const names = entryNames(listed)
  let left = mostBytes
  for (const one of listed) {
    const row = readRow(one, names)
    // Four bytes a character at most, and marks that are doubled.
    left -= row.reduce((sum, cell) => sum + cell.length * 4 + 4, 0)
    if (left < 0) break
    rows.push(row)
  }
  return { bytes: new TextEncoder().encode(renderCsv(rows)), rows: rows.length - 1 }
}

/** The name of the speaker's entry over all reports, by the name in one report. */
function entryNames(listed: readonly ListedQuotation[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>()
  for (const { quotation } of listed) {
    const { speaker } = quotation
    if (speaker?.isNamed === true) counts.set(speaker.name, (counts.get(speaker.name) ?? 0) + 1)
  }
  const entries = mergeSpeakers([...counts].map(([name, count]) => ({ name, count })))
  return new Map(entries.flatMap(entry => entry.spellings.map(({ name }) => [name, entry.name] as const)))
}

function readRow({ quotation, article }: ListedQuotation, names: ReadonlyMap<string, string>): string[] {
  const { speaker, text, kind, cue, confidence, isNegated, isSecondHand } = quotation
  const name = speaker?.isNamed === true ? names.get(speaker.name) : undefined
  const title = name === undefined ? '' : readSpeakerName(speaker?.name ?? '').title
  return [
    name ?? speaker?.name ?? '',
    joined([title, speaker?.role ?? '']),
    text,
    kind,
    cue?.text ?? '',
    confidence.toFixed(2),
    article.publishedAt.toISOString(),
    article.publisher,
    article.title,
    article.url ?? '',
    joined([isNegated ? 'denied or not said' : '', isSecondHand ? 'reported at second hand' : '']),
  ]
}

function joined(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join(', ')
}
