import { expect, test } from 'vitest'
import type { DigestView } from '../../src/alerts/digest-view.ts'
import { renderDigestPage } from '../../src/alerts/render-digest.ts'
import { renderPost } from '../../src/discord/render-post.ts'
import type { DigestStory } from '../../src/model/digest-content.ts'
import { later, makeQuotation, noon } from '../corpus/make-report.ts'

const report = {
  id: 7,
  title: 'River rises in Larkana',
  publisher: 'Indus Courier',
  url: 'https://courier.example/river',
  publishedAt: noon,
}

function makeStory(wishes: Partial<DigestStory> = {}): DigestStory {
  return {
    headline: report,
    publishers: ['Indus Courier'],
    reports: 1,
    copies: 0,
    newestAt: noon,
    sentence: { text: 'The river rose by a metre overnight, officials said.', isNew: false, report },
    quotations: [{ quotation: makeQuotation('Ilyas Qandil', 'We have never seen the like of it'), report }],
    ...wishes,
  }
}

function makeView(storiesInAll: number): DigestView {
  const gathered = { stories: [], storiesInAll, reports: storiesInAll, publishers: 3, unplaced: 0, isCut: false }
  return { guildId: '100', title: 'Morning', since: noon, until: later(60), gathered }
}

function render(stories: readonly DigestStory[], page = 0): string {
  const post = renderDigestPage({
    view: makeView(stories.length),
    page,
    stories,
    footer: 'every day at 08:00, Asia/Kabul',
  })
  // What Discord would cut is too long.
  const { embeds = [] } = renderPost(post).body
  expect(embeds.map(({ description }) => description)).toEqual(post.embeds?.map(({ description }) => description))
  return embeds.map(({ description }) => description).join('\n\n')
}

test('a story is its headline, who prints it, a sentence and the strongest quotation', () => {
  const publishers = ['Indus Courier', 'Hill Gazette', 'Delta Times', 'Coast Mail']
  expect(render([makeStory({ publishers, reports: 6, copies: 2 })])).toBe(
    [
      '**1 story** from 1 report by 3 publishers\n-# <t:1772712000:f> – <t:1772715600:f>',
      [
        '**1.** **[River rises in Larkana](<https://courier.example/river>)**',
        '-# **4 publishers:** Indus Courier, Hill Gazette, Delta Times +1 · 6 reports, 2 of them copies · <t:1772712000:R>',
        'The river rose by a metre overnight, officials said. [↗](<https://courier.example/river#:~:text=The%20river%20rose%20by,metre%20overnight%2C%20officials%20said.>)',
        '> “We have never seen the like of it” — **Ilyas Qandil** · said',
      ].join('\n'),
    ].join('\n\n'),
  )
})

test('a quotation that the sentence holds is not told twice', () => {
  const text = '“We have never seen the like of it,” said Ilyas Qandil, who has kept the gauge for thirty years.'
  const quotation = makeQuotation('Ilyas Qandil', 'We have never seen the like of it')
  const story = makeStory({ sentence: { text, isNew: true, report }, quotations: [{ quotation, report }] })
  expect(render([story])).toContain('**New:** “We have never seen')
  expect(render([story])).not.toContain('\n> ')
})

test('later pages go on counting', () => {
  expect(render([makeStory()], 2)).toContain('**21.**')
})

test('ten stories with everything too long lose sentences before headlines, from the last on', () => {
  const url = `https://courier.example/${'x'.repeat(300)}`
  const long = { ...report, url, title: 'The river of many names rises again '.repeat(8) }
  const text = `${'the water went on rising through the night '.repeat(12)}.`
  const story = makeStory({ headline: long, sentence: { text, isNew: true, report: long }, reports: 3 })
  const shown = render(Array.from({ length: 10 }, () => story))
  const numbers = [...shown.matchAll(/\*\*(\d+)\./g)].map(([, number]) => Number(number))
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  const entries = shown.split(/\n\n(?=\*\*\d)/).slice(1)
  const told = entries.map(entry => entry.includes('**New:**'))
  expect(told[0]).toBe(true)
  expect(told).toEqual(told.toSorted((a, b) => Number(b) - Number(a)))
})

test('words from outside can not break out, mention or point elsewhere', () => {
  const hostile = {
    ...report,
    title: '[x](https://evil.example) **@everyone** <@1>',
    publisher: '`a` <#2>',
    url: 'https://courier.example/a>b c',
  }
  const shown = render([
    makeStory({ headline: hostile, publishers: [hostile.publisher], sentence: undefined, quotations: [] }),
  ])
  expect(shown).toContain('(<https://courier.example/a%3Eb%20c>)')
  expect(shown).not.toMatch(/(?<!\\)<@1>|(?<!\\)<#2>|(?<!\\)\]\(https:\/\/evil/)
  expect(shown).not.toContain('@everyone')
})

test('a report without an address or a headline is still told', () => {
  const bare = { ...report, url: undefined, title: ' ' }
  const shown = render([makeStory({ headline: bare, sentence: undefined, quotations: [] })])
  expect(shown).toContain('**1. Untitled report**\n-# Indus Courier · <t:1772712000:R>')
})
