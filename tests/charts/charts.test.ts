import { afterAll, describe, expect, test } from 'vitest'
import type { Chart } from '../../src/charts/chart.ts'
import { describeChart } from '../../src/charts/describe-chart.ts'
import { drawChart } from '../../src/charts/draw-chart.ts'
import { fitName } from '../../src/charts/fit-name.ts'
import { openCharts } from '../../src/charts/open-charts.ts'
import { toSpec } from '../../src/charts/to-spec.ts'
import { decodePng } from './decode-png.ts'

const spike = '#f0a22e'
const first = '#5ab8f0'
const ground = 0x2b2d31

function makeChart(wishes: Partial<Chart> = {}): Chart {
  return {
    unit: 'reports a day',
    slots: ['1 Mar', '2 Mar', '3 Mar', '4 Mar'],
    series: [{ name: 'ceasefire', values: [3, 1, 12, 2] }],
    marks: [],
    size: 'whole',
    ...wishes,
  }
}

async function draw(wishes: Partial<Chart> = {}) {
  return decodePng((await drawChart(makeChart(wishes))).png)
}

describe('a picture', () => {
  test('of one query has a bar a slot, the marked one in a colour of its own', async () => {
    const plain = await draw()
    expect([plain.width, plain.height]).toEqual([1200, 780])
    expect(plain.pixels[0]).toBe(ground)
    expect(plain.count(first)).toBeGreaterThan(20_000)
    expect(plain.count(spike)).toBe(0)
    const marked = await draw({ marks: [{ series: 0, slot: 2, text: '1' }] })
    expect(marked.count(spike)).toBeGreaterThan(10_000)
    expect(marked.count(first) + marked.count(spike)).toBeGreaterThan(plain.count(first) * 0.95)
  })

  test('shows twice the number as a bar twice as high', async () => {
    const { count } = await draw({ series: [{ name: 'x', values: [5, 0, 0, 0] }] })
    const double = await draw({ series: [{ name: 'x', values: [5, 10, 0, 0] }] })
    // The higher bar shrinks the first to half.
    expect(double.count(first) / count(first)).toBeCloseTo(1.5, 1)
  })

  test('of several queries has a line in each colour, and a legend', async () => {
    const series = ['a', 'b', 'c', 'd', 'e'].map((name, at) => ({ name, values: [at + 1, 3, at * 2, 5 - at] }))
    const picture = await draw({ series })
    for (const colour of [first, spike, '#f0e98c', '#e58fc0', '#3ecfa0']) {
      expect(picture.count(colour)).toBeGreaterThan(2000)
    }
    expect(picture.height).toBeGreaterThan(780)
  })

  test('writes names of other scripts with the font it brings', async () => {
    const none = await draw({ series: [{ name: ' ', values: [0, 0, 0, 0] }] })
    for (const name of ['перемирие', 'طالبان', 'ceasefire']) {
      const named = await draw({ series: [{ name, values: [0, 0, 0, 0] }] })
      const changed = named.pixels.filter((pixel, at) => pixel !== none.pixels[at]).length
      expect(changed).toBeGreaterThan(500)
    }
  })

  test('of several queries and a single slot has a column each, side by side', async () => {
    const series = ['a', 'b', 'c', 'd', 'e'].map(name => ({ name, values: [3] }))
    const picture = await draw({ slots: ['14:00'], series })
    for (const colour of [first, spike, '#f0e98c', '#e58fc0', '#3ecfa0']) {
      expect(picture.count(colour)).toBeGreaterThan(10_000)
    }
  })

  test('of a sole query that it can not write is called by what it counts', () => {
    const { title } = toSpec(makeChart({ series: [{ name: '地震', values: [1, 2, 3, 4] }] }))
    expect(title).toMatchObject({ text: 'reports a day' })
    expect(title).not.toHaveProperty('subtitle')
  })

  test('is drawn of nothing at all, and of a single slot', async () => {
    const nothing = await draw({ series: [{ name: 'x', values: [0, 0, 0, 0] }] })
    expect(nothing.count(first)).toBe(0)
    expect(new Set(nothing.pixels).size).toBeGreaterThan(10)
    expect((await draw({ slots: ['1 Mar'], series: [{ name: 'x', values: [5] }] })).count(first)).toBeGreaterThan(1000)
  })
})

describe('the description of a picture', () => {
  test('names no query in an expression', () => {
    const name = '"}[0]; datum["'
    const spec = JSON.stringify(
      toSpec(
        makeChart({
          series: [
            { name, values: [1, 2, 3, 4] },
            { name, values: [1, 2, 3, 4] },
          ],
        }),
      ),
    )
    const expressions = [...spec.matchAll(/"(?:labelExpr|test|filter)":"((?:[^"\\]|\\.)*)"/g)].map(match => match[1])
    expect(expressions.length).toBeGreaterThan(2)
    for (const expression of expressions) expect(expression).not.toContain('}[0]')
  })

  test('shows at most seven labels of time', () => {
    const slots = Array.from({ length: 90 }, (_, at) => `day ${at}`)
    const spec = JSON.stringify(toSpec(makeChart({ slots, series: [{ name: 'x', values: slots.map(() => 1) }] })))
    const shown = /"values":(\[[\d,]+\]),"labelExpr"/.exec(spec)?.[1] ?? '[]'
    expect(JSON.parse(shown)).toHaveLength(7)
  })
})

test('a name is shortened to what fits, and what the font lacks is not shown', () => {
  expect(fitName('a  b\nc', 20)).toBe('a b c')
  expect(fitName('"Field Marshal Asim Munir" OR "COAS"', 20)).toBe('"Field Marshal As…')
  expect(fitName('停戦', 20)).toBeUndefined()
  expect(fitName('युद्धविराम', 20)).toBeUndefined()
  expect(fitName('\u202E\u0000', 20)).toBeUndefined()
})

test('words for who can not see tell the highest point of each query', () => {
  const series = [
    { name: 'ceasefire', values: [3, 1, 12, 2] },
    { name: 'bagram', values: [0, 0, 0, 0] },
  ]
  expect(describeChart(makeChart({ series }))).toBe(
    'Lines: reports a day, from 1 Mar to 4 Mar. ceasefire: 3 at first, 2 at the end, most at 3 Mar (12). bagram: none.',
  )
  const long = makeChart({ series: [{ name: 'x'.repeat(3000), values: [1, 1, 1, 1] }] })
  expect(describeChart(long).length).toBeLessThan(1025)
})

describe('the process that draws', () => {
  const charts = openCharts({ idleMs: 0 })
  afterAll(() => charts.close())

  test('draws one picture after another, also once it was idle and gone', async () => {
    const pictures = await Promise.all([charts.draw(makeChart()), charts.draw(makeChart({ size: 'small' }))])
    expect(pictures.map(picture => picture?.height)).toEqual([780, 500])
    expect((await charts.draw(makeChart()))?.width).toBe(1200)
  })

  test('draws nothing once it is closed', async () => {
    const closed = openCharts({ idleMs: 1000 })
    await closed.close()
    expect(await closed.draw(makeChart())).toBeUndefined()
  })
})
