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

test('many stretches at once get the numbers they get one at a time', () => {
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 1500 }), list => {
      const table = createSliceTable()
      const units = unitsOf(list.join(''))
      const ends = Int32Array.from(list, (_, at) => list.slice(0, at + 1).join('').length)
      const starts = ends.map((end, at) => end - (list[at] ?? '').length)
      const places = [...list.keys()]
      for (const at of places.filter(at => at % 3 > 0)) {
        const [start = 0, end = 0] = [starts[at], ends[at]]
        if (table.find(units, start, end) < 0) table.add(units, start, end, at)
      }
      const numbers = new Int32Array(list.length)
      table.findAll(units, { starts, ends }, list.length, numbers)
      expect([...numbers]).toEqual(places.map(at => table.find(units, starts[at] ?? 0, ends[at] ?? 0)))
    }),
    { numRuns: 20, seed: 6 },
  )
})
