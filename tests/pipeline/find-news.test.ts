import { expect, test } from 'vitest'
import { findNews } from '../../src/pipeline/find-news.ts'

const earlier = [
  { title: 'Queues for fuel', text: 'Drivers queued for fuel in Bamako on Monday. Pumps ran dry at noon.' },
]
const tell = (text: string) =>
  findNews({ report: { title: 'Bakers turn to wood', text, language: 'en' }, earlier }).map(it => it.text)

test('what stands alone is told before words whose speaker is a pronoun', () => {
  const told = tell(
    'Drivers queued for fuel in Bamako on Monday. ' +
      '“People thought I was doing it for 40 tourists,” she said. ' +
      'Baker Mariam Tolo fires her clay oven with 30 kilos of mango wood a day.',
  )
  expect(told[0]).toContain('Mariam Tolo')
  expect(told[1]).toContain('40 tourists')
})

for (const torn of [
  'We are not even paid like 300 soldiers,’ said union secretary Oumar Tiefing.',
  '« Le ministre Amadou Kone dit que 300 soldats gardent la route.',
]) {
  test(`half a quotation comes last: ${torn}`, () => {
    const told = tell(`${torn} Baker Mariam Tolo fires her clay oven with 30 kilos of mango wood a day.`)
    expect(told[0]).toContain('Mariam Tolo')
  })
}

test('nothing is new where nothing was told before', () => {
  expect(findNews({ report: { title: 'One', text: 'Pumps ran dry.', language: 'en' }, earlier: [] })).toEqual([])
})
