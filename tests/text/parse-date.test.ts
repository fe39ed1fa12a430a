import { describe, expect, test } from 'vitest'
import { parseDate } from '../../src/text/parse-date.ts'

const iso = (text: string) => parseDate(text)?.toISOString().replace('.000Z', 'Z')
const table = (cases: Record<string, string>) => Object.entries(cases)

describe('RFC 822 and its abuses', () => {
  test.each(
    table({
      'Mon, 09 Mar 2026 08:15:30 GMT': '2026-03-09T08:15:30Z',
      'Mon, 9 Mar 2026 08:15 +0500': '2026-03-09T03:15:00Z',
      'Mon,09 March 2026 08:15:30 EST': '2026-03-09T13:15:30Z',
      '09 Mar 26 08:15:30 Z': '2026-03-09T08:15:30Z',
      '9 Mar 98 08:15:30 UT': '1998-03-09T08:15:30Z',
      'Thursday, 09 Mar 2026 08:15:30 GMT': '2026-03-09T08:15:30Z',
      'Mon, 09 Mar 2026 08:15:30 GMT+05:30': '2026-03-09T02:45:30Z',
      'Mon, 09 Mar 2026 08:15:30 UTC-4': '2026-03-09T12:15:30Z',
      'Mon Mar 09 2026 08:15:30 GMT+0100 (Central European Standard Time)': '2026-03-09T07:15:30Z',
      'Mon Mar 9 08:15:30 2026': '2026-03-09T08:15:30Z',
      'Mon Mar 9 08:15:30 PST 2026': '2026-03-09T16:15:30Z',
      'Mon, 09 Mar 2026 08:15:30 -0000': '2026-03-09T08:15:30Z',
      'Mon, 09 Mar 2026 24:00:00 GMT': '2026-03-10T00:00:00Z',
      'Sat, 31 Dec 2016 23:59:60 GMT': '2017-01-01T00:00:00Z',
      'Mon, March 9th, 2026 8:15 p.m. PKT': '2026-03-09T15:15:00Z',
      'Mon, 09 Mar 2026 08:15:30 EDT -0400': '2026-03-09T12:15:30Z',
      'Mon, 9 Mar 2026 5 PM': '2026-03-09T17:00:00Z',
      '2026-03-09 08:15:30 +0500 PKT': '2026-03-09T03:15:30Z',
      'Mar 9, 2026 12:05 AM': '2026-03-09T00:05:00Z',
      'Mar 9, 2026 12:05 PM': '2026-03-09T12:05:00Z',
    }),
  )('%s', (text, expected) => expect(iso(text)).toBe(expected))
})

describe('named zones', () => {
  test.each(
    table({
      PKT: '05:00',
      AFT: '05:30',
      IST: '04:30',
      NPT: '04:15',
      IRST: '06:30',
      GST: '06:00',
      CET: '09:00',
      CEST: '08:00',
      MSK: '07:00',
      BST: '09:00',
      EDT: '14:00',
      PST: '18:00',
      JST: '01:00',
      AEST: '00:00',
      'Asia/Karachi': '05:00',
      'Asia/Kabul': '05:30',
      'Europe/Berlin': '09:00',
      'America/New_York': '14:00',
    }),
  )('10:00 in %s', (zone, utc) => expect(iso(`Mon, 09 Mar 2026 10:00:00 ${zone}`)).toBe(`2026-03-09T${utc}:00Z`))

  test('summer time of a place is its own', () => {
    expect(iso('10 Jul 2026 10:00 Europe/Berlin')).toBe('2026-07-10T08:00:00Z')
    expect(iso('10 Jan 2026 10:00 Europe/Berlin')).toBe('2026-01-10T09:00:00Z')
  })
})

describe('ISO 8601 and W3C', () => {
  test.each(
    table({
      '2026-03-09T08:15:30Z': '2026-03-09T08:15:30Z',
      '2026-03-09t08:15:30.123456789z': '2026-03-09T08:15:30Z',
      '2026-03-09T08:15:30,5+04:30': '2026-03-09T03:45:30Z',
      '2026-03-09T08:15+0430': '2026-03-09T03:45:00Z',
      '2026-03-09T08+05': '2026-03-09T03:00:00Z',
      '2026-03-09 08:15:30 UTC': '2026-03-09T08:15:30Z',
      '20260309T081530Z': '2026-03-09T08:15:30Z',
      '20260309': '2026-03-09T00:00:00Z',
      '2026-068': '2026-03-09T00:00:00Z',
      '2026068': '2026-03-09T00:00:00Z',
      '2026-03': '2026-03-01T00:00:00Z',
      '2026': '2026-01-01T00:00:00Z',
      '26-03-09': '2026-03-09T00:00:00Z',
      '2026-03-09T08:15:30-05:00Z': '2026-03-09T13:15:30Z',
      '20260309081530': '2026-03-09T08:15:30Z',
      '2026-03-09T08:15:30+05:00:00': '2026-03-09T03:15:30Z',
      '2026-3-9': '2026-03-09T00:00:00Z',
      '2024-02-29': '2024-02-29T00:00:00Z',
    }),
  )('%s', (text, expected) => expect(iso(text)?.replace(/\.\d+Z/, 'Z')).toBe(expected))
})

describe('numbers with marks between', () => {
  test.each(
    table({
      '09.03.2026': '2026-03-09',
      '9.3.26 08:15': '2026-03-09',
      '09-03-2026': '2026-03-09',
      '03/09/2026': '2026-03-09',
      '25/03/2026': '2026-03-25',
      'Mon, 09/03/2026': '2026-03-09',
      '2026. 03. 09. 08:15': '2026-03-09',
      '2026/03/09 08:15:30': '2026-03-09',
    }),
  )('%s', (text, expected) => expect(iso(text)?.slice(0, 10)).toBe(expected))
})

describe('languages of the starter feeds', () => {
  test.each([
    'Montag, 9. März 2026',
    '9 mars 2026',
    'lun., 09 mars 2026',
    'lunes, 9 de marzo de 2026',
    '9 de março de 2026',
    'lunedì 9 marzo 2026',
    'maandag 9 maart 2026',
    '9 Mart 2026 Pazartesi',
    '9 марта 2026',
    'пн, 09 мар 2026',
    '9 березня 2026',
    '9 marca 2026',
    'Δευ, 09 Μαρ 2026',
    '9 mars 2026',
    '9 مارس 2026',
    '٩ مارس ٢٠٢٦',
    '9 مارچ 2026',
    '۹ مارچ ۲۰۲۶',
    '9 मार्च 2026',
    '९ मार्च २०२६',
    '৯ মার্চ ২০২৬',
    '2026年3月9日',
    '9 Maret 2026',
    'Senin, 9 Maret 2026',
    'March 9, 2026',
    'Sept 9 2026'.replace('Sept', 'Mar.'),
  ])('%s', text => expect(iso(text)).toBe('2026-03-09T00:00:00Z'))

  test('Korean forms carry Korean time', () => expect(iso('2026년 3월 9일 오후 2:30')).toBe('2026-03-09T05:30:00Z'))
  test('French "mar." is a Tuesday beside another month', () =>
    expect(iso('mar., 08 déc. 2026 10:00 +0000')).toBe('2026-12-08T10:00:00Z'))
})

describe('nonsense is refused', () => {
  test.each([
    '',
    ' ',
    'today',
    'yesterday at noon',
    'N/A',
    'null',
    'Kabul 12',
    '31 February 2026',
    '30 Feb 2026',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '0000-00-00',
    '32 Mar 2026',
    'Mon, 09 Mar 2026 25:00:00 GMT',
    'Mon, 09 Mar 2026 10:61:00 GMT',
    '2026-03-09T10:00:00+99:00',
    '2026-03-09T10:00:00Zebra',
    '1 2 3',
    '12:30',
    '1.2.3.4',
    '999999999999',
    '42',
    'Mon, 09 Mar 2026 10:00:00 +0z',
    '10:00:00 PM',
    '25 PM 9 Mar 2026',
    'March',
    'Mar 9',
    '9 Mar 26 26',
    'Mon, 09 Mar 9999 10:00:00 GMT',
    'version 2.0.2026',
    '2025-366',
    'x'.repeat(5000),
    '9'.repeat(199),
  ])('%s', text => expect(iso(text)).toBeUndefined())
})

test('the machine’s zone changes nothing', () => {
  const before = process.env['TZ']
  const seen = ['UTC', 'Asia/Karachi', 'America/St_Johns'].map(zone => {
    process.env['TZ'] = zone
    return [iso('9 Mar 2026 10:00'), iso('2026-03-09'), iso('Mon Mar 9 10:00:00 2026')].join()
  })
  if (before === undefined) delete process.env['TZ']
  else process.env['TZ'] = before
  expect(new Set(seen).size).toBe(1)
})
