import * as fc from 'fast-check'
import type { Matchable } from '../../src/watches/analyse-article.ts'

/** Few words, so that random queries do find things in random articles. */
const words = [
  ...'attack attacks attacked river rivers valley dam dams talks fire cease ceasefire cease-fire post-war postwar'.split(
    ' ',
  ),
  ...'Munir Muneer Ghazab Ghazb Haq lil-Haq ul al Tehreek Tehrik tehreek minister Minister the of said US us IS is'.split(
    ' ',
  ),
  ...'Sheikh Abdel Abd Abdulmunir GhazabHaq Ghazabmunir'.split(' '),
  ...'U.S. valley’s #dam #RiverDam @river_dam 1,000 1000 F-16 F16 well-known-river 北京市 北京 京 市 Путин Putin'.split(
    ' ',
  ),
  ...'پاکستان نے المدينة مدينة Élysée elysee'.split(' '),
]

const word = fc.constantFrom(...words)
const bareWord = word.filter(one => !one.includes(' '))
const spaced = (least: number, most: number) =>
  fc.array(word, { minLength: least, maxLength: most }).map(list => list.join(' '))

const leaf = fc.oneof(
  { weight: 6, arbitrary: bareWord },
  { weight: 4, arbitrary: spaced(1, 4).map(text => `"${text}"`) },
  { weight: 1, arbitrary: bareWord.map(text => `=${text}`) },
  { weight: 1, arbitrary: spaced(1, 2).map(text => `="${text}"`) },
  { weight: 1, arbitrary: fc.tuple(bareWord, fc.nat(6)).map(([text, cut]) => `${text.slice(0, 2 + cut)}*`) },
  { weight: 1, arbitrary: spaced(1, 2).map(text => `"${text}"*`) },
  { weight: 1, arbitrary: bareWord.map(text => `${text}~`) },
  { weight: 1, arbitrary: spaced(1, 3).map(text => `"${text}"~`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(spaced(1, 3), fc.array(bareWord, { minLength: 1, maxLength: 2 }))
      .map(([text, left]) => `"${text}"~(${left.map(one => `-${one}`).join(' ')})`),
  },
)

const sides = fc.oneof(
  { weight: 3, arbitrary: leaf },
  { weight: 1, arbitrary: fc.tuple(leaf, leaf).map(([left, right]) => `(${left} OR ${right})`) },
)
const near = fc
  .tuple(sides, fc.integer({ min: 1, max: 6 }), sides)
  .map(([left, n, right]) => `${left} NEAR/${n} ${right}`)

const inField = fc.oneof(
  leaf,
  fc.tuple(leaf, leaf).map(([left, right]) => `(${left} ${right})`),
  fc.tuple(leaf, leaf).map(([left, right]) => `(${left} -${right})`),
  near.map(query => `(${query})`),
)
const field = fc.oneof(
  fc
    .tuple(fc.constantFrom('title', 'quote', 'speaker', 'publisher', 'feed'), inField)
    .map(([name, of]) => `${name}:${of}`),
  fc.constantFrom('lang:en', 'lang:ar', 'after:2026', 'before:2026', '/riv[a-z]*r/', '/ATTACK(s|ed)/i'),
)

/** Text in the query language. Most of it can be read. */
export const writtenQuery = fc.letrec<{ query: string; part: string }>(tie => ({
  part: fc.oneof(
    { maxDepth: 3 },
    { weight: 6, arbitrary: leaf },
    { weight: 1, arbitrary: near },
    { weight: 2, arbitrary: field },
    { weight: 1, arbitrary: tie('part').map(part => `-${part}`) },
    { weight: 1, arbitrary: tie('query').map(query => `(${query})`) },
  ),
  query: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: tie('part') },
    { weight: 3, arbitrary: fc.tuple(tie('part'), tie('part')).map(parts => parts.join(' ')) },
    { weight: 2, arbitrary: fc.tuple(tie('part'), tie('part')).map(parts => parts.join(' OR ')) },
    { weight: 1, arbitrary: fc.tuple(tie('part'), tie('part'), tie('part')).map(parts => parts.join(' ')) },
  ),
})).query

const language = fc.constantFrom('en', 'und', 'ar', 'ru', 'fr', 'pl', 'ur', 'zh')

/** Speakers are named by words of the text, as `toCandidates` asks. */
export const randomArticle: fc.Arbitrary<Matchable> = fc
  .record({
    title: spaced(0, 5),
    text: spaced(1, 20),
    publisher: spaced(1, 2),
    language,
    year: fc.constantFrom('2025', '2026'),
    feed: spaced(1, 2),
    quotes: fc.array(fc.tuple(fc.nat(60), fc.nat(60), spaced(1, 2)), { maxLength: 2 }),
  })
  .map(({ year, feed, quotes, text, ...rest }) => {
    const named = `${text} ${quotes.map(([, , name]) => name).join(' ')}`
    return {
      ...rest,
      text: named,
      publishedAt: new Date(`${year}-06-01T00:00:00Z`),
      feeds: [{ id: 7, title: feed }],
      quotations: quotes.map(([start, length, name]) => ({
        start,
        end: start + length,
        speaker: {
          mention: { start: 0, end: 0, text: '' },
          name,
          isNamed: true,
          role: undefined,
          kind: 'person' as const,
        },
      })),
    }
  })
