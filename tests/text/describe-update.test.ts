import { expect, test } from 'vitest'
import { describeUpdate } from '../../src/text/describe-update.ts'
import type { Article } from '../../src/model/article.ts'
import type { Quotation } from '../../src/model/quotation.ts'
import { makeQuotation, makeReport, noon } from '../corpus/make-report.ts'

function describe(before: Partial<Article>, after: Partial<Article>, quotations: readonly Quotation[] = []) {
  const articleOf = (wishes: Partial<Article>, revision: number): Article => ({
    ...makeReport({ url: undefined }).content,
    id: 1,
    revision,
    firstSeenAt: noon,
    ...wishes,
  })
  return describeUpdate({ article: articleOf(before, 1), quotations }, articleOf(after, 2))
}

test('words removed are struck through, words added bold, with a few words around them', () => {
  const [headline, sentence] = describe(
    {
      title: 'River rises in Larkana',
      text: 'The river rose by a metre overnight, and all the boats of the upper town were moved to the hill, officials said.',
    },
    {
      title: 'River rises again in Larkana',
      text: 'The river rose by two metres overnight, and all the boats of the upper town were moved to the hill, officials said.',
    },
  )
  expect(headline).toBe('Headline: River rises **again** in Larkana')
  expect(sentence).toBe('The river rose by ~~a metre~~ **two metres** overnight, and all the …')
})

test('a quotation whose words stand nowhere any more is named with its speaker, one that merely moved is not', () => {
  const gone = makeQuotation('Ilyas Qandil', 'It will never rise again')
  const moved = makeQuotation('Maryam Dastgir', 'We counted every boat')
  const lines = describe(
    { text: 'A note. “It will never rise again,” he said. “We counted every boat,” she said.' },
    { text: 'A note. “we counted every boat”, she said.' },
    [gone, moved],
  )
  expect(lines).toContain('No longer quoted: “It will never rise again” — Ilyas Qandil')
  expect(lines.join('\n')).not.toContain('No longer quoted: “We counted')
})

test('when it is we who read more, nothing but the headline counts', () => {
  expect(describe({ text: 'A teaser.', completeness: 'teaser' }, { text: 'The whole report. It is long.' })).toEqual([])
  expect(
    describe({ text: 'A teaser.', completeness: 'teaser', title: 'One' }, { text: 'The whole.', title: 'Two' }),
  ).toEqual(['Headline: ~~One~~ **Two**'])
})

test('words from outside come alive neither as marks nor as mentions', () => {
  const [headline] = describe({ title: 'River' }, { title: 'River @everyone **[x](http://a.example)** ~~y~~' })
  expect(headline).not.toContain('@everyone')
  expect(headline).toContain('\\*\\*\\[x\\]')
  expect(headline).toContain('\\~\\~y\\~\\~')
})

test('an article rewritten whole is told in a few lines', () => {
  const text = (word: string) => Array.from({ length: 400 }, (_, at) => `The ${word} ${at} went home.`).join(' ')
  const lines = describe({ text: text('crane') }, { text: text('horse') })
  expect(lines.length).toBeLessThan(8)
  expect(lines.at(-1)).toMatch(/^… and \d+ more sentences$/)
})
