import { expect, test } from 'vitest'
import { analyse } from '../../src/text/analyse.ts'

function words(text: string): string[] {
  return analyse(text, 'en').map(({ word, compound }) => (compound === undefined ? word : `${word}(${compound.word})`))
}

test('accents, case and the shape of apostrophes are folded away', () => {
  expect(words('Élysée ŁÓDŹ Straße İzmir')).toEqual(['elysee', 'lodz', 'strasse', 'izmir'])
  expect(words("Sana'a Sana’a Qurʼan O'Brien")).toEqual(['sanaa', 'sanaa', 'quran', 'obrien'])
})

test('a possessive is not part of the word', () => {
  expect(words("the valley's dams, the engineers’ warning")).toEqual([
    'the',
    'valley',
    'dams',
    'the',
    'engineers',
    'warning',
  ])
  expect(words('it’s')).toEqual(['it'])
})

test('a contraction is no other word', () => {
  expect(words("she'll we’re I'd they've")).toEqual(['she', 'we', 'i', 'they'])
  expect(words("Sa'd don't")).toEqual(['sad', 'dont'])
})

test('hyphenated words are words, and one word together', () => {
  expect(words('cease-fire Pak–Afghan post‑war')).toEqual([
    'cease(ceasefire)',
    'fire',
    'pak(pakafghan)',
    'afghan',
    'post(postwar)',
    'war',
  ])
  expect(words('a dash — or - two -- here')).toEqual(['a', 'dash', 'or', 'two', 'here'])
})

test('an elided article stands by itself', () => {
  expect(words("l'Iran d’Ivoire D'Souza")).toEqual(['l(liran)', 'iran', 'd(divoire)', 'ivoire', 'd(dsouza)', 'souza'])
})

test('dotted acronyms are one word', () => {
  expect(words('the U.S. and J.P. Morgan. A new day')).toEqual(['the', 'us', 'and', 'jp', 'morgan', 'a', 'new', 'day'])
})

test('numbers keep their point and lose their commas', () => {
  expect(words('1,000 troops, 3.5% of 12,34 ١٢٣')).toEqual(['1000', 'troops', '3·5', 'of', '12', '34', '123'])
})

test('hashtags and handles are words, and the words they are made of', () => {
  expect(words('#StopTheFlood @river_watch #dam')).toEqual([
    'stop(stoptheflood)',
    'the',
    'flood',
    'river(riverwatch)',
    'watch',
    'dam',
  ])
})

test('scripts without spaces are read by pairs of characters', () => {
  expect(words('北京市 ok')).toEqual(['北京', '京市', '市', 'ok'])
  expect(words('서울')).toEqual(['서울', '울'])
})

test('one letter of the Arabic script has one shape', () => {
  expect(words('كراچي')).toEqual(words('کراچی'))
  expect(words('إِسْلام')).toEqual(words('اسلام'))
  expect(words('می\u200cشود')).toEqual(['می(میشود)', 'شود'])
})

test('Cyrillic keeps й and loses the dots of ё', () => {
  expect(words('Ёлка мой')).toEqual(['елка', 'мой'])
})

test('places point into the text', () => {
  const text = '“The dam’s gates,” he said'
  expect(analyse(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([
    'The',
    'dam',
    'gates',
    'he',
    'said',
  ])
})

test('a text of six hundred words is read in well under a millisecond when its words are known', () => {
  const text = Array.from({ length: 600 }, (_, at) => `word${at % 250}ing`).join(' ')
  for (let round = 0; round < 200; round++) analyse(text, 'en')
  const start = process.threadCpuUsage()
  for (let round = 0; round < 50; round++) analyse(text, 'en')
  const { user, system } = process.threadCpuUsage(start)
  expect((user + system) / 50_000).toBeLessThan(1)
})
