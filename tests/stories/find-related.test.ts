import { expect, test } from 'vitest'
import { rankRelated, relatedQuery, stemsOf } from '../../src/stories/find-related.ts'
import { rarityIn } from '../../src/stories/rarity.ts'
import { readProfile } from '../../src/stories/read-profile.ts'

const day = (text: string) => new Date(`${text}T08:00:00Z`)
const asked = readProfile({
  title: 'Landslide buries bazaar in Chitral',
  text: 'A landslide buried part of the old bazaar of Chitral on Tuesday. Nine shopkeepers are missing, said deputy commissioner Sohail Wazir.',
  publishedAt: day('2026-04-14'),
})
const others = [
  {
    title: 'Rice harvest grows in Sindh',
    text: 'Farmers in Sindh expect more rice than last year.',
    publishedAt: day('2026-04-14'),
  },
  {
    title: 'Rescuers dig for shopkeepers in Chitral',
    text: 'Rescuers dug through mud in the bazaar where a landslide buried shops. Sohail Wazir asked for machines.',
    publishedAt: day('2026-04-15'),
  },
  {
    title: 'Chitral bazaar buried by landslide',
    text: 'A landslide buried shops of the bazaar in Chitral. Sohail Wazir, the deputy commissioner, asked for help.',
    publishedAt: day('2025-03-02'),
  },
].map(readProfile)
const rarityOf = rarityIn(0, () => 0)

test('reports of the same event come first, the nearer in time before the older', () => {
  const ranked = rankRelated(asked, others, rarityOf)
  expect(ranked.slice(0, 2).map(related => related.index)).toEqual([1, 2])
})

test('the reasons name what both reports print and how far apart they are', () => {
  const [first] = rankRelated(asked, others, rarityOf)
  expect(first?.names).toEqual(expect.arrayContaining(['Wazir', 'Chitral']))
  expect(first?.words).toContain('bazaar')
  expect(first?.daysApart).toBe(1)
})

test('a report that shares no word is left out', () => {
  const stranger = readProfile({ title: 'Cricket', text: 'Bowlers rested.' })
  expect(rankRelated(asked, [stranger], rarityOf)).toEqual([])
})

test('the query asks for the heaviest terms by any of which a report may be found', () => {
  const { terms, candidates } = relatedQuery(asked, rarityOf, 5)
  expect(terms).toHaveLength(5)
  expect(terms.map(({ stem }) => stem)).toContain('chitral')
  expect(candidates.kind === 'any' && candidates.of.length).toBe(5)
})

test('a word that the corpus knows well weighs less than one it never saw', () => {
  const frequent = rarityIn(10_000, stem => (stem === 'chitral' ? 9000 : 0))
  const weightOf = (rarity: typeof frequent) =>
    relatedQuery(asked, rarity, 50).terms.find(({ stem }) => stem === 'chitral')?.weight ?? 0
  expect(weightOf(frequent)).toBeLessThan(weightOf(rarityOf))
})

test('every term of a query is among the stems whose frequencies are asked for', () => {
  const stems = new Set(stemsOf(asked))
  for (const { stem } of relatedQuery(asked, rarityOf).terms) expect(stems.has(stem)).toBe(true)
})

test('an article without words asks for nothing', () => {
  expect(relatedQuery(readProfile({ title: '', text: '' }), rarityOf).candidates).toEqual({ kind: 'nothing' })
})
