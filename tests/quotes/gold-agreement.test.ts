import { expect, test } from 'vitest'
import { readQuotations } from '../../src/quotes/read-quotations.ts'
import type { Quotation } from '../../src/model/quotation.ts'
import { readGold } from './gold/read-gold.ts'
import type { GoldReport } from './gold/read-gold.ts'

const CODES = new Map([
  ['french', 'fr'],
  ['spanish', 'es'],
  ['german', 'de'],
  ['russian', 'ru'],
  ['arabic', 'ar'],
  ['urdu', 'ur'],
  ['italian', 'it'],
  ['portuguese', 'pt'],
  ['turkish', 'tr'],
])

/** Attributions whose words are found whole and whose speaker's mention meets the one marked by hand. */
function agreement(reports: readonly GoldReport[], minConfidence = 0): { precision: number; recall: number } {
  const total = { right: 0, found: 0, marked: 0 }
  for (const report of reports) {
    const language = CODES.get(report.style)
    const found = readQuotations(report.text, language === undefined ? {} : { language }).filter(
      one => one.kind !== 'indirect' && one.speaker !== undefined && one.confidence >= minConfidence,
    )
    total.found += found.length
    total.marked += report.quotes.filter(quote => quote.speaker !== undefined).length
    total.right += found.filter(one => isRight(one, report)).length
  }
  return { precision: total.right / total.found, recall: total.right / total.marked }
}

function isRight(one: Quotation, report: GoldReport): boolean {
  const mention = one.speaker?.mention
  return report.quotes.some(
    quote =>
      quote.start === one.start &&
      mention !== undefined &&
      quote.speaker !== undefined &&
      quote.speaker.start < mention.end &&
      mention.start < quote.speaker.end,
  )
}

test('the English gold reports are read with few errors', () => {
  const { precision, recall } = agreement(readGold().filter(report => !CODES.has(report.style)))
  expect(precision).toBeGreaterThan(0.9)
  expect(recall).toBeGreaterThan(0.9)
})

test('attributions of 0.9 and more are nearly always right', () => {
  const { precision, recall } = agreement(
    readGold().filter(report => !CODES.has(report.style)),
    0.9,
  )
  expect(precision).toBeGreaterThan(0.95)
  expect(recall).toBeGreaterThan(0.6)
})

test('the gold reports in other languages are mostly read, and never with high confidence', () => {
  const reports = readGold().filter(report => CODES.has(report.style))
  const { precision, recall } = agreement(reports)
  expect(precision).toBeGreaterThan(0.8)
  expect(recall).toBeGreaterThan(0.75)
  expect(agreement(reports, 0.8).recall).toBe(0)
})
