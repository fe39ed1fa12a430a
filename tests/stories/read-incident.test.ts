import { expect, test } from 'vitest'
import { readProfile } from '../../src/stories/read-profile.ts'

/** Day by name, all days, and tolls of a report printed on Thursday, 5 March 2026. */
function check(text: string, title = '', language = 'en') {
  const publishedAt = new Date('2026-03-05T10:00:00Z')
  const { day, days, tolls } = readProfile({ title, text, language, publishedAt }).incident
  const iso = (number: number) => (number === -1 ? '' : new Date(number * 86_400_000).toISOString().slice(5, 10))
  return [iso(day), days.map(iso).join(' '), tolls.join(' ')].join(' | ')
}

test.each([
  ['A bomb killed four policemen in Bannu on Monday.', '03-02 | 03-02 | 4'],
  ['Twenty-two passengers drowned off Chandpur yesterday.', '03-04 | 03-04 | 22'],
  ['Gunmen abducted 45 girls on Feb 22 and freed three of them on March 1.', '02-22 | 02-22 03-01 | 45'],
  ['A quake of magnitude 5.8 shook Bingol today.', '03-05 | 03-05 | 5.8'],
  ['He got seven years in prison on Dec. 28.', '12-28 | 12-28 | 7'],
  ['A fire killed a gardener on Tuesday and hurt 12 guests.', '03-03 | 03-03 | 1 12'],
  ['They may march on with 300 sheep and 12 goats.', ' |  | '],
  ['The bank raised its rate to 19 percent.', ' |  | '],
])('%s', (text, expected) => {
  expect(check(text)).toBe(expected)
})

test('a day behind the lead is no day of the incident, but one that the report names', () => {
  const behind = 'The road over the pass was dry and the lamps along it burned all night. '.repeat(6)
  expect(check(`A bus fell from a pass. ${behind} It had been checked on Monday.`)).toBe(' | 03-02 | ')
})

test.each([
  ['fr', 'Une bombe a explosé lundi à Niamey, tuant quatorze personnes et en blessant 30.', '03-02 | 03-02 | 14 30'],
  ['es', 'Veintidós mineros murieron el lunes en Potosí y doce resultaron heridos.', '03-02 | 03-02 | 12'],
  ['de', 'Bei einem Brand in Gera wurden am Montag acht Menschen verletzt.', '03-02 | 03-02 | 8'],
  ['ru', 'В пятницу на шахте в Караганде погибли двадцать три горняка.', '02-27 | 02-27 | 23'],
  ['ar', 'قتل سبعة أشخاص يوم الاثنين في انفجار في طرابلس.', '03-02 | 03-02 | 7'],
  ['ur', 'بنوں میں دھماکے سے چار اہلکار ہلاک اور 9 زخمی ہو گئے۔', ' |  | 4 9'],
])('days and tolls are read in %s', (language, text, expected) => {
  expect(check(text, '', language)).toBe(expected)
})

test('a report of unknown date has no days', () => {
  const { incident } = readProfile({ title: '', text: 'A bomb killed four policemen on Monday.' })
  expect(incident).toEqual({ day: -1, days: [], tolls: [4] })
})
