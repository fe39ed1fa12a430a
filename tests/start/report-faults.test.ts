import { expect, test } from 'vitest'
import { createFaultReports } from '../../src/report-faults.ts'
import { later } from '../corpus/make-report.ts'

/** What the log says of faults that come so many minutes after noon. */
function logOf(faults: readonly (readonly [minutes: number, event: string, error: string])[]): readonly string[] {
  const lines: string[] = []
  let minutes = 0
  const error = (fields: object, text?: string) => {
    lines.push(`${text ?? ''}${'timesSince' in fields ? ` (and ${String(fields.timesSince)} times)` : ''}`)
  }
  const fault = createFaultReports({ error }, 'data', () => later(minutes))
  for (const [at, event, message] of faults) {
    minutes = at
    fault(event, new Error(message))
  }
  return lines
}

const everyMinute = (count: number, event: string, message: string) =>
  Array.from({ length: count }, (_, minute) => [minute, event, message] as const)

test('a fault that lasts is told once, then hourly with how often it came', () => {
  expect(logOf(everyMinute(121, 'tick failed', 'a bug'))).toEqual([
    'tick failed',
    'tick failed (and 59 times)',
    'tick failed (and 59 times)',
  ])
})

test('other faults are told beside it', () => {
  const faults = ['a bug', 'another', 'a bug'].map(message => [0, 'tick failed', message] as const)
  expect(logOf(faults)).toHaveLength(2)
})

test('a full disk is one fault, whatever met it, in a sentence', () => {
  const lines = logOf([
    ...everyMinute(30, 'tick failed', 'database or disk is full'),
    [30, 'poll failed', 'ENOSPC: no space left on device, write'],
  ])
  expect(lines).toEqual([expect.stringMatching(/^The disk that holds data is full: make room\..* go on by myself/)])
})

test('a fault that was gone for a while, or a clock that was set back, is told anew', () => {
  expect(logOf([0, 1, 12, -60].map(at => [at, 'tick failed', 'a bug'] as const))).toHaveLength(3)
})
