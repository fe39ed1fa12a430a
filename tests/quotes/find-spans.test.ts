import { expect, test } from 'vitest'
import { findSpans } from '../../src/quotes/find-spans.ts'
import { splitParagraphs } from '../../src/text/sentences.ts'

function check(text: string, ...expected: string[]): void {
  expect(findSpans(text, splitParagraphs(text)).map(({ start, end }) => text.slice(start, end))).toEqual(expected)
}

test('curly, straight and doubled single marks', () => {
  check(`He said “a b”, "c d" and ''e f''.`, 'a b', 'c d', 'e f')
})

test('guillemets, low marks and corners', () => {
  check(
    '« Bonjour », dit-il. „Guten Tag“, sagte er. »Na ja«, sagte sie. 「はい」と言った。',
    'Bonjour',
    'Guten Tag',
    'Na ja',
    'はい',
  )
})

test('single marks are told from apostrophes', () => {
  check(`It's the '90s and rock 'n' roll; he called it 'the ministers' plan', she said.`, "the ministers' plan")
})

test('quotations inside quotations stay inside', () => {
  check('“She said ‘no’ to him,” he recalled.', 'She said ‘no’ to him,')
  check('‘He said “no” to me,’ she recalled.', 'He said “no” to me,')
  check('"He said "no" and left," she said.', 'He said "no" and left,')
})

test('a mark left open at the head of a paragraph runs to its end', () => {
  check('“First part.\n\n“Second part,” he said.', 'First part.', 'Second part,')
})

test('inches and stray marks are nothing', () => {
  check(`He is 5'11" tall and owns 6" pipes.`)
})

test('the curled mark of the wrong side still closes', () => {
  check('She called it “useful“ twice.', 'useful')
})
