import { afterEach, expect, test } from 'vitest'
import { openCompanion, type Companion } from '../../src/schedule/open-companion.ts'
import type { SampleCalls, SampleQuestions } from './sample-companion.ts'

const opened: Companion<SampleCalls>[] = []
afterEach(async () => void (await Promise.all(opened.splice(0).map(one => one.close()))))

function open(patienceMs = 10_000, entry = './sample-companion.ts'): Companion<SampleCalls> {
  const options = { memoryMb: 64, patienceMs }
  const companion = openCompanion<SampleQuestions, SampleCalls>(new URL(entry, import.meta.url), options, {
    name: whose => (whose === 'whose' ? 'Ayesha' : 'nobody'),
  })
  opened.push(companion)
  return companion
}

test('calls run side by side: one that waits holds up no other', async () => {
  const companion = open()
  const waiting = companion.call('never', undefined)
  expect(await Promise.all([2, 3].map(number => companion.call('double', number)))).toEqual([4, 6])
  await companion.close()
  await expect(waiting).rejects.toThrow('The process was closed.')
})

test('it may ask back while it is asked', async () => {
  expect(await open().call('greet', undefined)).toBe('Hello, Ayesha')
})

test('a call that throws fails alone, with its own words and the place where it happened', async () => {
  const companion = open()
  const failure = await companion.call('fail', 'The page is odd.').catch((error: unknown) => error)
  expect(failure).toMatchObject({ message: 'The page is odd.', stack: expect.stringContaining('sample-companion.ts') })
  expect(await companion.call('double', 4)).toBe(8)
})

test('an answer that can not be carried fails its call', async () => {
  await expect(open().call('uncarriable', undefined)).rejects.toThrow('could not be cloned')
})

test('a process that ends fails its open calls; the next call starts a new one', async () => {
  const companion = open()
  const before = await companion.call('pid', undefined)
  const outcomes = await Promise.allSettled([companion.call('never', undefined), companion.call('quit', undefined)])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await companion.call('pid', undefined)).not.toBe(before)
})

test('a process caught in something is ended', async () => {
  const companion = open(400)
  await expect(companion.call('spin', undefined)).rejects.toThrow('It gave no sign of life for 0.4 seconds.')
  expect(await companion.call('double', 4)).toBe(8)
})

test('a process that can not load fails each call with the reason, and does not loop', async () => {
  const companion = open(10_000, './no-such-companion.ts')
  await expect(companion.call('double', 4)).rejects.toThrow(/Cannot find module/)
  await expect(companion.call('double', 4)).rejects.toThrow(/Cannot find module/)
})

test('after the end nothing is asked any more', async () => {
  const companion = open()
  await companion.close()
  await expect(companion.call('double', 4)).rejects.toThrow('The process was closed.')
})
