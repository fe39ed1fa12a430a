import { expect, test } from 'vitest'
import { readName } from '../../src/commands/read-name.ts'

test.each([undefined, '', '   ', '\u200B\u200B', '\u2060\u3164', '\u202E', '\u2800'])(
  'a name that nobody would see is none: %j',
  typed => expect(readName(typed)).toBeUndefined(),
)

test('a name is kept as typed, but for what turns its direction or breaks its line', () => {
  expect(readName(' \u202Eflood\u202C \n watch ')).toBe('flood   watch')
  expect(readName('می‌خواهم 👩‍🚒')).toBe('می‌خواهم 👩‍🚒')
})
