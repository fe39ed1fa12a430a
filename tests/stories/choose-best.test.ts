import { array, assert, float, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { chooseBest } from '../../src/stories/choose-best.ts'

test('the greatest values are chosen, greatest first, as sorting them all would', () => {
  assert(
    property(array(float({ min: 0, max: 1000, noNaN: true })), integer({ min: 1, max: 20 }), (list, most) => {
      const values = Float32Array.from(list)
      const sorted = [...values.keys()]
        .filter(place => (values[place] ?? 0) > 0)
        .toSorted((left, right) => (values[right] ?? 0) - (values[left] ?? 0) || left - right)
      expect(chooseBest(values, values.length, most)).toEqual(sorted.slice(0, most))
    }),
  )
})

test('what stands behind the counted ones is not looked at', () => {
  expect(chooseBest(Float32Array.of(1, 2, 9), 2, 5)).toEqual([1, 0])
})

test('zeros are left out, however few others there are', () => {
  const values = new Float32Array(100)
  values[70] = 3
  values[20] = 1
  expect(chooseBest(values, 100, 40)).toEqual([70, 20])
})
