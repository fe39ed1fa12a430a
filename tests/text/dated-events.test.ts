import { expect, test } from 'vitest'
import { readDatedEvents } from '../../src/text/dated-events.ts'

/** Thursday. */
const published = new Date('2026-03-05T10:00:00Z')

function check(text: string, at = published): string[] {
  return readDatedEvents(text, at).map(({ expression, firstDay, lastDay }) =>
    firstDay === lastDay ? `${expression.text} = ${firstDay}` : `${expression.text} = ${firstDay}..${lastDay}`,
  )
}

test.each([
  ['Jets bombed two camps on Feb 22.', 'on Feb 22 = 2026-02-22'],
  ['The bridge fell on March 2, 2019.', 'on March 2, 2019 = 2019-03-02'],
  ['Polls opened on 14 February 2024 in the east.', 'on 14 February 2024 = 2024-02-14'],
  ['Shelling began on Dec. 28.', 'on Dec. 28 = 2025-12-28'],
  ['The truce of 2026-01-03 held.', '2026-01-03 = 2026-01-03'],
  ['Rain fell yesterday.', 'yesterday = 2026-03-04'],
  ['Guards fired last night.', 'last night = 2026-03-04'],
  ['Villagers fled on Monday.', 'on Monday = 2026-03-02'],
  ['Police met elders on Thursday.', 'on Thursday = 2026-03-05'],
  ['It happened last Thursday.', 'last Thursday = 2026-02-26'],
  ['The court will rule on Monday.', 'on Monday = 2026-03-09'],
  ['Two soldiers had died three days earlier.', 'three days earlier = 2026-03-02'],
  ['The general said so a day earlier.', 'a day earlier = 2026-03-04'],
  ['Rebels took the town two years ago.', 'two years ago = 2024-01-01..2024-12-31'],
  ['Attacks began last week.', 'last week = 2026-02-23..2026-03-01'],
  ['Prices rose last month.', 'last month = 2026-02-01..2026-02-28'],
  ['Ties broke after the October clashes.', 'the October clashes = 2025-10-01..2025-10-31'],
  ['The plant closed in January.', 'in January = 2026-01-01..2026-01-31'],
  ['The dam was begun in May 2011.', 'in May 2011 = 2011-05-01..2011-05-31'],
  ['The group has ruled since 2021.', 'since 2021 = 2021-01-01..2021-12-31'],
  ['Talks are due to resume on April 20.', 'on April 20 = 2026-04-20'],
  ['The letter names Thursday, March 12, as the day.', 'Thursday, March 12 = 2026-03-12'],
  ['They met on Thursday, March 13.', 'on Thursday, March 13 = 2025-03-13'],
])('%s', (text, expected) => {
  expect(check(text)).toEqual([expected])
})

test('"a day earlier" counts from the day that the same sentence names before', () => {
  expect(check('The envoy left on Feb 20 after a raid a day earlier.')).toEqual([
    'on Feb 20 = 2026-02-20',
    'a day earlier = 2026-02-19',
  ])
})

test('words that only look like months and days are left alone', () => {
  expect(check('They may march on, and the judge sat down. Some 2000 people sat in the sun.')).toEqual([])
})

test('a day that the calendar does not have is no date', () => {
  expect(check('On February 30, 2026 nothing happened.').some(line => line.includes('02-30'))).toBe(false)
})

test('each event carries its sentence, word for word', () => {
  const text = 'Nothing here. On Feb 22, jets bombed two camps. The end.'
  const [event] = readDatedEvents(text, published)
  expect(event?.sentence.text).toBe('On Feb 22, jets bombed two camps.')
  expect(text.slice(event?.sentence.start, event?.sentence.end)).toBe(event?.sentence.text)
  expect(text.slice(event?.expression.start, event?.expression.end)).toBe('On Feb 22')
})

// Reading that grows with the square of the length would take minutes here.
test('a very long text without sentences is read to its end', () => {
  expect(readDatedEvents('on the last March of '.repeat(20_000), published)).toBeInstanceOf(Array)
  expect(readDatedEvents(`${'3 May '.repeat(450)}. `.repeat(8), published)).toBeInstanceOf(Array)
  const [event] = readDatedEvents(`${'x '.repeat(200_000)}. On Feb 22, jets bombed two camps.`, published)
  expect(event?.sentence.text).toContain('jets bombed')
})

test('what happens every week has no day', () => {
  expect(check('She crossed the bridge every Monday before sunrise.')).toEqual([])
  expect(check('Markets open each Friday.')).toEqual([])
})
