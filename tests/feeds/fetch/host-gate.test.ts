import { expect, test } from 'vitest'
import { createHostGate, type Turn } from '../../../src/feeds/fetch/host-gate.ts'
import { createHandClock, settle } from './hand-clock.ts'

const never = new AbortController().signal

/** Asks for turns, and tells in which order they came. */
function createQueue(maxRunning: number) {
  const clock = createHandClock()
  const gate = createHostGate(clock, maxRunning)
  const turns = new Map<string, Turn>()
  const ask = (name: string, host: string, signal = never) => {
    gate.enter(host, signal).then(
      turn => turns.set(name, turn),
      () => {},
    )
  }
  const leave = async (name: string, gapMs = 1000) => {
    turns.get(name)?.leave(gapMs)
    turns.delete(name)
    await settle()
  }
  return { clock, gate, ask, leave, running: async () => (await settle(), [...turns.keys()]) }
}

test('a host gets one request at a time, with a gap between two', async () => {
  const { clock, ask, leave, running } = createQueue(10)
  for (const name of ['a1', 'a2', 'a3']) ask(name, 'a')
  expect(await running()).toEqual(['a1'])
  await leave('a1')
  expect(await running()).toEqual([])
  await clock.advance(999)
  expect(await running()).toEqual([])
  await clock.advance(1)
  expect(await running()).toEqual(['a2'])
})

test('hosts do not wait for one another', async () => {
  const { ask, running } = createQueue(10)
  for (const host of ['a', 'a', 'b', 'c', 'b']) ask(`${host}${Math.random()}`, host)
  expect((await running()).map(it => it[0])).toEqual(['a', 'b', 'c'])
})

test('no more than so many run at a time, first come first served', async () => {
  const { ask, leave, running } = createQueue(2)
  for (const host of ['a', 'b', 'c', 'd']) ask(host, host)
  expect(await running()).toEqual(['a', 'b'])
  await leave('b')
  expect(await running()).toEqual(['a', 'c'])
})

test('a host with many waiting does not keep others out', async () => {
  const { ask, leave, running } = createQueue(2)
  for (let at = 0; at < 50; at++) ask(`a${at}`, 'a')
  ask('b', 'b')
  expect(await running()).toEqual(['a0', 'b'])
  await leave('a0')
  ask('c', 'c')
  expect(await running()).toEqual(['b', 'c'])
})

test('who gives up while waiting is passed over', async () => {
  const { clock, ask, leave, running } = createQueue(1)
  const stop = new AbortController()
  ask('a1', 'a')
  ask('a2', 'a', stop.signal)
  ask('b1', 'b', stop.signal)
  ask('a3', 'a')
  stop.abort()
  expect(await running()).toEqual(['a1'])
  await leave('a1')
  await clock.advance(1000)
  expect(await running()).toEqual(['a3'])
})

test('a blocked host says for how long', async () => {
  const { clock, gate } = createQueue(1)
  gate.block('a', 5000)
  gate.block('a', 1000)
  expect([gate.blockedForMs('a'), gate.blockedForMs('b')]).toEqual([5000, 0])
  await clock.advance(6000)
  expect(gate.blockedForMs('a')).toBe(0)
})

test('ten thousand hosts all get their turn', async () => {
  const gate = createHostGate(createHandClock(), 20)
  let done = 0
  await Promise.all(
    Array.from({ length: 10_000 }, async (_, at) => {
      const turn = await gate.enter(`host${at % 5000}`, never)
      done += 1
      turn.leave(0)
    }),
  )
  expect(done).toBe(10_000)
})
