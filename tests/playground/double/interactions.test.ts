import { MessageFlags } from 'discord.js'
import { expect, test } from 'vitest'
import { onInteraction, openWithCommands } from './open.ts'

const text = (name: string, more: object = {}) => ({ type: 3, name, description: 'A text', ...more })

const watch = {
  name: 'watch',
  description: 'Watches',
  options: [
    { type: 1, name: 'add', description: 'Adds one', options: [text('query', { required: true }), text('name')] },
    {
      type: 2,
      name: 'mute',
      description: 'Quiet',
      options: [
        { type: 1, name: 'role', description: 'By role', options: [{ type: 8, name: 'role', description: 'Which' }] },
      ],
    },
  ],
}

const everything = {
  name: 'everything',
  description: 'All kinds of options',
  options: [
    text('text'),
    { type: 4, name: 'count', description: 'How many', min_value: 1, max_value: 5 },
    { type: 10, name: 'share', description: 'How much' },
    { type: 5, name: 'loud', description: 'Whether' },
    { type: 6, name: 'who', description: 'Whom' },
    { type: 7, name: 'where', description: 'Where', channel_types: [0] },
    { type: 8, name: 'role', description: 'Which' },
    { type: 11, name: 'file', description: 'What' },
    text('pick', {
      choices: [
        { name: 'Daily', value: 'd' },
        { name: 'Hourly', value: 'h' },
      ],
    }),
  ],
}

const suggest = {
  name: 'suggest',
  description: 'Suggests',
  options: [text('first'), text('second', { autocomplete: true })],
}

const quotes = { name: 'Quotes', type: 3 }

test('subcommands and groups arrive with their options', async () => {
  const { discord, client } = await openWithCommands([watch])
  onInteraction(client, async interaction => {
    if (!interaction.isChatInputCommand()) return
    const { options } = interaction
    const said = options.getString('query') ?? options.getRole('role')?.name
    await interaction.reply(`${options.getSubcommandGroup() ?? '-'} ${options.getSubcommand()} ${said}`)
  })
  const reader = discord.as(discord.seed.readerId)
  const { deskId } = discord.seed
  expect(await reader.run('watch add', { query: 'quake' }, deskId)).toMatchObject({
    message: { content: '- add quake' },
  })
  const muted = await reader.run('watch mute role', { role: 'Night desk' }, deskId)
  expect(muted).toMatchObject({
    message: { content: 'mute role Night desk', invocation: { command: 'watch mute role' } },
  })
})

test('every kind of option arrives resolved', async () => {
  const { discord, client } = await openWithCommands([everything])
  const { seed } = discord
  const errors = onInteraction(client, async interaction => {
    if (!interaction.isChatInputCommand()) return
    const { options } = interaction
    const file = options.getAttachment('file', true)
    const body = await (await fetch(file.url)).text()
    const parts = [
      options.getString('text'),
      options.getInteger('count'),
      options.getNumber('share'),
      options.getBoolean('loud'),
      options.getUser('who')?.username,
      options.getChannel('where')?.name,
      options.getRole('role')?.name,
      file.name,
      body,
      options.getString('pick'),
      interaction.memberPermissions?.has('ManageGuild'),
    ]
    await interaction.reply(parts.join('|'))
  })
  const seen = await discord.as(seed.editorId).run(
    'everything',
    {
      text: 'flood',
      count: '3',
      share: 0.5,
      loud: 'true',
      who: `<@${seed.readerId}>`,
      where: '#alerts',
      role: seed.nightDeskRoleId,
      file: { name: 'list.opml', contentType: 'text/xml', bytes: new TextEncoder().encode('<opml/>') },
      pick: 'Hourly',
    },
    seed.deskId,
  )
  expect(errors).toEqual([])
  const content = 'flood|3|0.5|true|reader|alerts|Night desk|list.opml|<opml/>|h|true'
  expect(seen).toMatchObject({ kind: 'reply', message: { content } })
})

test.each([
  ['watch add', {}, 'query: This option is required. Specify a value.'],
  ['watch add', { query: 'a', colour: 'red' }, 'There is no option "colour".'],
  ['watch', {}, 'There is no command /watch for you here.'],
  ['everything', { count: '7' }, 'count: Must be between 1 and 5.'],
  ['everything', { count: '1.5' }, 'count: Input a valid integer.'],
  ['everything', { pick: 'Weekly' }, 'pick: Choose one of the suggestions.'],
  ['everything', { where: '#stories' }, 'where: This kind of channel does not fit.'],
  ['everything', { who: 'nobody' }, 'who: Choose a user.'],
])('/%s %j is refused before it is sent', async (command, options, reason) => {
  const { discord } = await openWithCommands([watch, everything])
  expect(await discord.as(discord.seed.readerId).run(command, options, discord.seed.deskId)).toEqual({
    kind: 'refused',
    reason,
  })
})

test('suggestions come for the focused option, with the others known so far', async () => {
  const { discord, client } = await openWithCommands([suggest])
  onInteraction(client, async interaction => {
    if (!interaction.isAutocomplete()) return
    const focused = interaction.options.getFocused(true)
    const name = `${interaction.options.getString('first')}/${focused.name}/${focused.value}`
    await interaction.respond([{ name, value: 'x' }])
  })
  const reader = discord.as(discord.seed.readerId)
  const seen = await reader.complete('suggest', { first: 'a' }, { name: 'second', typed: 'qu' }, discord.seed.deskId)
  expect(seen).toEqual({ kind: 'choices', choices: [{ name: 'a/second/qu', value: 'x' }] })
})

test('a message menu command gets its message', async () => {
  const { discord, client } = await openWithCommands([quotes])
  onInteraction(client, async interaction => {
    if (!interaction.isMessageContextMenuCommand()) return
    const flags = MessageFlags.Ephemeral
    await interaction.reply({ content: `Quotes of ${interaction.targetMessage.content}`, flags })
  })
  const { seed } = discord
  const message = discord.as(seed.editorId).say(seed.deskId, 'https://example.org/report')
  const seen = await discord.as(seed.readerId).useMessageMenu('Quotes', message.id)
  expect(seen).toMatchObject({ kind: 'reply', message: { content: `Quotes of ${message.content}`, isEphemeral: true } })
  expect(discord.as(seed.readerId).messages(seed.deskId)).toHaveLength(2)
  expect(discord.as(seed.editorId).messages(seed.deskId)).toHaveLength(1)
})

test('"thinking" is seen first, then the answer in its place, ephemeral as it began', async () => {
  const { discord, client } = await openWithCommands([watch])
  onInteraction(client, async interaction => {
    if (!interaction.isChatInputCommand()) return
    await interaction.deferReply({ flags: MessageFlags.Ephemeral })
    await interaction.editReply('Done')
    await interaction.followUp({ content: 'And more', flags: MessageFlags.Ephemeral })
  })
  const reader = discord.as(discord.seed.readerId)
  const changes: string[] = []
  const followed = new Promise<void>(resolve => {
    reader.subscribe(change => {
      if (!('message' in change)) return
      changes.push(`${change.kind} ${change.message.isThinking} ${change.message.content}`)
      if (change.message.content === 'And more') resolve()
    })
  })
  const seen = await reader.run('watch add', { query: 'a' }, discord.seed.deskId)
  expect(seen).toMatchObject({
    kind: 'reply',
    wasDeferred: true,
    message: { content: 'Done', isEphemeral: true, editedAt: undefined },
  })
  await followed
  expect(changes).toEqual(['message-created true ', 'message-updated false Done', 'message-created false And more'])
})

test('a reply can be fetched, edited and deleted by its token', async () => {
  const { discord, client } = await openWithCommands([watch])
  const done = new Promise<unknown[]>(resolve => {
    onInteraction(client, async interaction => {
      if (!interaction.isChatInputCommand()) return
      const { resource } = await interaction.reply({ content: 'First', withResponse: true })
      const fetched = await interaction.fetchReply()
      const edited = await interaction.editReply('Second')
      await interaction.deleteReply()
      const gone: unknown = await interaction.fetchReply().catch((error: unknown) => error)
      resolve([resource?.message?.id === fetched.id, fetched.content, edited.content, gone])
    })
  })
  await discord.as(discord.seed.readerId).run('watch add', { query: 'a' }, discord.seed.deskId)
  expect(await done).toMatchObject([true, 'First', 'Second', { code: 10008 }])
})

test('what answers one kind of interaction is refused for another', async () => {
  const { discord, client } = await openWithCommands([watch])
  const refused = new Promise(resolve => {
    onInteraction(client, async interaction => {
      const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const
      resolve(
        await client.rest.post(route, { body: { type: 7, data: {} }, auth: false }).catch((error: unknown) => error),
      )
      if (interaction.isRepliable()) await interaction.reply('Well')
    })
  })
  await discord.as(discord.seed.readerId).run('watch add', { query: 'a' }, discord.seed.deskId)
  expect(await refused).toMatchObject({ code: 50035, rawError: { errors: { type: {} } } })
})

test('commands work in direct messages', async () => {
  const { discord, client } = await openWithCommands([watch])
  onInteraction(client, async interaction => {
    if (interaction.isChatInputCommand())
      await interaction.reply(`${interaction.user.username} ${interaction.inGuild()}`)
  })
  const reader = discord.as(discord.seed.readerId)
  const seen = await reader.run('watch add', { query: 'a' }, reader.openDm().id)
  expect(seen).toMatchObject({ message: { content: 'reader false' } })
})

test('the first follow-up after "thinking" takes its place', async () => {
  const { discord, client } = await openWithCommands([watch])
  onInteraction(client, async interaction => {
    if (!interaction.isChatInputCommand()) return
    await interaction.deferReply()
    await interaction.webhook.send('Found it')
  })
  const reader = discord.as(discord.seed.readerId)
  const seen = await reader.run('watch add', { query: 'a' }, discord.seed.deskId)
  expect(seen).toMatchObject({ kind: 'reply', message: { content: 'Found it', isThinking: false } })
  expect(reader.messages(discord.seed.deskId)).toHaveLength(1)
})

test('"thinking" that is taken away leaves nothing', async () => {
  const { discord, client } = await openWithCommands([watch])
  onInteraction(client, async interaction => {
    if (!interaction.isChatInputCommand()) return
    await interaction.deferReply()
    await interaction.deleteReply()
  })
  const reader = discord.as(discord.seed.readerId)
  expect(await reader.run('watch add', { query: 'a' }, discord.seed.deskId)).toMatchObject({ kind: 'deleted' })
  expect(reader.messages(discord.seed.deskId)).toEqual([])
})

test('an ephemeral answer is out of reach for the bot but by its token', async () => {
  const { discord, client } = await openWithCommands([watch])
  onInteraction(client, async interaction => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'Psst', flags: MessageFlags.Ephemeral })
  })
  const { readerId, deskId } = discord.seed
  const seen = await discord.as(readerId).run('watch add', { query: 'a' }, deskId)
  const id = seen.kind === 'reply' ? seen.message.id : ''
  await expect(client.rest.get(`/channels/${deskId}/messages/${id}`)).rejects.toMatchObject({ code: 10008 })
  expect(await client.rest.get(`/channels/${deskId}/messages`)).toEqual([])
})

test('a command can open a modal, and its submit is answered like a command', async () => {
  const { discord, client } = await openWithCommands([watch])
  const input = { type: 4, custom_id: 'name', label: 'Name', style: 1, value: 'Quakes' }
  const data = { custom_id: 'form', title: 'New watch', components: [{ type: 1, components: [input] }] }
  onInteraction(client, async interaction => {
    const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const
    if (interaction.isChatInputCommand()) await client.rest.post(route, { body: { type: 9, data }, auth: false })
    if (interaction.isModalSubmit()) await interaction.reply(interaction.fields.getTextInputValue('name'))
  })
  const reader = discord.as(discord.seed.readerId)
  const opened = await reader.run('watch add', { query: 'a' }, discord.seed.deskId)
  const submitted = await reader.submit(opened.kind === 'modal' ? opened.modal.id : '', {})
  expect(submitted).toMatchObject({ kind: 'reply', message: { content: 'Quakes' } })
})

test.each([
  ['a modal title of 46', { type: 9, data: { custom_id: 'm', title: 'x'.repeat(46), components: [] } }, 'title'],
  [
    '6 modal rows',
    { type: 9, data: { custom_id: 'm', title: 'x', components: Array.from({ length: 6 }, () => ({})) } },
    'components',
  ],
  ['a content of 2001', { type: 4, data: { content: 'x'.repeat(2001) } }, 'content'],
])('%s is refused, and the interaction can still be answered', async (_, body, key) => {
  const { discord, client } = await openWithCommands([watch])
  let refused: unknown
  onInteraction(client, async interaction => {
    if (!interaction.isChatInputCommand()) return
    const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const
    refused = await client.rest.post(route, { body, auth: false }).catch((error: unknown) => error)
    await interaction.reply('Well then')
  })
  const seen = await discord.as(discord.seed.readerId).run('watch add', { query: 'a' }, discord.seed.deskId)
  expect(refused).toMatchObject({ code: 50035, rawError: { errors: { data: { [key]: {} } } } })
  expect(seen).toMatchObject({ kind: 'reply', message: { content: 'Well then' } })
})

test.each([
  ['26 suggestions', Array.from({ length: 26 }, (_, n) => ({ name: `n${n}`, value: 'v' }))],
  ['a suggestion of 101 characters', [{ name: 'x'.repeat(101), value: 'v' }]],
])('%s are refused', async (_, choices) => {
  const { discord, client } = await openWithCommands([suggest])
  let refused: unknown
  onInteraction(client, async interaction => {
    if (!interaction.isAutocomplete()) return
    const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const
    refused = await client.rest
      .post(route, { body: { type: 8, data: { choices } }, auth: false })
      .catch((it: unknown) => it)
    await interaction.respond([])
  })
  const reader = discord.as(discord.seed.readerId)
  const seen = await reader.complete('suggest', {}, { name: 'second', typed: '' }, discord.seed.deskId)
  expect(refused).toMatchObject({ code: 50035 })
  expect(seen).toEqual({ kind: 'choices', choices: [] })
})
