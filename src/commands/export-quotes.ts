import type { ListedQuotation } from '../corpus/article-store.ts'
import { renderCsv } from '../text/render-csv.ts'

const columns = ['speaker', 'role', 'words', 'kind', 'cue', 'confidence', 'date', 'publisher', 'title', 'url', 'note']

export type QuotesTable = { readonly bytes: Uint8Array; readonly rows: number }

/** Quotations as a table for spreadsheets, one a row, as many as fit into `mostBytes`. */
export function exportQuotes(listed: readonly ListedQuotation[], mostBytes: number): QuotesTable {
  const rows = [columns]
  let left = mostBytes
  for (const one of listed) {
    const row = readRow(one)
    // Four bytes a character at most, and marks that are doubled.
    left -= row.reduce((sum, cell) => sum + cell.length * 4 + 4, 0)
    if (left < 0) break
    rows.push(row)
  }
  return { bytes: new TextEncoder().encode(renderCsv(rows)), rows: rows.length - 1 }
}

function readRow({ quotation, article }: ListedQuotation): string[] {
  const { speaker, text, kind, cue, confidence, isNegated, isSecondHand } = quotation
  const notes = [isNegated ? 'denied or not said' : '', isSecondHand ? 'reported at second hand' : '']
  return [
    speaker?.name ?? '',
    speaker?.role ?? '',
    text,
    kind,
    cue?.text ?? '',
    confidence.toFixed(2),
    article.publishedAt.toISOString(),
    article.publisher,
    article.title,
    article.url ?? '',
    notes.filter(note => note !== '').join(', '),
  ]
}
