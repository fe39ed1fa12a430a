import { expect, test } from 'vitest'
import { inTurn } from '../../src/commands/in-turn.ts'

test('work under one key waits for the work before it, also when that fails; other keys do not wait', async () => {
  const done: string[] = []
  const { promise: gate, resolve: open } = Promise.withResolvers<void>()
  const first = inTurn('a', async () => {
    await gate
    done.push('first')
    throw new Error('no')
  })
  const second = inTurn('a', async () => done.push('second'))
  await inTurn('b', async () => done.push('other'))
  expect(done).toEqual(['other'])
  open()
  await expect(first).rejects.toThrow('no')
  await second
  expect(done).toEqual(['other', 'first', 'second'])
})
