import { afterEach, expect, test } from 'vitest'
import {
  addWatch,
  buttonOf,
  openNewsroom,
  openPublisher,
  plainWordsOf,
  replyOf,
  waitForMessage,
  wordsOf,
  type LocalPublisher,
  type Newsroom,
  type NewsroomOptions,
} from './open-newsroom.ts'
import { cityLibrary, ferryReturn, harbourFire, timberFire } from './reports.ts'

let room: Newsroom
let others: readonly LocalPublisher[] = []

afterEach(async () => {
  await room.close()
  for (const publisher of others) await publisher.close()
})

/** A newsroom that follows three publishers, with one watch. */
async function follow(query: string, settings: NewsroomOptions['settings'] = {}): Promise<void> {
  others = [await openPublisher('Coast Post'), await openPublisher('Valley Times')]
  room = await openNewsroom({ privateHosts: others.map(({ host }) => host), settings })
  const { editor, discord, publisher } = room
  for (const { feedUrl } of [publisher, ...others]) await editor.run('feed add', { url: feedUrl }, discord.seed.deskId)
  await addWatch(editor, { query, channel: discord.seed.alertsId }, discord.seed.deskId)
  for (const feed of ['Hill Gazette', 'Coast Post', 'Valley Times'])
    await editor.run('feed check', { feed }, discord.seed.deskId)
}

const alerts = () => room.editor.messages(room.discord.seed.alertsId)
const alertWith = (words: string) =>
  waitForMessage(room.editor, room.discord.seed.alertsId, message => plainWordsOf(message).includes(words), 40_000)

test('a wire story of three publishers is one message, its sequel goes to a thread, another fire is told apart', async () => {
  await follow('fire')
  const { editor, reader, publisher } = room
  publisher.print(harbourFire)
  const alert = await alertWith('Fire at Sarhad harbour')
  const copies = ['Ferries stand still after harbour blaze', 'Blaze in old harbour of Sarhad']
  for (const [at, title] of copies.entries()) others[at]?.print({ ...harbourFire, title })
  const edited = await alertWith('3 publishers')
  expect(edited.id).toBe(alert.id)
  expect(wordsOf(edited)).toContain('3 print the same text')
  expect(wordsOf(edited)).toContain('[Coast Post](<')

  await room.restart()
  others[0]?.print(ferryReturn)
  publisher.print(timberFire)
  await alertWith('Fire guts timber market')
  const followUp = await waitForMessage(
    editor,
    alert.id,
    message => plainWordsOf(message).includes('Ferries return'),
    40_000,
  )
  expect(wordsOf(followUp)).toMatch(/We looked at every beam|People clapped|broken pumps had been replaced/)
  expect(wordsOf(await alertWith('New: '))).toMatch(/^\*\*Latest:\*\* \[Ferries return\S*.*\]\(<\S+>\) · Coast Post$/m)
  expect(alerts()).toHaveLength(2)
  expect(editor.messages(alert.id)).toHaveLength(1)
  const told = replyOf(await reader.press(alert.id, buttonOf(alerts()[0] ?? alert, 'Story')))
  expect(wordsOf(told)).toContain('Ferries sailed from Sarhad again')
}, 120_000)

test('a story that is held comes as one message of all that came meanwhile', async () => {
  await follow('sarhad', { stories: { holdSeconds: 12, editEverySeconds: 0 } })
  const { publisher } = room
  publisher.print(harbourFire)
  others[0]?.print({ ...harbourFire, title: 'Ferries stand still after harbour blaze' })
  publisher.print(cityLibrary)
  const alert = await alertWith('2 publishers')
  expect(alert.editedAt).toBeUndefined()
  await alertWith('Library of Sarhad')
  expect(alerts()).toHaveLength(2)
}, 120_000)
