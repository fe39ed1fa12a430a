import { ApplicationCommandType, DiscordAPIError, InteractionContextType, PermissionFlagsBits } from 'discord.js'
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js'
import { expect, test } from 'vitest'
import { connect, openDouble } from './open.ts'

const plain = { name: 'search', description: 'Looks in the corpus' }
const option = { type: 3, name: 'query', description: 'Words' }

async function refusalOf(body: unknown): Promise<unknown> {
  const discord = await openDouble()
  const client = await connect(discord)
  const route = `/applications/${client.application.id}/commands` as const
  const error: unknown = await client.rest.put(route, { body }).catch((it: unknown) => it)
  if (!(error instanceof DiscordAPIError)) return 'accepted'
  expect(error).toMatchObject({ status: 400, code: 50035 })
  return error.rawError
}

test.each<[string, unknown, string]>([
  ['a name with a capital', [{ ...plain, name: 'Search' }], '0.name'],
  ['a name with a space', [{ ...plain, name: 'se arch' }], '0.name'],
  ['a name of 33 characters', [{ ...plain, name: 'a'.repeat(33) }], '0.name'],
  ['no description', [{ name: 'search' }], '0.description'],
  ['a description of 101 characters', [{ ...plain, description: 'x'.repeat(101) }], '0.description'],
  ['two commands of one name', [plain, plain], '1.name'],
  [
    '26 options',
    [{ ...plain, options: Array.from({ length: 26 }, (_, n) => ({ ...option, name: `o${n}` })) }],
    '0.options',
  ],
  ['an option name twice', [{ ...plain, options: [option, option] }], '0.options.1.name'],
  [
    'a required option after an optional one',
    [{ ...plain, options: [option, { ...option, name: 'b', required: true }] }],
    '0.options.1',
  ],
  [
    '26 choices',
    [
      {
        ...plain,
        options: [{ ...option, choices: Array.from({ length: 26 }, (_, n) => ({ name: `c${n}`, value: 'v' })) }],
      },
    ],
    '0.options.0.choices',
  ],
  [
    'choices beside autocomplete',
    [{ ...plain, options: [{ ...option, autocomplete: true, choices: [{ name: 'a', value: 'a' }] }] }],
    '0.options.0.autocomplete',
  ],
  [
    'a subcommand beside an ordinary option',
    [{ ...plain, options: [option, { type: 1, name: 'sub', description: 'Sub' }] }],
    '0.options.1.type',
  ],
  ['a menu command with a description', [{ ...plain, type: 3 }], '0.description'],
])('%s is refused where it stands', async (_, body, path) => {
  const refused = await refusalOf(body)
  const place = path
    .split('.')
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], (refused as { errors: unknown }).errors)
  expect(place).toHaveProperty('_errors')
})

test('a bulk overwrite keeps the ids of commands that stay and drops the others', async () => {
  const discord = await openDouble()
  const { application } = await connect(discord)
  const menu = { name: 'Quotes', type: ApplicationCommandType.Message as const }
  const before = await application.commands.set([plain, menu])
  const after = await application.commands.set([{ ...plain, description: 'Looks again' }])
  expect(after.map(it => it.description)).toEqual(['Looks again'])
  expect(after.firstKey()).toBe(before.find(it => it.name === 'search')?.id)
  expect((await application.commands.fetch()).map(it => it.name)).toEqual(['search'])
})

test('single commands are created, changed, fetched and deleted, for one server too', async () => {
  const discord = await openDouble()
  const { application } = await connect(discord)
  const guildId = discord.seed.guildId
  const made = await application.commands.create(plain, guildId)
  const changed = await application.commands.edit(made.id, { description: 'Other words' }, guildId)
  expect(changed).toMatchObject({ id: made.id, name: 'search', description: 'Other words', guildId })
  expect((await application.commands.fetch()).size).toBe(0)
  await application.commands.delete(made.id, guildId)
  await expect(application.commands.delete(made.id, guildId)).rejects.toMatchObject({ status: 404, code: 10063 })
})

test('people are offered only the commands meant for them and for the place', async () => {
  const discord = await openDouble()
  const { application } = await connect(discord)
  const commands: RESTPostAPIApplicationCommandsJSONBody[] = [
    { ...plain, name: 'everybody' },
    { ...plain, name: 'managers', default_member_permissions: PermissionFlagsBits.ManageGuild.toString() },
    { ...plain, name: 'admins', default_member_permissions: '0' },
    { ...plain, name: 'servers', contexts: [InteractionContextType.Guild] },
    { ...plain, name: 'private', contexts: [InteractionContextType.BotDM] },
  ]
  await application.commands.set(commands)
  const { seed } = discord
  const names = (userId: string, channelId: string) =>
    discord
      .as(userId)
      .commands(channelId)
      .map(it => it.name)
  expect(names(seed.readerId, seed.deskId)).toEqual(['everybody', 'servers'])
  expect(names(seed.editorId, seed.deskId)).toEqual(['everybody', 'managers', 'servers'])
  const dm = discord.as(seed.readerId).openDm()
  expect(names(seed.readerId, dm.id)).toEqual(['everybody', 'managers', 'admins', 'private'])
  expect(await discord.as(seed.readerId).run('managers', {}, seed.deskId)).toMatchObject({ kind: 'refused' })
})
