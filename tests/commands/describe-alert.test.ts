import { expect, test } from 'vitest'
import { describeAlert } from '../../src/commands/describe-alert.ts'
import { later, makeRow, noon } from '../alerts/make-alert.ts'

const sent = { state: 'sent', messageId: '77', queuedAt: noon } as const

test.each([
  ['an alert', {}, ') <t:'],
  [
    'what came in its digest',
    { isGathered: true, dueAt: later(60), claimedAt: later(60) },
    ' gathered with others <t:',
  ],
  ['what came before its digest', { isGathered: true, dueAt: later(60) }, ' with what told its story sooner <t:'],
  ['a follow-up', { part: 'follow-up' }, ' in the thread of its story <t:'],
] as const)('%s says how it was sent', (_, wishes, how) => {
  expect(describeAlert(makeRow({ ...sent, ...wishes }))).toContain(how)
})
