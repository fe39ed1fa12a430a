import { expect, test } from 'vitest'
import { indexTerms } from '../../src/text/index-terms.ts'

test('each token keeps its place in both streams', () => {
  const { text } = indexTerms('', 'Rivers rose', 'en')
  expect(text).toEqual({ stems: ['river', 'rose'], words: ['rivers', 'rose'] })
})

test('a hyphenated word stands again, as one, between its neighbours', () => {
  const { title } = indexTerms('a cease-fire post-war deal', '', 'en')
  expect(title.words.join(' ')).toBe(
    'a cease fire post war deal · a ceasefire post · ceasefire postwar · fire postwar deal',
  )
})

test('no token would be split by an index that parts words at ASCII signs', () => {
  const odd = 'U.S. 1,000.5 O’Brien @a_b #Ab_cD x-y_z ½ ⒈ ﷺ ™ e\u0301 ℃ K2-18b «q» a/b \u202fz 𝒜 ㎏'
  const { text } = indexTerms('', odd, 'en')
  for (const token of [...text.words, ...text.stems]) expect(token).not.toMatch(/[\0-/:-`{-\x7f\s]/)
})
