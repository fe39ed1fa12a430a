import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSliceTable } from '../../src/text/slice-table.ts'
import { unitsOf } from '../../src/text/units.ts'

const stretch = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'ÿ'), minLength: 1, maxLength: 14 }),
  fc.string({ unit: fc.constantFrom('a', 'я', 'ر', '市'), minLength: 1, maxLength: 4 }),
)

test('stretches are numbered as strings would be, wherever they stand in a text', () => {
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 3000 }), list => {
      const table = createSliceTable()
      const numbers = new Map<string, number>()
      for (const one of list) {
        const [start, end] = [1, one.length + 1]
        const units = unitsOf(`a${one}b`)
        expect(table.find(units, start, end)).toBe(numbers.get(one) ?? -1)
        if (!numbers.has(one)) {
          table.add(units, start, end, numbers.size)
          numbers.set(one, numbers.size)
        }
        expect(table.find(unitsOf(one), 0, one.length)).toBe(numbers.get(one))
      }
    }),
    { numRuns: 20, seed: 5 },
  )
})
