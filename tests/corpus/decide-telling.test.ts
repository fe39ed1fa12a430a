import { expect, test } from 'vitest'
import { decideTelling, type PostState, type Report, type Telling } from '../../src/corpus/decide-telling.ts'
import { later, noon } from './make-report.ts'

const rules = { followUpsPerDay: 3, newMessageAfterMs: 24 * 3_600_000 }

function decide(report: Partial<Report>, post: Partial<PostState> | undefined, minutes = 10): Telling {
  const whole = { isCopy: false, isNews: false, callsNewRole: false, isGathered: false, ...report }
  const standing = { state: 'standing', isDigest: false, openedAt: noon, followUps: 0 } as const
  return decideTelling(whole, post === undefined ? undefined : { ...standing, ...post }, later(minutes), rules)
}

const day = 25 * 60
const news = { isNews: true }
const copy = { isCopy: true, isNews: true }
const call = { callsNewRole: true }
const standing = {}
const digest = { isDigest: true }
const lost = { state: 'lost' } as const
const pending = { state: 'pending' } as const
const flying = { state: 'in-flight' } as const
const talkative = { followUps: 3 }

type Case = readonly [
  name: string,
  report: Partial<Report>,
  post: Partial<PostState> | undefined,
  Telling,
  minutes?: number,
]

const cases: readonly Case[] = [
  ['the first report of a story opens its message', news, undefined, 'open'],
  ['also when it is a copy of a report that nobody here was told of', copy, undefined, 'open'],
  ['what comes before the message is sent joins it', news, pending, 'join'],
  ['also a copy', copy, pending, 'join'],
  ['also what wants a digest', { isGathered: true }, pending, 'join'],
  ['news goes to the thread', news, standing, 'follow-up'],
  ['also while the message is being sent', news, flying, 'follow-up'],
  ['a copy is folded', copy, standing, 'fold'],
  ['also while the message is being sent', copy, flying, 'fold'],
  ['what repeats is folded', {}, standing, 'fold'],
  ['news is folded once the thread has had its share of the day', news, talkative, 'fold'],
  ['a role that was not mentioned is called all the same', call, talkative, 'follow-up'],
  ['and by a copy too', { ...copy, ...call }, standing, 'follow-up'],
  ['news after a day is a new chapter', news, standing, 'chapter', day],
  ['what repeats after a day is folded', {}, standing, 'fold', day],
  ['a copy after a day is folded', copy, standing, 'fold', day],
  ['a role is called in a new chapter after a day', call, standing, 'chapter', day],
  ['news of a story that was told in a digest is a message of its own', news, digest, 'chapter'],
  ['what repeats a digest is folded', {}, digest, 'fold'],
  ['news that wants a digest waits for the next one', { ...news, isGathered: true }, standing, 'chapter'],
  ['what repeats and wants a digest is folded', { isGathered: true }, standing, 'fold'],
  ['news of a message that somebody deleted is a message of its own', news, lost, 'chapter'],
  ['what repeats a message that somebody deleted stays away', {}, lost, 'fold'],
  ['and its copies', copy, lost, 'fold'],
]

for (const [name, report, post, telling, minutes] of cases)
  test(`what to do: ${name}`, () => {
    expect(decide(report, post, minutes)).toBe(telling)
  })
