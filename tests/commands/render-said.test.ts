import { describe, expect, test } from 'vitest'
import { nameSpeaker, renderQuotation, renderSpeaker } from '../../src/alerts/render-quotation.ts'
import { renderFound, renderSaid } from '../../src/commands/render-said.ts'
import type { Article } from '../../src/model/article.ts'
import type { Quotation } from '../../src/model/quotation.ts'

const text =
  'The pier opened at noon. Harbour master Ilyas Qandil called the pumps “in a sorry state” and left. Nobody clapped.'

function quote(words: string, more: Partial<Quotation> = {}): Quotation {
  const start = text.indexOf(words)
  const sentenceStart = text.indexOf('Harbour master')
  return {
    start,
    end: start + words.length,
    text: words,
    kind: 'mixed',
    speaker: {
      mention: { start: 0, end: 2, text: 'he' },
      name: 'Ilyas Qandil',
      isNamed: true,
      role: 'Harbour master',
      kind: 'person',
    },
    cue: { start: 0, end: 6, text: 'called' },
    sentence: { start: sentenceStart, end: text.indexOf(' Nobody') },
    confidence: 0.95,
    isNegated: false,
    isSecondHand: false,
    ...more,
  }
}

function article(more: Partial<Article> = {}): Article {
  return {
    id: 7,
    revision: 1,
    title: 'Pier opens',
    text,
    publisher: 'Coast Mail',
    url: 'https://coast.example/pier',
    author: undefined,
    language: 'en',
    dateline: undefined,
    publishedAt: new Date('2026-03-05T12:00:00Z'),
    firstSeenAt: new Date('2026-03-05T12:00:00Z'),
    imageUrl: undefined,
    completeness: 'full',
    ...more,
  }
}

describe('a speaker', () => {
  test('is shown plainly when sure, as likely when not, and as unattributed when unknown', () => {
    expect(renderSpeaker(quote('in a sorry state'))).toBe('**Ilyas Qandil, Harbour master** · called')
    expect(renderSpeaker(quote('in a sorry state', { confidence: 0.6 }))).toBe(
      'attributed to Ilyas Qandil, Harbour master (likely) · called',
    )
    expect(renderSpeaker(quote('in a sorry state', { speaker: undefined }))).toBe('*unattributed*')
  })

  test('is as sure in a label as in the text, within its room', () => {
    expect(nameSpeaker(quote('in a sorry state'), 100)).toBe('Ilyas Qandil')
    expect(nameSpeaker(quote('in a sorry state', { confidence: 0.6 }), 100)).toBe('attributed to Ilyas Qandil (likely)')
    expect(nameSpeaker(quote('in a sorry state', { confidence: 0.6 }), 32)).toMatch(
      /^attributed to Ilyas.*… \(likely\)$/,
    )
    expect(nameSpeaker(quote('in a sorry state', { speaker: undefined }), 100)).toBe('unattributed')
  })

  test('who denied, or is heard through another, is marked in plain words', () => {
    expect(renderSpeaker(quote('in a sorry state', { isNegated: true }))).toContain('· *denied or not said*')
    expect(renderSpeaker(quote('in a sorry state', { isSecondHand: true }))).toContain('· *reported at second hand*')
    expect(renderQuotation(quote('in a sorry state', { isSecondHand: true }), 100)).toContain('second hand')
  })
})

describe('words', () => {
  test('whole sentences stand in quotation marks, scraps in their sentence', () => {
    expect(renderSaid(quote('in a sorry state', { kind: 'direct' }), text, 600)).toContain('> “in a sorry state”\n')
    expect(renderSaid(quote('in a sorry state'), text, 600)).toContain(
      '> Harbour master Ilyas Qandil called the pumps “**in a sorry state**” and left.\n',
    )
  })

  test('an indirect statement stands as its sentence, without marks', () => {
    expect(renderSaid(quote('in a sorry state', { kind: 'indirect' }), text, 600)).toContain(
      '> Harbour master Ilyas Qandil called the pumps “in a sorry state” and left.\n',
    )
  })

  test('text from outside stays harmless and on its line', () => {
    const said = quote('in a sorry state', {
      kind: 'direct',
      text: 'one\n\n@everyone **two** [x](https://bad.example)',
    })
    const [first = '', ...rest] = renderSaid(said, text, 600).split('\n')
    expect(rest).toHaveLength(1)
    expect(first).not.toContain('@everyone')
    expect(first).toContain('\\*\\*two\\*\\*')
  })
})

describe('a printed quotation', () => {
  test('has publisher, day and a headline that leads to the words', () => {
    expect(renderFound({ quotation: quote('in a sorry state'), article: article() }, 600)).toMatch(
      /\n-# Coast Mail · <t:1772712000:d> · \[Pier opens\]\(<https:\/\/coast\.example\/pier#:~:text=in%20a%20sorry%20state>\)$/,
    )
    expect(renderFound({ quotation: quote('in a sorry state'), article: article({ url: undefined }) }, 600)).toMatch(
      /· Pier opens$/,
    )
  })

  test.each([
    ['words without end', 'word '.repeat(4000), 'https://coast.example/pier'],
    ['marks that must be escaped', '*_~`|'.repeat(900), 'https://coast.example/pier'],
    ['no spaces', '言'.repeat(5000), 'https://coast.example/pier'],
    ['a long address', 'We wait here until the tide turns.', `https://coast.example/${'a'.repeat(1900)}`],
    ['characters of two units', '😀'.repeat(3000), 'https://coast.example/pier'],
  ])('keeps its limit and whole characters: %s', (_name, words, url) => {
    for (const kind of ['direct', 'mixed', 'indirect'] as const) {
      const long = { ...quote('in a sorry state', { kind }), text: words, start: 0, end: words.length }
      const quotation = { ...long, sentence: { start: 0, end: words.length } }
      const rendered = renderFound({ quotation, article: article({ text: words, url, title: words }) }, 680)
      expect(rendered.length).toBeLessThanOrEqual(680)
      expect(rendered.isWellFormed()).toBe(true)
      expect(rendered).toContain('Ilyas Qandil')
    }
  })

  test('is cut at the end of a word', () => {
    const words = 'harbour lights went dark '.repeat(60)
    const quotation = quote('in a sorry state', { kind: 'direct', text: words })
    expect(renderSaid(quotation, text, 400)).toMatch(/(?:harbour|lights|went|dark)…”\n/)
  })
})
