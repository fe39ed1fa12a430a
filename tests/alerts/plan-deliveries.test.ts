import { expect, test } from 'vitest'
import { planDeliveries } from '../../src/alerts/plan-deliveries.ts'
import type { AlertContent } from '../../src/alerts/render-alert.ts'
import { later, makeAlert, noon } from './make-alert.ts'

const rule = { afterMs: 3_600_000, from: 3, floodFrom: 6 }

/** "1", "2+3": which alerts go together, in order. */
const plan = (alerts: readonly AlertContent[]) =>
  planDeliveries(alerts, later(61), rule).map(({ alerts: together }) => together.map(({ key }) => key).join('+'))

const early = (key: string, more: Parameters<typeof makeAlert>[0] = {}) => makeAlert({ key, ...more })
const onTime = (key: string) => makeAlert({ key, row: { queuedAt: later(60) }, article: { publishedAt: later(60) } })
const oldNews = (key: string) => makeAlert({ key, row: { queuedAt: later(60) }, article: { publishedAt: noon } })

test('alerts on time go one by one, in order', () => {
  expect(plan([onTime('1'), onTime('2'), onTime('3'), onTime('4')])).toEqual(['1', '2', '3', '4'])
})

test('a flood is gathered though it is on time', () => {
  expect(plan([onTime('1'), onTime('2'), early('3'), onTime('4'), onTime('5'), onTime('6')])).toEqual([
    '3',
    '1+2+4+5+6',
  ])
})

test('a few late ones go one by one too', () => {
  expect(plan([early('1'), early('2'), onTime('3')])).toEqual(['1', '2', '3'])
})

test('many late ones are gathered before those on time', () => {
  expect(plan([early('1'), onTime('2'), early('3'), early('4')])).toEqual(['1+3+4', '2'])
})

test('reports that were old when they were found are late', () => {
  expect(plan([oldNews('1'), oldNews('2'), oldNews('3')])).toEqual(['1+2+3'])
})

test('channels and people are counted apart', () => {
  const personal = early('3', { row: { target: { kind: 'dm', userId: '55' } } })
  expect(plan([early('1'), early('2'), personal])).toEqual(['1', '2', '3'])
})

test('one message gathers no more than it can show', () => {
  const alerts = Array.from({ length: 30 }, (_, number) => early(String(number)))
  expect(planDeliveries(alerts, later(61), rule).map(({ alerts: together }) => together.length)).toEqual([12, 12, 6])
})

test('an alert that no row wants is not sent', () => {
  expect(plan([{ ...early('1'), rows: [] }])).toEqual([])
})
