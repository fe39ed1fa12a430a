import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SeenMessage } from '../../src/playground/double/people/person.ts'
import { openLoopback, type Loopback } from '../feeds/fetch/loopback.ts'
import {
  buttonOf,
  openNewsroom,
  plainWordsOf,
  replyOf,
  waitForMessage,
  wordsOf,
  type Newsroom,
} from './open-newsroom.ts'
import { ferryReturn, harbourFire } from './reports.ts'

let room: Newsroom

beforeEach(async () => {
  room = await openNewsroom()
})

afterEach(async () => {
  await room.close()
})

async function run(command: string, options: Parameters<Newsroom['editor']['run']>[1] = {}): Promise<SeenMessage> {
  return replyOf(await room.editor.run(command, options, room.discord.seed.deskId))
}

describe('revisions', () => {
  async function alertOf(query: string, report: typeof harbourFire): Promise<SeenMessage> {
    const { publisher, editor, discord } = room
    await run('feed add', { url: publisher.feedUrl })
    await run('watch add', { query, channel: discord.seed.alertsId })
    await run('feed check', { feed: 'Hill Gazette' })
    publisher.print(report)
    return waitForMessage(editor, discord.seed.alertsId, () => true)
  }
  const updated = () =>
    waitForMessage(room.editor, room.discord.seed.alertsId, message => wordsOf(message).includes('Updated'))

  test('an alert says what the publisher changed: words removed and added, and quotations that vanished', async () => {
    const alert = await alertOf('sarhad', harbourFire)
    expect(wordsOf(alert)).not.toContain('Updated')
    room.publisher.print({
      ...harbourFire,
      title: 'Fire at Sarhad harbour halts all ferries',
      text: harbourFire.text
        .replace('within ten days', 'within thirty days')
        .replace(' “No sailor is missing.”', ' Two sailors are missing.'),
    })
    const edited = await updated()
    expect(edited.id).toBe(alert.id)
    const words = wordsOf(edited)
    expect(words).toContain('halts **all** ferries')
    expect(words).toContain('~~ten~~ **thirty**')
    expect(words).toContain('No longer quoted: “No sailor is missing.” — Ilyas Qandil')
    expect(room.editor.messages(alert.channelId)).toHaveLength(1)
  })
})
