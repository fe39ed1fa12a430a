import { expect, test } from 'vitest'
import { summarise, type SummaryBudget } from '../../src/summaries/summarise.ts'

const report = [
  'GHAZNI: Floods swept through three villages in Ghazni province late on Monday, killing at least 14 people, officials said.',
  'But roads to the villages were still closed on Tuesday.',
  'The provincial disaster office said 220 houses in the three villages had been destroyed by the floods.',
  '“We have asked Kabul for tents and clean water,” said Najiba Rahimi, who heads the provincial disaster office.',
  'He also asked for helicopters.',
  'Floods killed at least 14 people in three villages of Ghazni province, officials repeated in the evening.',
  'Share this story with your friends.',
  'Ghazni lies on the road between Kabul and Kandahar.',
].join(' ')

function check(text: string, budget: SummaryBudget, title = 'Floods kill 14 in Ghazni') {
  return summarise({ title, text }, budget).map(sentence => sentence.text)
}

test('the lead comes first and sentences stand in the order of the text', () => {
  const sentences = summarise({ title: '', text: report }, { sentences: 4 })
  expect(sentences[0]?.start).toBe(0)
  const starts = sentences.map(sentence => sentence.start)
  expect(starts).toEqual(starts.toSorted((left, right) => left - right))
})

test('every sentence is printed word for word at its place', () => {
  const sentences = summarise({ title: '', text: report }, { words: 80 })
  expect(sentences.length).toBeGreaterThan(1)
  for (const { start, end, text } of sentences) expect(report.slice(start, end)).toBe(text)
})

test('nothing is told twice', () => {
  const told = check(report, { sentences: 5 }).filter(
    sentence => sentence.includes('killing') || sentence.includes('killed'),
  )
  expect(told).toHaveLength(1)
})

const leaning = (opener: string) =>
  `Floods hit Ghazni on Monday and closed its only road to Kabul. Not yet. ${opener} floods killed 14 people and destroyed ` +
  '220 houses in three villages of Ghazni province near the road.'

test.each(['She said that', 'But', 'In response, officials said that'])(
  'a sentence that opens with "%s" never stands without the one before it',
  opener => {
    expect(check(leaning(opener), { sentences: 2 }).join(' ')).not.toContain('220 houses')
    expect(check(leaning('Officials said that'), { sentences: 2 }).join(' ')).toContain('220 houses')
  },
)

test('requests to share or follow are never chosen', () => {
  expect(check(report, { sentences: 5 }).join(' ')).not.toContain('Share this story')
})

test('the words asked for are kept but for a sixth', () => {
  for (const words of [30, 45, 60, 90, 120]) {
    const used = check(report, { words }).join(' ').split(/\s+/).length
    expect(used).toBeLessThanOrEqual(words + words / 6)
  }
})

test('a budget smaller than any sentence gives one sentence', () => {
  expect(check(report, { words: 2 })).toHaveLength(1)
})

test('without a budget three sentences are given', () => {
  expect(check(report, {})).toHaveLength(3)
})

test('a text without sentences gives an empty summary', () => {
  expect(check('', {})).toEqual([])
  expect(check(' \n\n ', { words: 60 })).toEqual([])
})

test('a named speaker makes a sentence worth more', () => {
  const text =
    'The council of Herat met on Sunday to talk about the price of bread in the city. ' +
    'What next? And where? Nobody knew. Not yet. Who knows? Well. Perhaps. ' +
    '“Bread must be cheaper before winter,” said council member Farid Noori at the meeting. ' +
    '“Flour must be cheaper before winter,” said council member Zahra Amini at the meeting.'
  const start = text.indexOf('Flour')
  const quotation = {
    kind: 'direct' as const,
    start,
    end: start + 35,
    text: text.slice(start, start + 35),
    speaker: {
      mention: { start: 0, end: 0, text: '' },
      name: 'Zahra Amini',
      isNamed: true,
      role: undefined,
      kind: 'person' as const,
    },
    cue: undefined,
    sentence: { start: start - 1, end: text.length },
    confidence: 1,
    isNegated: false,
    isSecondHand: false,
  }
  const last = (quotations: (typeof quotation)[]) =>
    summarise({ title: '', text, quotations }, { sentences: 2 }).at(-1)?.text
  expect(last([])).toContain('Bread must')
  expect(last([quotation])).toContain('Flour must')
})
