import { expect, test } from 'vitest'
import { createMatterReader } from '../../src/stories/shared-matter.ts'

const asked = {
  title: 'Bomb near Dera Ismail Khan kills six',
  text: 'A bomb killed six people in Dera Ismail Khan on Feb 22, said Sajid Marwatzai. Asad Khan, a trader, saw the motorcycle on Tuesday.',
  publishedAt: new Date('2026-03-05T08:00:00Z'),
}

function check(text: string, words: readonly string[] = []) {
  const related = { index: 0, score: 0.5, names: [], words, daysApart: 0 }
  return createMatterReader(asked)({ title: '', text, publishedAt: new Date('2026-03-06T08:00:00Z') }, related)
}

test('names are told whole, as whole words of the other report', () => {
  const { names } = check('Traders of Dera Ismail Khan shut their shops. Officer Sajid Marwatzai left.')
  expect(names).toContain('Dera Ismail Khan')
  expect(names).toContain('Sajid Marwatzai')
  expect(names).not.toContain('Khan')
  expect(check('Sajida Marwatzaini opened a school.').names).toEqual([])
})

test('days that both tell of are told, days of the week and parts of names are no words', () => {
  const shared = check('Six people died in Dera Ismail Khan on February 22.', ['Tuesday', 'motorcycle', 'Ismail', '22'])
  expect(shared.days).toEqual(['2026-02-22'])
  expect(shared.words).toEqual(['motorcycle'])
})

test('without a name in common a day in common is chance, and so is the day of printing', () => {
  expect(check('Six goats died in Malatya on February 22.').days).toEqual([])
  expect(check('Six people were buried in Dera Ismail Khan.').days).toEqual([])
})

test('small words of the language are neither names nor words', () => {
  const read = createMatterReader({
    title: 'Le fleuve quitte son lit',
    text: 'Le préfet de Dosso a fermé l’école. Le pont de Gaya est sous l’eau.',
    language: 'fr',
  })
  const related = { index: 0, score: 0.5, names: [], words: ['L', 'un', 'fleuve'], daysApart: 0 }
  const { names, words } = read({ title: '', text: 'Le fleuve a atteint un pont de Gaya.', language: 'fr' }, related)
  expect(names).toEqual(['Gaya'])
  expect(words).toEqual(['fleuve'])
})
