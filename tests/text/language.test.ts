import { expect, test } from 'vitest'
import { detectLanguage } from '../../src/text/language.ts'

test.each([
  ['The river rose above the danger mark on Sunday night', 'en'],
  ['Le fleuve a dépassé la cote d’alerte dans la nuit', 'fr'],
  ['Der Fluss ist in der Nacht über die Ufer getreten', 'de'],
  ['دریا رات کو خطرے کے نشان سے اوپر چلا گیا', 'ur'],
  ['رودخانه دیشب از مرز هشدار گذشت و مردم رفتند', 'fa'],
  ['تجاوز النهر مستوى الخطر في ليلة الأحد', 'ar'],
  ['د سيند اوبه تېره شپه لوړې شوې او خلک وتښتېدل', 'ps'],
  ['Река поднялась выше опасной отметки', 'ru'],
  ['川の水位は昨夜、危険水位を超えました', 'ja'],
])('%s', (text, language) => {
  expect(detectLanguage(text)).toBe(language)
})

test('a name or a number alone could be any language', () => {
  for (const text of ['', '12:30', 'Tarwala', 'Nawaz Khan']) expect(detectLanguage(text)).toBe('und')
})
