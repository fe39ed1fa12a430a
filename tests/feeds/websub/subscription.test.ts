import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { answerIntent } from '../../../src/feeds/websub/answer-intent.ts'
import { decideSubscription } from '../../../src/feeds/websub/decide-subscription.ts'
import { findHubOffer } from '../../../src/feeds/websub/read-link-header.ts'
import { isSignatureRight } from '../../../src/feeds/websub/verify-signature.ts'
import { decideNextPoll } from '../../../src/feeds/timing/decide-next-poll.ts'
import { choosePace } from '../../../src/feeds/timing/pace.ts'
import type { PushLease } from '../../../src/model/feed.ts'
import { newPollState } from '../../../src/model/new-poll-state.ts'

const hour = 3_600_000
const day = 24 * hour
const now = new Date('2026-03-02T08:00:00Z')
const at = (ms: number) => new Date(now.getTime() + ms)
const offer = { hubUrl: 'https://hub.example/', topicUrl: 'https://a.example/feed' }
const active: PushLease = {
  ...offer,
  state: 'active',
  token: 't1',
  secret: 's1',
  askedAt: at(-day),
  expiresAt: at(9 * day),
  pushedAt: undefined,
}
const fresh = { token: 't2', secret: 's2' }

describe('the hub a feed offers', () => {
  const feed = { url: 'https://a.example/feed', hubUrl: undefined, selfUrl: undefined }
  test.each([
    [
      ['<https://hub.example/>; rel="hub", <https://a.example/self>; rel="self"'],
      'https://hub.example/ https://a.example/self',
    ],
    [['<https://hub.example/>; rel=hub', '</self>; rel=self; type="x"'], 'https://hub.example/ https://a.example/self'],
    [
      ['<https://hub.example/?a=1,2>; title="x; y"; rel="preload HUB"'],
      'https://hub.example/?a=1,2 https://a.example/feed',
    ],
    [['<https://other.example/>; rel="hubs"'], undefined],
    [['<javascript:alert(1)>; rel=hub'], undefined],
    [['<https://hub.example/'], undefined],
    [[], undefined],
  ])('%j', (headers, found) => {
    const hub = findHubOffer(headers, feed)
    expect(hub === undefined ? undefined : `${hub.hubUrl} ${hub.topicUrl}`).toBe(found)
  })

  test('may stand in the feed itself', () => {
    expect(findHubOffer([], { ...feed, hubUrl: 'https://hub.example/', selfUrl: 'https://a.example/self' })).toEqual({
      hubUrl: 'https://hub.example/',
      topicUrl: 'https://a.example/self',
    })
  })

  test('is looked for in linear time', () => {
    // Anything worse would not end within the test's time limit.
    const headers = ['<a>;'.repeat(200_000), `<a>; rel=${' '.repeat(500_000)}`, `<a>;${' '.repeat(500_000)}`]
    expect(findHubOffer(headers, feed)).toBeUndefined()
  })
})

describe('a signature', () => {
  const body = Buffer.from('<feed/>')
  const sign = (method: string, secret = 'key') => `${method}=${createHmac(method, secret).update(body).digest('hex')}`

  test.each(['sha1', 'sha256', 'sha384', 'sha512'])('by %s is checked', method => {
    expect(isSignatureRight(sign(method), body, 'key')).toBe(true)
    expect(isSignatureRight(sign(method).toUpperCase().replace('SHA', 'sha'), body, 'key')).toBe(true)
    expect(isSignatureRight(sign(method), Buffer.from('<feed>'), 'key')).toBe(false)
    expect(isSignatureRight(sign(method, 'other'), body, 'key')).toBe(false)
  })

  test.each([undefined, '', 'sha256', 'sha256=', 'sha256=zz', 'md5=00', '=00', 'sha256=00', 'constructor=00'])(
    '%j is wrong',
    header => {
      expect(isSignatureRight(header, body, 'key')).toBe(false)
    },
  )
})

const ask = (lease: PushLease | undefined, when = now) => decideSubscription(lease, offer, fresh, when)

describe('when a hub is asked', () => {
  test('at first, with new words', () => {
    expect(ask(undefined)).toMatchObject({ ...offer, ...fresh, state: 'asked', askedAt: now })
    expect(decideSubscription(undefined, undefined, fresh, now)).toBeUndefined()
  })

  test('not while the lease is long', () => {
    expect(ask(active)).toBeUndefined()
    expect(ask(active, at(8 * day))).toBeUndefined()
  })

  test('again before the lease ends, with the words it knows, and without giving up what runs', () => {
    const renewal = ask(active, at(8.6 * day))
    expect(renewal).toMatchObject({ state: 'active', token: 't1', secret: 's1', expiresAt: active.expiresAt })
    expect(renewal && ask(renewal, at(8.6 * day + hour / 4))).toBeUndefined()
    expect(renewal && ask(renewal, at(8.6 * day + hour))).toBeDefined()
  })

  test('again when it has not verified or its refusal is old', () => {
    const asked: PushLease = { ...active, state: 'asked', askedAt: now, expiresAt: at(hour) }
    expect([ask(asked)?.state, ask(asked, at(2 * hour))?.state]).toEqual([undefined, 'asked'])
    const refused: PushLease = { ...active, state: 'refused', expiresAt: at(3 * day) }
    expect([ask(refused)?.state, ask(refused, at(3 * day))?.state]).toEqual([undefined, 'asked'])
  })

  test('anew when the feed names another hub or topic', () => {
    const moved = decideSubscription(active, { ...offer, hubUrl: 'https://new.example/' }, fresh, now)
    expect(moved).toMatchObject({ state: 'asked', token: 't2', hubUrl: 'https://new.example/' })
  })
})

describe("a hub's question", () => {
  const asked: PushLease = { ...active, state: 'asked', expiresAt: at(hour / 2) }
  const check = (query: Record<string, string>, lease = asked) =>
    answerIntent(lease, new URLSearchParams({ 'hub.topic': offer.topicUrl, 'hub.challenge': 'c', ...query }), now)

  test('about what we asked for is confirmed for as long as it says', () => {
    const answer = check({ 'hub.mode': 'subscribe', 'hub.lease_seconds': '86400' })
    expect(answer).toMatchObject({ kind: 'confirm', challenge: 'c', lease: { state: 'active', expiresAt: at(day) } })
  })

  test.each([
    ['1', 5 * 60_000],
    ['99999999', 30 * day],
    ['soon', 10 * day],
  ])('about a lease of %s seconds is taken with measure', (seconds, ms) => {
    expect(check({ 'hub.mode': 'subscribe', 'hub.lease_seconds': seconds })).toMatchObject({
      lease: { expiresAt: at(ms) },
    })
  })

  test('about anything else is not', () => {
    expect(check({ 'hub.mode': 'subscribe', 'hub.topic': 'https://b.example/' }).kind).toBe('unknown')
    expect(check({ 'hub.mode': 'unsubscribe' }).kind).toBe('unknown')
    expect(check({ 'hub.mode': 'subscribe', 'hub.challenge': '' }).kind).toBe('unknown')
    expect(check({ 'hub.mode': 'subscribe' }, { ...asked, state: 'refused' }).kind).toBe('unknown')
  })

  test('that is a refusal is remembered', () => {
    expect(check({ 'hub.mode': 'denied' })).toMatchObject({
      kind: 'denied',
      lease: { state: 'refused', expiresAt: at(3 * day) },
    })
  })
})

describe('polls of a feed that is pushed', () => {
  const pace = choosePace(false, { intervalMs: 15 * 60_000, privateIntervalMs: 5000 })
  const answer = {
    finalUrl: 'https://a.example/feed',
    permanentUrl: undefined,
    etag: undefined,
    lastModified: undefined,
    answeredDate: undefined,
    lifetimeMs: undefined,
    linkHeaders: [],
  }
  function pollWith(lease: PushLease, newItems = 0) {
    const state = { ...newPollState(now), firstPolledAt: at(-day), lastItemAt: at(-60_000), push: lease }
    const reading = { wishes: { gapMs: 0, skipHours: [], skipDays: [] }, itemTimes: [], newItems }
    const next = decideNextPoll(state, { kind: 'read', answer, bodyHash: 'b', reading }, { now, pace, random: 0 })
    return { waitHours: (next.dueAt.getTime() - now.getTime()) / hour, push: next.push?.state }
  }

  test('rest while it works', () => {
    expect(pollWith(active)).toEqual({ waitHours: 6, push: 'active' })
    expect(pollWith({ ...active, pushedAt: at(-60_000) }, 1)).toEqual({ waitHours: 6, push: 'active' })
  })

  test('resume when it stops', () => {
    expect(pollWith({ ...active, expiresAt: at(-1) })).toEqual({ waitHours: 0.25, push: 'active' })
    expect(pollWith({ ...active, expiresAt: at(hour) })).toEqual({ waitHours: 1, push: 'active' })
    expect(pollWith({ ...active, state: 'asked' })).toEqual({ waitHours: 0.25, push: 'asked' })
  })

  test('resume when they find what was not pushed', () => {
    expect(pollWith(active, 1)).toEqual({ waitHours: 0.25, push: 'refused' })
    expect(pollWith({ ...active, pushedAt: at(-2 * hour) }, 1)).toEqual({ waitHours: 0.25, push: 'refused' })
  })
})
