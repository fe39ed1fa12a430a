import { deserialize, serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { createCopyFinder } from '../../src/stories/copy-finder.ts'

const wire = Array.from(
  { length: 30 },
  (_, at) =>
    `Witness number ${at} told the commission in hall ${at * 7} how convoy ${at * 13} crossed the ford before sunrise.`,
).join(' ')
const other = Array.from(
  { length: 30 },
  (_, at) =>
    `Farmer ${at * 3} sold barley ${at * 11} from barn ${at * 5} after frost had spoiled his apricots again this spring.`,
).join(' ')

function check(text: string): number | undefined {
  const finder = createCopyFinder()
  finder.add(1, other)
  finder.add(2, wire)
  return finder.find(text)?.articleId
}

test.each([
  ['the same words', wire],
  ['another case and other quotation marks', wire.toUpperCase().replaceAll(' convoy ', ' “convoy” ')],
  ['a local intro in front', `GWADAR: Our own reporter was at the hearing and saw a full hall. ${wire}`],
  ['a cut end', wire.slice(0, wire.length / 2)],
  ['only the lead', wire.slice(0, 400)],
  ['a line at the end', `${wire} Additional reporting by our staff in the valley.`],
])('%s makes a copy', (_, text) => {
  expect(check(text)).toBe(2)
})

test('a report of the same matter in other words is no copy', () => {
  expect(
    check('A commission heard thirty witnesses about the convoys that crossed the ford at dawn, one after the other.'),
  ).toBeUndefined()
})

test('one shared sentence makes no copy', () => {
  expect(
    check(`${wire.slice(0, 95)} ${'Nothing else in this long report was told before by anybody. '.repeat(9)}`),
  ).toBeUndefined()
})

test('an empty text is nobody’s copy', () => {
  const finder = createCopyFinder()
  finder.add(1, '')
  expect(finder.find('')).toBeUndefined()
})

test('what is forgotten is not found, what is kept is', () => {
  const finder = createCopyFinder()
  finder.add(1, other)
  finder.add(2, wire)
  finder.keepNewest(1)
  expect(finder.size).toBe(1)
  expect(finder.find(other)).toBeUndefined()
  expect(finder.find(wire)?.articleId).toBe(2)
  finder.add(3, other)
  expect(finder.findAndAdd(4, other)).toEqual({ articleId: 3, containment: 1, shared: 36 })
})

test('a finder goes on where the saved one stopped, and passes over what another version saved', () => {
  const finder = createCopyFinder()
  finder.add(1, other)
  finder.add(2, wire)
  finder.keepNewest(1)
  const saved = deserialize(serialize(finder.save())) as ReturnType<typeof finder.save>
  const restored = createCopyFinder({}, saved)
  expect([restored.size, restored.find(other), restored.find(wire)?.articleId]).toEqual([1, undefined, 2])
  restored.add(3, other)
  expect(restored.findAndAdd(4, other)).toEqual({ articleId: 3, containment: 1, shared: 36 })
  expect(createCopyFinder({}, { ...saved, version: 0 }).size).toBe(0)
  expect(createCopyFinder({ oneIn: 16 }, saved).size).toBe(0)
})
