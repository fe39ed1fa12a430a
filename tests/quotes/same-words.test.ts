import { expect, test } from 'vitest'
import { groupSameWords } from '../../src/quotes/same-words.ts'

function group(...said: readonly (readonly [string, string?])[]): string {
  return groupSameWords(said.map(([text, speaker]) => ({ text, speaker })))
    .map(members => members.join('+'))
    .join(' ')
}

test('one statement in print at several publishers is one, whatever its marks, case and cuts', () => {
  expect(
    group(
      ['The pumps were out of order for a year, and everybody knew.', 'a clerk'],
      ['Nobody is missing tonight, thank God.', 'Qandil'],
      ['the pumps were “out of order” for a year', 'an official'],
      ['Nobody is missing tonight, thank God', 'Qandil'],
    ),
  ).toBe('0+2 1+3')
})

test('a few words are the same only from the same speaker', () => {
  expect(group(['No comment.', 'Qandil'], ['No comment', 'Dastgir'], ['no comment', 'Qandil'])).toBe('0+2 1')
})

test('two parts of a long statement meet in it', () => {
  expect(
    group(
      ['We looked at every beam of the pier', 'a'],
      ['We looked at every beam of the pier, and then we looked again at the ropes', 'a'],
      ['and then we looked again at the ropes', 'a'],
    ),
  ).toBe('0+1+2')
})

test('other words are other statements', () => {
  expect(group(['The ferry sails on Monday at six', 'a'], ['The ferry will not sail before Friday', 'a'])).toBe('0 1')
  expect(group(['The ferry sails on Monday at six', 'a'], ['The ferry sails on Monday at seven', 'a'])).toBe('0+1')
  expect(group(['The ferry sails', 'a'], ['The ferry', 'a'])).toBe('0 1')
})

test('thousands are grouped at once', () => {
  const many = Array.from({ length: 5000 }, (_, at): [string] => [
    `We will never give up pier number ${at % 1000} to anybody`,
  ])
  expect(group(...many).split(' ').length).toBeLessThanOrEqual(1000)
})
