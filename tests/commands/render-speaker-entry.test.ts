import { expect, test } from 'vitest'
import { renderSpeakers } from '../../src/commands/render-speaker-entry.ts'
import type { ListedQuotation } from '../../src/corpus/article-store.ts'
import { makeQuotation } from '../corpus/make-report.ts'

function said(day: number, name: string, role?: string, isNamed = true): ListedQuotation {
  const publishedAt = new Date(Date.UTC(2026, 2, day, 12))
  const article = { id: day, title: 'Report', publisher: 'Mail', url: undefined, publishedAt, language: 'en' }
  const quotation = makeQuotation(name, 'We wait.', { isNamed, ...(role === undefined ? {} : { role }) })
  return { quotation, article }
}

function daysOf(text: string): string {
  return text.replaceAll(/<t:(\d+):d>/g, (_, seconds: string) => String(new Date(Number(seconds) * 1000).getUTCDate()))
}

test('tells other spellings and how the titles changed, with their days', () => {
  expect(
    daysOf(
      renderSpeakers([
        said(20, 'Field Marshal Asim Munir'),
        said(9, 'Gen. Munir'),
        said(3, 'Asim Munir', 'army chief'),
        said(3, 'General Asim Munir'),
      ]),
    ),
  ).toBe(
    '**Asim Munir**\n-# also in print as Field Marshal Asim Munir, Gen. Munir, General Asim Munir\n-# titles: army chief (3), Gen. (3–9) → Field Marshal (20)',
  )
})

test('says nothing of a speaker with one name and one title, or without a name', () => {
  expect(
    renderSpeakers([said(1, 'Ilyas Qandil', 'harbour master'), said(2, 'Ilyas Qandil', 'the harbour master')]),
  ).toBe('')
  expect(renderSpeakers([said(1, 'a senior official', 'official', false)])).toBe('')
})

test('several speakers are named, most quoted first', () => {
  expect(renderSpeakers([said(1, 'Asad Khan'), said(2, 'Imran Khan'), said(3, 'Imran Khan')])).toMatch(
    /^-# 2 named speakers: Imran Khan \(2\), Asad Khan \(1\)\. Choose one/,
  )
})

test('stays short whatever the names', () => {
  const long = Array.from({ length: 30 }, (_, at) =>
    said(at + 1, `${'Very '.repeat(20)}Long Name`, `${at} ${'x'.repeat(300)}`),
  )
  expect(renderSpeakers(long).length).toBeLessThanOrEqual(700)
})
