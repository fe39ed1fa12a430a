import { expect, test } from 'vitest'
import { showQuotations } from './show-quotations.ts'

function check(text: string, ...expected: string[]): void {
  expect(showQuotations(text)).toEqual(expected)
}

test('the speaker stands before a cue behind the words', () => {
  check('“We won,” Asma Noor said.', 'direct [We won,] Asma Noor (Asma Noor) said')
})

test('the speaker stands behind the cue', () => {
  check('“We won,” said Asma Noor, a judge.', 'direct [We won,] Asma Noor (Asma Noor) said')
})

test('words inside a clause are mixed', () => {
  check('Asma Noor said the road was “a rumour”.', 'mixed [a rumour] Asma Noor (Asma Noor) said')
})

test('the earlier speaker goes on in the same paragraph', () => {
  check(
    '“Why now?” the mayor asked. “Why here?”',
    'direct [Why now?] the mayor (the mayor) asked',
    'direct [Why here?] the mayor (the mayor) asked',
  )
})

test('a speaker opens several paragraphs of one quotation', () => {
  check(
    'In her letter, Noor wrote:\n\n“Dear all.\n\n“We are leaving the valley.”',
    'direct [Dear all.] Noor (Noor) wrote',
    'direct [We are leaving the valley.] Noor (Noor) wrote',
  )
})

test('an insertion between the speaker and the cue is passed over', () => {
  check('The minister, who had left early, said it was “over”.', 'mixed [over] the minister (The minister) said')
})

test('a participle takes the subject of the main clause', () => {
  check(
    'He said that prices had risen, adding that wages had “barely moved”.',
    'indirect [prices had risen] he (He) said',
    'mixed [barely moved] he (He) adding',
  )
})

test('a cue may come before its subject at the head of a sentence', () => {
  check('Said the mayor: “We will fix the clock.”', 'direct [We will fix the clock.] the mayor (the mayor) Said')
})

test('one of a group speaks', () => {
  check('“Go home,” one of them said.', 'direct [Go home,] one of them (one of them) said')
})

test('papers speak', () => {
  check(
    'The plan is “dead”, according to a statement from the ministry.',
    'mixed [dead] a statement from the ministry (a statement from the ministry) according to',
  )
})

test('denied words are negated', () => {
  check('Mr Beg did not say that the plan was “dead”.', 'mixed negated [dead] Beg (Mr Beg) say')
})

test('words told on are second-hand and belong to the one who spoke them', () => {
  check('The clerk said the mayor had told him “to wait”.', 'mixed second-hand [to wait] the mayor (the mayor) told')
})

test('an expletive "it" and a country speak not', () => {
  check('It should be noted that the road was “closed”.')
  check('Pakistan has “three seasons”.')
})

test('titles, terms, nicknames and scare quotes are no quotations', () => {
  check('The film “Dark Water” opens on Friday.')
  check('He bought a so-called “smart” meter.')
  check('Asma Noor told CNN’s “Morning Bell” that it rained.')
  check('The plaintiff, Alphonse “Birdie” Delacroix, left.')
  check('The “quiet” road is closed on Sundays.')
})

test('clauses without marks are reported too', () => {
  check('Prices will rise, the bank said.', 'indirect [Prices will rise] the bank (the bank) said')
  check(
    'According to residents, the bridge is closed.',
    'indirect [the bridge is closed] residents (residents) According to',
  )
  check('However, no change had come, he noted.', 'indirect [no change had come] he (he) noted')
})

test('a surname and a pronoun lead to the full name, a description to its fullest form', () => {
  check(
    'Field Marshal Asim Beg arrived. Beg said it was “late”. “Very late,” he added.',
    'mixed [late] Field Marshal Asim Beg (Beg) said',
    'direct [Very late,] Field Marshal Asim Beg (he) added',
  )
  check(
    'A senior security official met reporters. “We wait,” the official said.',
    'direct [We wait,] a senior security official (the official) said',
  )
})

test('bodies with a word in common stay apart', () => {
  check(
    'The Afghan Taliban denied it. The Pakistani Taliban said it was “a lie”.',
    'mixed [a lie] Pakistani Taliban (The Pakistani Taliban) said',
  )
})

test('she is not the man who spoke last', () => {
  check(
    '“No,” said Imran Beg. Hina Gul laughed. “Yes,” she said.',
    'direct [No,] Imran Beg (Imran Beg) said',
    'direct [Yes,] Hina Gul (she) said',
  )
})

test('a councilor in a town is a person as the councillor is, so the town says nothing', () => {
  check(
    'A councilor in Kayes, who asked not to be named, said the road was closed. “Nobody passes,” he said.',
    'indirect [the road was closed] a councilor in Kayes (A councilor in Kayes) said',
    'direct [Nobody passes,] a councilor in Kayes (he) said',
  )
})

test('words nobody says are unattributed when they are long', () => {
  check(
    '“The gates were open all night and nobody came to close them.”',
    'direct [The gates were open all night and nobody came to close them.] unattributed -',
  )
})

test('a report ends where the reporter goes on', () => {
  check('Noor said the road was closed, but she had not seen it.', 'indirect [the road was closed] Noor (Noor) said')
  check('Noor praised the road and has gone home.', 'indirect [the road] Noor (Noor) praised')
  check('Noor praised the plan in a letter.', 'indirect [the plan] Noor (Noor) praised')
})

test('one who is urged to act belongs to what is urged', () => {
  check('Noor urged the mayor to resign.', 'indirect [the mayor to resign] Noor (Noor) urged')
})

test('a clause around the cue is reported whole', () => {
  check('The road, Noor said, was closed.', 'indirect [The road, Noor said, was closed] Noor (Noor) said')
})
