import { REST } from 'discord.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runErrands } from '../../src/alerts/run-errands.ts'
import type { NewDigest } from '../../src/corpus/digest-store.ts'
import { createCourier } from '../../src/discord/create-courier.ts'
import type { Digest } from '../../src/model/digest.ts'
import { beginDigests } from '../../src/pipeline/begin-digests.ts'
import { createDigestDesk } from '../../src/pipeline/gather-digest.ts'
import { storyJobs, type AskWorker } from '../../src/pipeline/story-jobs.ts'
import type { SeenMessage } from '../../src/playground/double/people/person.ts'
import { lastDue, nextDue } from '../../src/text/next-due.ts'
import { makeDigest } from '../corpus/contract/digests.ts'
import { makeQuotation, makeReport } from '../corpus/make-report.ts'
import { place } from '../corpus/place-stories.ts'
import { plainReaders } from './plain-readers.ts'
import { openDeliveryRoom, type DeliveryRoom } from './open-delivery-room.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

let room: DeliveryRoom
let startedAt: Date
/** Each test has words of its own, so that no report of another answers its digest. */
let word = ''
let tests = 0

beforeAll(async () => {
  room = await openDeliveryRoom()
})

afterAll(async () => {
  await room.close()
})

beforeEach(async () => {
  await room.clear()
  for (const { id } of await room.store.digestsOf(room.discord.seed.guildId)) await room.store.removeDigest(id)
  startedAt = room.now()
  word = `reservoir${++tests}`
})

/** The worker's jobs, done here. */
const ask: AskWorker = (kind, input) => Promise.resolve({ kind: 'done', value: storyJobs[kind](input) })

/** As each tick of a bot does. */
async function tick(keepTryingHours = 48): Promise<readonly string[]> {
  const events: string[] = []
  await beginDigests({ store: room.store, clock: room.now, startedAt, settleMs: 60_000 })
  const options = { api: room.discord.apiUrl, version: '10', retries: 0, rejectOnRateLimit: () => true }
  await runErrands({
    store: room.store,
    courier: createCourier(new REST(options), room.discord.token),
    readers: plainReaders,
    clock: room.now,
    keepTryingMs: keepTryingHours * hourMs,
    signal: new AbortController().signal,
    digests: createDigestDesk(room.store, ask),
    report: ({ errand, event }) => void events.push(`${errand} ${event}`),
  })
  return events
}

/** A daily digest of this test's word. */
async function addDigest(wishes: Partial<NewDigest> = {}): Promise<Digest> {
  const { guildId, editorId } = room.discord.seed
  const schedule = { every: 'day', weekday: 1, hour: 8, minute: 0, timeZone: 'Asia/Kabul' } as const
  const wished = makeDigest({
    guildId,
    ownerId: editorId,
    topic: { kind: 'query', query: word, scope: { kind: 'all' } },
    schedule,
    target: { kind: 'channel', channelId: room.channelId },
    createdAt: room.now(),
    nextDueAt: nextDue(schedule, room.now()),
    coveredUntil: lastDue(schedule, room.now()),
    ...wishes,
  })
  return room.store.addDigest(wished)
}

type Printed = {
  readonly publisher?: string
  readonly story?: number
  readonly copyOf?: number
  readonly text?: string
}

/** Keeps a report and puts it into its story, or one of its own; gives its id. */
async function print(title: string, { publisher = 'Indus Courier', story, copyOf, text }: Printed = {}) {
  const at = room.now()
  const body = text ?? `${title} at the ${word}, engineers of the province said on Monday.`
  const url = `https://${publisher.toLowerCase().replaceAll(' ', '')}.example/${word}/${encodeURIComponent(title)}`
  const said = [makeQuotation('Ilyas Qandil', 'We will open the gates before the night is over')]
  const report = makeReport({ title, text: body, url, publisher, publishedAt: at, seenAt: at, quotations: said })
  const [kept] = await room.store.ingest([report])
  const id = kept?.articleId ?? -1
  await place(room.store, id, story ?? id, { copyOf, at })
  return id
}

async function passUntilDue(digest: Digest): Promise<void> {
  const due = (await room.store.getDigest(digest.id))?.nextDueAt ?? room.now()
  room.pass(Math.max(0, due.getTime() - room.now().getTime()) + 1000)
}

const seen = (): readonly SeenMessage[] =>
  room.discord.as(room.discord.seed.editorId).messages(room.channelId, { limit: 100 })
const told = () => seen().map(({ embeds }) => embeds.map(({ description }) => description).join('\n\n'))

test('a digest tells what came in when it is due, once, and not before', async () => {
  const digest = await addDigest()
  await print('Gates open')
  expect(await tick()).toEqual([])
  await passUntilDue(digest)
  expect(await tick()).toEqual(['digest done'])
  expect(await tick()).toEqual([])
  expect(told()).toHaveLength(1)
  expect(told()[0]).toMatch(/^\*\*1 story\*\* from 1 report by 1 publisher/)
  expect(told()[0]).toContain('Gates open')
  expect(told()[0]).toContain('“We will open the gates before the night is over” — **Ilyas Qandil**')
  expect(seen()[0]?.embeds[0]?.title).toBe('Morning')
  expect(await room.store.getDigest(digest.id)).toMatchObject({ toldAt: room.now(), trouble: undefined })

  // What was told is not told the next day; what came since is.
  room.pass(hourMs)
  await print('Gates closed')
  await passUntilDue(digest)
  await tick()
  expect(told()).toHaveLength(2)
  expect(told()[1]).not.toContain('Gates open')
  expect(told()[1]).toContain('Gates closed')
})

test('a digest of nothing stays silent, and is due the next day', async () => {
  const digest = await addDigest()
  await passUntilDue(digest)
  const { nextDueAt } = (await room.store.getDigest(digest.id)) ?? digest
  expect(await tick()).toEqual(['digest done'])
  expect(told()).toEqual([])
  const after = await room.store.getDigest(digest.id)
  expect(after).toMatchObject({
    nextDueAt: new Date(nextDueAt.getTime() + dayMs),
    coveredUntil: room.now(),
    toldAt: undefined,
  })
})

test('after three days away one digest covers all of them, once feeds were caught up with', async () => {
  const digest = await addDigest()
  await print('Gates open')
  room.pass(3 * dayMs)
  startedAt = room.now()
  expect(await tick()).toEqual([])
  await print('Gates closed')
  room.pass(60_000)
  expect(await tick()).toEqual(['digest done'])
  room.pass(60_000)
  expect(await tick()).toEqual([])
  expect(told()).toHaveLength(1)
  expect(told()[0]).toContain('Gates open')
  expect(told()[0]).toContain('Gates closed')
  const since = Math.floor(digest.coveredUntil.getTime() / 1000)
  expect(told()[0]).toContain(`<t:${since}:f>`)
  const after = await room.store.getDigest(digest.id)
  expect(after?.nextDueAt).toEqual(nextDue(digest.schedule, room.now()))
})

test('a digest whose answer was lost is looked for, not told twice', async () => {
  const digest = await addDigest()
  await print('Gates open')
  await passUntilDue(digest)
  room.discord.faults.inject({ method: 'POST', path: room.alertsPath }, { kind: 'bad-gateway', when: 'after' })
  expect(await tick()).toEqual(['digest unknown'])
  // Longer than Discord remembers a nonce.
  room.pass(hourMs)
  expect(await tick()).toEqual(['digest done'])
  expect(told()).toHaveLength(1)
  expect((await room.store.getDigest(digest.id))?.toldAt).toEqual(room.now())
})

test('a digest that was sent by one who died before writing it down is not sent again', async () => {
  const digest = await addDigest()
  await print('Gates open')
  await passUntilDue(digest)
  await beginDigests({ store: room.store, clock: room.now, startedAt, settleMs: 0 })
  const dying = {
    ...room.store,
    noteDigestTold: () => Promise.reject(new Error('killed')),
    finishErrand: () => Promise.resolve(),
  }
  const options = { api: room.discord.apiUrl, version: '10', retries: 0, rejectOnRateLimit: () => true }
  await runErrands({
    store: dying,
    courier: createCourier(new REST(options), room.discord.token),
    readers: plainReaders,
    clock: room.now,
    keepTryingMs: dayMs,
    signal: new AbortController().signal,
    digests: createDigestDesk(room.store, ask),
    report: () => undefined,
  })
  expect(told()).toHaveLength(1)
  room.pass(hourMs)
  expect(await tick()).toEqual(['digest done'])
  expect(told()).toHaveLength(1)
})

test('while Discord is away the days wait, and become one digest', async () => {
  const digest = await addDigest()
  await print('Gates open')
  await passUntilDue(digest)
  const fault = { method: 'POST', path: room.alertsPath } as const
  room.discord.faults.inject(fault, { kind: 'rate-limit', retryAfterSeconds: 3600 })
  expect(await tick()).toEqual(['digest later'])
  expect(told()).toEqual([])
  await print('Gates closed')
  await passUntilDue(digest)
  expect(await tick()).toEqual(['digest done'])
  expect(told()).toHaveLength(1)
  expect(told()[0]).toContain('Gates open')
  expect(told()[0]).toContain('Gates closed')
})

test('stories are ranked by who prints them, with copies counted and not listed', async () => {
  const digest = await addDigest()
  const small = await print('Small leak found')
  const big = await print('Wall gives way')
  await print('Thousands flee as wall gives way', { publisher: 'Hill Gazette', story: big })
  await print('Wall gives way, towns emptied', { publisher: 'Delta Times', story: big, copyOf: big })
  await print('Leak grows', { story: small })
  await passUntilDue(digest)
  await tick()
  const [text = ''] = told()
  expect(text).toContain('**2 stories** from 5 reports by 3 publishers')
  expect(text.indexOf('**1.**')).toBeLessThan(text.indexOf('**2.**'))
  expect(text).toMatch(/\*\*1\.\*\* .*(?:Wall gives way|Thousands flee)/)
  expect(text).toMatch(/\*\*3 publishers:\*\* [^\n]* · 3 reports, 1 of them a copy/)
  expect(text).toMatch(/\*\*2\.\*\* .*leak/i)
  expect(text).not.toContain('Wall gives way, towns emptied')
})

test('a copy whose original is out of sight is told as a report of its own, and its like as copies', async () => {
  const digest = await addDigest()
  const outOfSight = 1_000_000
  const first = await print('Wall gives way', { copyOf: outOfSight })
  await print('Wall gives way at night', { publisher: 'Hill Gazette', story: first, copyOf: outOfSight })
  await passUntilDue(digest)
  await tick()
  expect(told()[0]).toMatch(/ · 2 reports, 1 of them a copy/)
})

test('a story that was there before says what is new in it', async () => {
  const digest = await addDigest()
  const text = `The wall of the ${word} holds, engineers of the province said on Monday after a long inspection.`
  const story = await print('Wall holds', { text })
  await passUntilDue(digest)
  await tick()
  expect(told()[0]).not.toContain('New:')
  const more = `${text} Seven villages below it were emptied by soldiers in the early hours of Tuesday.`
  await print('Wall still holds', { story, publisher: 'Hill Gazette', text: more })
  await passUntilDue(digest)
  await tick()
  expect(told()[1]).toContain(
    '**New:** Seven villages below it were emptied by soldiers in the early hours of Tuesday.',
  )
})

test('many stories come ten at a time, within the limits of a message', async () => {
  const digest = await addDigest()
  for (let at = 0; at < 24; at++)
    await print(`Gauge ${at} of the long and winding river is read by its keeper, and found high`)
  await passUntilDue(digest)
  await tick()
  const [message] = seen()
  expect(told()[0]).toContain('**24 stories**')
  expect(told()[0]).toContain('**10.**')
  expect(told()[0]).not.toContain('**11.**')
  const characters = message?.embeds.reduce((sum, { title = '', description = '', footer }) => {
    expect(description.length).toBeLessThanOrEqual(4096)
    return sum + title.length + description.length + (footer?.text.length ?? 0)
  }, 0)
  expect(characters).toBeLessThanOrEqual(6000)
  expect(JSON.stringify(message?.components)).toContain('"label":"14 more stories"')
})

test('a channel that is gone pauses its digest, and its owner is told once in person', async () => {
  const digest = await addDigest({ target: { kind: 'channel', channelId: '123456789012345678' } })
  await print('Gates open')
  await passUntilDue(digest)
  expect(await tick()).toEqual(['digest never', 'digest-trouble done'])
  room.pass(2 * dayMs)
  expect(await tick()).toEqual([])
  const after = await room.store.getDigest(digest.id)
  expect(after).toMatchObject({ state: 'paused', toldAt: undefined })
  expect(after?.trouble).toContain('Unknown Channel')
  const editor = room.discord.as(room.discord.seed.editorId)
  const direct = editor.directMessages()
  const letters = direct
    .flatMap(({ id }) => editor.messages(id, { limit: 10 }))
    .map(({ embeds }) => embeds[0]?.description)
  expect(letters.filter(text => text?.includes('**Morning**'))).toHaveLength(1)
})

test('in a forum a digest is a post of its own, looked for before it is opened again', async () => {
  const { guildId, editorId, storiesId: forumId } = room.discord.seed
  const digest = await addDigest({ target: { kind: 'forum', channelId: forumId, tagIds: [] } })
  await print('Gates open')
  await passUntilDue(digest)
  room.discord.faults.inject(
    { method: 'POST', path: `/channels/${forumId}/threads` },
    { kind: 'bad-gateway', when: 'after' },
  )
  expect(await tick()).toEqual(['digest unknown'])
  room.pass(hourMs)
  expect(await tick()).toEqual(['digest done'])
  const posts = room.discord
    .as(editorId)
    .channels(guildId)
    .filter(({ parentId, name }) => parentId === forumId && name.startsWith('Morning'))
  expect(posts.map(({ name }) => name)).toEqual([expect.stringMatching(/^Morning · \w{3} \d+ \w{3}$/)])
})

test('a digest for one person comes by direct message, and says where to turn its pages', async () => {
  const { readerId } = room.discord.seed
  const digest = await addDigest({
    name: 'Mine',
    ownerId: readerId,
    target: { kind: 'dm', userId: readerId },
    roleId: undefined,
  })
  await print('Gates open')
  await passUntilDue(digest)
  expect(await tick()).toEqual(['digest done'])
  const reader = room.discord.as(readerId)
  const letters = reader.directMessages().flatMap(({ id }) => reader.messages(id, { limit: 10 }))
  const [letter] = letters.filter(({ embeds }) => embeds[0]?.title === 'Mine')
  expect(letter?.embeds[0]?.description).toContain('Gates open')
  expect(JSON.stringify(letter?.components)).toContain('/digest last in the server')
})

test('a role is mentioned where the digest names one, and nothing else ever is', async () => {
  const [role] = room.discord.as(room.discord.seed.editorId).roles(room.discord.seed.guildId)
  const digest = await addDigest({ roleId: role?.id })
  await print('Gates open @everyone')
  await passUntilDue(digest)
  await tick()
  expect(seen()[0]?.content).toBe(`<@&${role?.id}>`)
  expect(told()[0]).not.toContain('@everyone')
})

test('a channel that the bot may not write in is told of in the list, and tried again', async () => {
  const digest = await addDigest()
  await print('Gates open')
  await passUntilDue(digest)
  room.discord.stage.denyBot(room.channelId, ['SEND_MESSAGES'])
  expect(await tick()).toEqual(['digest refused'])
  expect((await room.store.getDigest(digest.id))?.trouble).toContain('Missing')
  room.discord.stage.denyBot(room.channelId, [])
  room.pass(hourMs)
  expect(await tick()).toEqual(['digest done'])
  expect(told()).toHaveLength(1)
  expect((await room.store.getDigest(digest.id))?.trouble).toBeUndefined()
})

test('a digest of a server that removed the bot is told no more', async () => {
  const digest = await addDigest()
  await print('Gates open')
  await passUntilDue(digest)
  await beginDigests({ store: room.store, clock: room.now, startedAt, settleMs: 0 })
  await room.store.removeGuild(room.discord.seed.guildId)
  expect(await tick()).toEqual([])
  expect(told()).toEqual([])
})

test('reports that stand in no story yet are waited for, but not for long', async () => {
  const digest = await addDigest()
  const at = room.now()
  const report = makeReport({ title: 'Gates open', text: `It is the ${word}, they said.`, publishedAt: at, seenAt: at })
  await room.store.ingest([{ ...report, sighting: { ...report.sighting, url: `https://x.example/${word}` } }])
  await passUntilDue(digest)
  expect(await tick()).toEqual(['digest later'])
  room.pass(170_000)
  expect(await tick()).toEqual(['digest later'])
  room.pass(15_000)
  expect(await tick()).toEqual(['digest done'])
  expect(told()).toHaveLength(1)
})
