import { ApplicationCommandOptionType, ChannelType } from 'discord.js'
import { expect, test } from 'vitest'
import { onInteraction, openWithCommands } from './open.ts'

const echo = {
  name: 'echo',
  description: 'Says it again',
  options: [
    { type: ApplicationCommandOptionType.String as const, name: 'text', description: 'What to say', required: true },
  ],
}

test('discord.js logs in, registers a command, answers it and posts in a channel', async () => {
  const { discord, client } = await openWithCommands([echo])
  expect(client.user.username).toBe('Dateline')
  expect(client.guilds.cache.get(discord.seed.guildId)?.name).toBe('Newsroom')
  onInteraction(client, async interaction => {
    if (interaction.isChatInputCommand()) await interaction.reply(`You said ${interaction.options.getString('text')}.`)
  })

  const seen = await discord.as(discord.seed.readerId).run('echo', { text: 'rain' }, discord.seed.deskId)
  expect(seen).toMatchObject({ kind: 'reply', message: { content: 'You said rain.', author: { name: 'Dateline' } } })

  const channel = await client.channels.fetch(discord.seed.alertsId)
  if (channel?.type !== ChannelType.GuildText) throw new Error('#alerts should be a text channel')
  await channel.send('Flood warning')
  const [message] = discord.as(discord.seed.readerId).messages(discord.seed.alertsId)
  expect(message?.content).toBe('Flood warning')
})
