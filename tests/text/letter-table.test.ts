import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLetterTable, notPlain, unknown } from '../../src/text/letter-table.ts'
import { unitsOf } from '../../src/text/units.ts'

const plain = fc.string({ unit: fc.constantFrom('a', 'b', 'z', 'A', 'Z'), minLength: 1, maxLength: 18 })
const other = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '@', '[', '`', '{', '9', 'é', 'š', 'я', '市'), minLength: 1, maxLength: 18 }),
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 19, maxLength: 25 }),
)

test('plain words have one number in small letters and capitals, others none, one at a time and many at once', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(plain, other), { minLength: 1, maxLength: 3000 }), list => {
      const table = createLetterTable()
      const units = Uint16Array.from(unitsOf(list.join('')))
      const ends = Int32Array.from(
        list,
        (
          (length = 0) =>
          one =>
            (length += one.length)
        )(),
      )
      const starts = ends.map((end, at) => end - (list[at] ?? '').length)
      const numbers = new Map<string, number>()
      const expected = list.map((one, at) => {
        if (!/^[a-z]{1,18}$/i.test(one)) return notPlain
        const [word, start, end] = [one.toLowerCase(), starts[at] ?? 0, ends[at] ?? 0]
        expect(table.find(units, start, end)).toBe(numbers.get(word) ?? unknown)
        if (at % 3 === 0 && !numbers.has(word)) {
          table.add(units, start, end, at)
          numbers.set(word, at)
        }
        return word
      })
      const found = new Int32Array(list.length)
      table.findAll(units, { starts, ends }, list.length, found)
      expect([...found]).toEqual(expected.map(word => (word === notPlain ? word : (numbers.get(word) ?? unknown))))
      for (const [at, number] of found.entries()) expect(table.find(units, starts[at] ?? 0, ends[at] ?? 0)).toBe(number)
    }),
    { numRuns: 20, seed: 7 },
  )
})
