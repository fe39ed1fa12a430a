import { expect, test } from 'vitest'
import { createDeadlines } from '../../../src/feeds/fetch/deadlines.ts'
import { createHandClock } from './hand-clock.ts'

function createWatch() {
  const clock = createHandClock()
  const rung: string[] = []
  const deadlines = createDeadlines(clock)
  return { clock, rung, set: (name: string, ms: number) => deadlines.set(ms, () => rung.push(name)) }
}

test('each rings at its time, in whatever order they were set', async () => {
  const { clock, rung, set } = createWatch()
  set('late', 30)
  set('early', 10)
  await clock.advance(9)
  expect(rung).toEqual([])
  await clock.advance(1)
  expect(rung).toEqual(['early'])
  set('next', 5)
  await clock.advance(5)
  await clock.advance(15)
  expect(rung).toEqual(['early', 'next', 'late'])
})

test('one that is called off does not ring, and the others still do', async () => {
  const { clock, rung, set } = createWatch()
  const callOff = set('a', 10)
  set('b', 20)
  callOff()
  await clock.advance(20)
  await clock.advance(10)
  expect(rung).toEqual(['b'])
})

test('nothing waits once all are called off', async () => {
  const clock = createHandClock()
  const signals: (AbortSignal | undefined)[] = []
  const watched = {
    ...clock,
    wait: (ms: number, signal?: AbortSignal) => (signals.push(signal), clock.wait(ms, signal)),
  }
  const deadlines = createDeadlines(watched)
  const callOffs = [deadlines.set(10, () => {}), deadlines.set(20, () => {})]
  for (const callOff of callOffs) callOff()
  expect(signals.map(it => it?.aborted)).toEqual([true])
})
