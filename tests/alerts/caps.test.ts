import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDeliveryRoom, type DeliveryRoom } from './open-delivery-room.ts'

let room: DeliveryRoom

beforeAll(async () => {
  room = await openDeliveryRoom()
})

afterAll(async () => {
  await room.close()
})

test('beyond its cap a watch tells in one message at the full hour what it would have told, and drops nothing', async () => {
  await room.clear()
  const watch = await room.addWatch({ hourlyCap: 2 })
  const ids: number[] = []
  for (const title of ['One', 'Two', 'Three', 'Four', 'Five']) ids.push(await room.queue(title, [watch]))
  await room.ticks(59)
  expect(room.posted()).toEqual(['One', 'Two'])
  await room.ticks(2)
  expect(room.posted()).toEqual(['One', 'Two', '3 stories gathered'])
  const digest = room.discord.as(room.discord.seed.editorId).messages(room.channelId).at(-1)?.embeds[0]?.description
  expect(digest).toContain(': 2 alerts in the last hour; the rest is gathered here.')
  for (const title of ['Three', 'Four', 'Five']) expect(digest).toContain(title)
  expect((await Promise.all(ids.map(room.fates))).flat()).toEqual(ids.map(() => 'sent'))
  await room.queue('Six', [watch])
  await room.ticks(1)
  expect(room.posted().at(-1)).toBe('Six')
})
