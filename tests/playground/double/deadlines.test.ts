import type { ChatInputCommandInteraction } from 'discord.js'
import { expect, test } from 'vitest'
import { createManualClock } from '../../../src/playground/double/clock.ts'
import { onInteraction, openWithCommands } from './open.ts'

const noResponse = { kind: 'no-response', text: 'The application did not respond' }

/** A bot with a command "slow", its interactions caught before it answers them. */
async function openSlow() {
  const clock = createManualClock(new Date('2026-03-05T10:00:00Z'))
  const { discord, client } = await openWithCommands([{ name: 'slow', description: 'Takes its time' }], { clock })
  const caught = new Promise<ChatInputCommandInteraction>(resolve => {
    onInteraction(client, async interaction => interaction.isChatInputCommand() && resolve(interaction))
  })
  const outcome = discord.as(discord.seed.readerId).run('slow', {}, discord.seed.deskId)
  return { clock, discord, outcome, interaction: await caught }
}

test('without an answer within 3 s the person reads so, and the interaction is unknown', async () => {
  const { clock, outcome, interaction } = await openSlow()
  clock.advance(3000)
  expect(await outcome).toEqual(noResponse)
  await expect(interaction.reply('Late')).rejects.toMatchObject({ status: 404, code: 10062 })
})

test('an answer after 2.9 s is in time', async () => {
  const { clock, outcome, interaction } = await openSlow()
  clock.advance(2900)
  await interaction.reply('Just so')
  expect(await outcome).toMatchObject({ kind: 'reply', message: { content: 'Just so' } })
})

test('nobody can acknowledge an interaction twice', async () => {
  const { discord, outcome, interaction } = await openSlow()
  await interaction.reply('Once')
  await outcome
  const url = `${discord.apiUrl}/v10/interactions/${interaction.id}/${interaction.token}/callback`
  const body = JSON.stringify({ type: 4, data: { content: 'Twice' } })
  const again = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  expect(again.status).toBe(400)
  expect(await again.json()).toEqual({ message: 'Interaction has already been acknowledged.', code: 40060 })
})

test('a deferred answer may come within 15 minutes', async () => {
  const { clock, outcome, interaction } = await openSlow()
  await interaction.deferReply()
  clock.advance(14 * 60_000)
  await interaction.editReply('At last')
  expect(await outcome).toMatchObject({ kind: 'reply', wasDeferred: true, message: { content: 'At last' } })
})

test('after 15 minutes the token is dead and "thinking" ends', async () => {
  const { clock, discord, outcome, interaction } = await openSlow()
  await interaction.deferReply()
  clock.advance(15 * 60_000)
  expect(await outcome).toEqual(noResponse)
  await expect(interaction.editReply('Too late')).rejects.toMatchObject({ status: 401, code: 50027 })
  expect(discord.as(discord.seed.readerId).messages(discord.seed.deskId)).toEqual([])
})

test('nothing can be followed up before the first answer', async () => {
  const { interaction } = await openSlow()
  await expect(interaction.webhook.send('Early')).rejects.toMatchObject({ status: 404, code: 10015 })
})

test('people who still wait when the double closes are told', async () => {
  const { discord, outcome } = await openSlow()
  await discord.close()
  expect(await outcome).toEqual(noResponse)
})

test('suggestions that take over 3 s are given up', async () => {
  const clock = createManualClock(new Date('2026-03-05T10:00:00Z'))
  const options = [{ type: 3, name: 'query', description: 'Words', autocomplete: true }]
  const { discord, client } = await openWithCommands([{ name: 'search', description: 'Looks', options }], { clock })
  const caught = new Promise<void>(resolve => {
    onInteraction(client, async interaction => interaction.isAutocomplete() && resolve())
  })
  const reader = discord.as(discord.seed.readerId)
  const suggestions = reader.complete('search', {}, { name: 'query', typed: 'a' }, discord.seed.deskId)
  await caught
  clock.advance(3000)
  expect(await suggestions).toEqual({ kind: 'no-response', text: 'Loading options failed' })
})
