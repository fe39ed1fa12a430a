import { expect, test } from 'vitest'
import { showQuotations } from './show-quotations.ts'

function check(language: string | undefined, text: string, ...expected: string[]): void {
  expect(showQuotations(text, language)).toEqual(expected)
}

test('French, with the speaker behind the cue', () => {
  check(
    'fr',
    '« On verra », a dit lundi la préfète Anne Vautrin.',
    'direct [On verra] la préfète Anne Vautrin (la préfète Anne Vautrin) dit',
  )
})

test('German', () => {
  check(
    'de',
    'Der Bürgermeister nannte den Plan „ein Loch“.',
    'mixed [ein Loch] Der Bürgermeister (Der Bürgermeister) nannte',
  )
})

test('Spanish, with a reported clause', () => {
  check(
    'es',
    'La alcaldesa dijo que el puente abrirá el lunes.',
    'indirect [el puente abrirá el lunes] La alcaldesa (La alcaldesa) dijo',
  )
})

test('Turkish, with the cue at the end', () => {
  check('tr', 'Başkan Ali Demir, “Yol kapalı” dedi.', 'direct [Yol kapalı] Başkan Ali Demir (Başkan Ali Demir) dedi')
})

test('Hindi, with a marker behind the speaker', () => {
  check('hi', 'मंत्री ने कहा, “सड़क बंद है।”', 'direct [सड़क बंद है।] मंत्री (मंत्री) कहा')
})

test('Arabic and Urdu are known by their script', () => {
  const arabic =
    'قالت المديرة ليلى حداد في المؤتمر الذي عقد في العاصمة يوم الأحد بحضور عدد من الصحفيين والمراقبين من البلاد: «النهر لا ينتظر أحداً».'
  check(undefined, arabic, 'direct [النهر لا ينتظر أحداً] المديرة ليلى حداد (المديرة ليلى حداد) قالت')
})
