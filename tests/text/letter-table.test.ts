import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keySize, packLetters } from '../../src/text/letter-key.ts'
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
      const keys = new Int32Array(list.length * keySize)
      const numbers = new Map<string, number>()
      const expected = list.map((one, at) => {
        const end = packLetters(unitsOf(one), 0, keys, at * keySize)
        expect(one.slice(0, end)).toBe(/^[a-z]*/i.exec(one)?.[0])
        if (end < one.length) keys[at * keySize] = 0
        if (!/^[a-z]{1,18}$/i.test(one)) return notPlain
        const word = one.toLowerCase()
        expect(table.find(keys, at * keySize)).toBe(numbers.get(word) ?? unknown)
        if (at % 3 === 0 && !numbers.has(word)) {
          table.add(keys, at * keySize, at)
          numbers.set(word, at)
        }
        return word
      })
      const found = new Int32Array(list.length)
      table.findAll(keys, list.length, found)
      expect([...found]).toEqual(expected.map(word => (word === notPlain ? word : (numbers.get(word) ?? unknown))))
      for (const [at, number] of found.entries()) expect(table.find(keys, at * keySize)).toBe(number)
    }),
    { numRuns: 20, seed: 7 },
  )
})
