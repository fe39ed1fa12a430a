import { expect, test } from 'vitest'
import { chooseConditions } from '../../../src/feeds/timing/choose-conditions.ts'
import { decideNextPoll } from '../../../src/feeds/timing/decide-next-poll.ts'
import { choosePace } from '../../../src/feeds/timing/pace.ts'
import { hashBody } from '../../../src/feeds/timing/hash-body.ts'
import { newPollState } from '../../../src/model/new-poll-state.ts'
import { fetchFrom } from '../fetch/fetch-from.ts'
import { openLoopback } from '../fetch/loopback.ts'

const hour = 3_600_000
const start = new Date('2026-03-02T08:00:00Z')
const pace = choosePace(true, { intervalMs: hour, privateIntervalMs: hour })

/** Polls a server hourly for so many hours; counts the questions without condition. */
async function pollHourly(hours: number, headers: Record<string, string>) {
  await using server = await openLoopback((_request, response) => response.writeHead(200, headers).end('<rss/>'))
  let state = newPollState(start)
  let parsed = 0
  for (let at = 0; at < hours; at++) {
    const now = new Date(start.getTime() + at * hour)
    const fetched = await fetchFrom(server, '/feed', { validators: chooseConditions(state, now) })
    if (fetched.kind !== 'fresh') throw new Error(fetched.kind)
    const bodyHash = hashBody(fetched.bytes)
    if (bodyHash === state.bodyHash) {
      state = decideNextPoll(state, { kind: 'same', answer: fetched }, { now, pace, random: 0 })
      continue
    }
    parsed += 1
    const reading = { wishes: { gapMs: 0, skipHours: [], skipDays: [] }, itemTimes: [], newItems: 0 }
    state = decideNextPoll(state, { kind: 'read', answer: fetched, bodyHash, reading }, { now, pace, random: 0 })
  }
  const conditions = server.requests.map(it => it.headers['if-none-match'] ?? it.headers['if-modified-since'])
  return { unconditional: conditions.filter(it => it === undefined).length, parsed, last: conditions.at(-1) }
}

test('a server without validators is asked without condition once a day at most', async () => {
  const date = 'Mon, 02 Mar 2026 08:00:00 GMT'
  expect(await pollHourly(73, { date })).toEqual({ unconditional: 4, parsed: 1, last: undefined })
  expect(await pollHourly(72, { date })).toEqual({ unconditional: 3, parsed: 1, last: date })
})

test('a server with validators always hears them, and a body that hashes as before is not parsed again', async () => {
  expect(await pollHourly(50, { etag: '"x"' })).toEqual({ unconditional: 1, parsed: 1, last: '"x"' })
})

test('a feed never polled has no conditions', () => {
  expect(chooseConditions(newPollState(start), start)).toBeUndefined()
})
