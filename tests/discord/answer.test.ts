import { REST, Routes, SlashCommandBuilder } from 'discord.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Command } from '../../src/commands/command.ts'
import type { Reply } from '../../src/commands/reply.ts'
import { apology } from '../../src/discord/respond.ts'
import type { Outcome, SeenMessage } from '../../src/playground/double/people/person.ts'
import { openLine, openLineStore, type Line } from './open-line.ts'

type Options = { readonly isPrivate?: boolean; readonly complete?: NonNullable<Command['complete']> }

function command(name: string, run: Command['run'], { isPrivate = false, complete }: Options = {}): Command {
  const builder = new SlashCommandBuilder().setName(name).setDescription('For the test')
  builder.addStringOption(option =>
    option
      .setName('word')
      .setDescription('Any word')
      .setAutocomplete(complete !== undefined),
  )
  return {
    definition: builder.toJSON(),
    example: `/${name}`,
    isPrivate: () => isPrivate,
    run,
    ...(complete === undefined ? {} : { complete }),
  }
}

/** What the slow commands give back, once the test lets them. */
let slowReply = Promise.withResolvers<Reply>()

const say = (content: string, isPrivate = false): Reply => ({ kind: 'answer', post: { content }, isPrivate })

const commands: readonly Command[] = [
  command('slow', () => slowReply.promise),
  command('slow-private', () => slowReply.promise, { isPrivate: true }),
  command('throws', () => Promise.reject(new Error('a bug'))),
  command('finds-no-room', () => Promise.reject(new Error('database or disk is full'))),
  command('throws-at-once', () => {
    throw new Error('a bug')
  }),
  command('unsendable', () =>
    Promise.resolve({
      kind: 'answer',
      isPrivate: false,
      post: { rows: [[{ kind: 'button', id: 'x'.repeat(101), label: 'Too long an id' }]] },
    }),
  ),
  command('buttons', () =>
    Promise.resolve({
      kind: 'answer',
      isPrivate: false,
      post: { content: 'press', rows: [[{ kind: 'button', id: 'y'.repeat(100), label: 'Press' }]] },
    }),
  ),
  command('huge', () =>
    Promise.resolve({
      kind: 'answer',
      isPrivate: false,
      post: { embeds: [{ description: 'w'.repeat(4096) }, { description: 'v'.repeat(4096) }, { title: ' ' }] },
    }),
  ),
  command('empty', () => Promise.resolve({ kind: 'answer', isPrivate: false, post: { embeds: [{ title: '' }] } })),
  command('guess', () => Promise.resolve(say('guessed')), {
    complete: (_option, typed) =>
      typed === 'bug'
        ? Promise.reject(new Error('a bug'))
        : Promise.resolve([
            { name: ' ', value: 'blank' },
            { name: `${'n'.repeat(99)}😀`, value: 'cut' },
            { name: 'long', value: 'l'.repeat(101) },
            { name: 'nothing', value: '' },
            ...Array.from({ length: 30 }, (_, number) => ({ name: `n${number}`, value: `v${number}` })),
          ]),
  }),
]

let shared: Awaited<ReturnType<typeof openLineStore>>
let line: Line

beforeAll(async () => {
  shared = await openLineStore()
  line = await openLine(shared.store, commands)
})

beforeEach(() => {
  line.errors.length = 0
  slowReply = Promise.withResolvers<Reply>()
})

afterAll(async () => {
  await line.close()
  await shared.close()
})

const run = (name: string, options: Record<string, string> = {}): Promise<Outcome> =>
  line.reader.run(name, options, line.discord.seed.deskId)

function messageOf(outcome: Outcome): SeenMessage {
  if (outcome.kind !== 'reply' && outcome.kind !== 'update') throw new Error(`no message: ${JSON.stringify(outcome)}`)
  return outcome.message
}

/** Lets the slow command answer as soon as the wait is shown. */
function answerOnceWaiting(reply: Reply): void {
  const stop = line.reader.subscribe(change => {
    if (change.kind !== 'message-created' || !change.message.isThinking) return
    stop()
    slowReply.resolve(reply)
  })
}

test('a slow command shows that it is at work, then answers in place', async () => {
  answerOnceWaiting(say('done'))
  const outcome = await run('slow')
  expect(outcome).toMatchObject({ kind: 'reply', wasDeferred: true })
  expect(messageOf(outcome)).toMatchObject({ content: 'done', isEphemeral: false })
})

test('a private wait stays private', async () => {
  answerOnceWaiting(say('done', true))
  expect(messageOf(await run('slow-private'))).toMatchObject({ content: 'done', isEphemeral: true })
})

test('an answer for everybody is seen by everybody, also after a private wait', async () => {
  const { deskId } = line.discord.seed
  const { promise, resolve } = Promise.withResolvers<SeenMessage>()
  const stop = line.editor.subscribe(change => {
    if (change.kind === 'message-created' && change.message.content === 'for all') resolve(change.message)
  })
  answerOnceWaiting(say('for all'))
  await run('slow-private')
  expect(await promise).toMatchObject({ isEphemeral: false, isThinking: false })
  stop()
  const left = line.reader.messages(deskId).filter(({ isThinking }) => isThinking)
  expect(left).toEqual([])
})

for (const [name, reply] of [
  ['refusal', { kind: 'refusal', text: 'for you alone' }],
  ['private answer', say('for you alone', true)],
] as const) {
  test(`a ${name} after a public wait is seen by the asker only`, async () => {
    const { deskId } = line.discord.seed
    const before = line.editor.messages(deskId).length
    const { promise, resolve } = Promise.withResolvers<SeenMessage>()
    const stop = line.reader.subscribe(change => {
      if (change.kind === 'message-created' && change.message.content === 'for you alone') resolve(change.message)
    })
    answerOnceWaiting(reply)
    await run('slow')
    expect(await promise).toMatchObject({ isEphemeral: true })
    stop()
    expect(line.editor.messages(deskId)).toHaveLength(before)
  })
}

for (const name of ['throws', 'throws-at-once', 'unsendable']) {
  test(`a command that ${name} says sorry in private and tells the log`, async () => {
    expect(messageOf(await run(name))).toMatchObject({ content: apology, isEphemeral: true })
    expect(line.errors).toHaveLength(1)
  })
}

test('a command that finds the disk full says so', async () => {
  const content = expect.stringContaining('disk of the machine I run on is full')
  expect(messageOf(await run('finds-no-room'))).toMatchObject({ content, isEphemeral: true })
  expect(line.errors).toHaveLength(1)
})

test('a command that was taken out of the bot is refused with what to do', async () => {
  const { apiUrl, token, seed } = line.discord
  const rest = new REST({ api: apiUrl, version: '10' }).setToken(token)
  await rest.post(Routes.applicationCommands(seed.applicationId), {
    body: { name: 'old', description: 'From an older version', type: 1 },
  })
  expect(messageOf(await run('old'))).toMatchObject({ isEphemeral: true, content: expect.stringContaining('Ctrl+R') })
})

test('a button pressed twice at once is answered twice', async () => {
  const message = messageOf(await run('buttons'))
  const presses = await Promise.all([1, 2].map(() => line.reader.press(message.id, 'y'.repeat(100))))
  for (const outcome of presses) {
    expect(messageOf(outcome)).toMatchObject({ isEphemeral: true, content: expect.stringContaining('older version') })
  }
})

test('an answer over the limits of Discord is cut, not lost', async () => {
  const message = messageOf(await run('huge'))
  expect(message.embeds.map(embed => embed.description?.length)).toEqual([4096, 1904])
  expect(message.embeds[1]?.description?.endsWith('…')).toBe(true)
})

test('an answer without anything in it still comes', async () => {
  expect(messageOf(await run('empty'))).toMatchObject({ content: '–' })
})

const guess = (typed: string) => line.reader.complete('guess', {}, { name: 'word', typed }, line.discord.seed.deskId)

test('a completion that fails answers with an empty list', async () => {
  expect(await guess('bug')).toEqual({ kind: 'choices', choices: [] })
  expect(line.errors).toHaveLength(1)
})

test('completions keep to the limits of Discord', async () => {
  const suggestions = await guess('n')
  if (suggestions.kind !== 'choices') throw new Error(suggestions.kind)
  expect(suggestions.choices).toHaveLength(25)
  expect(suggestions.choices.map(({ name }) => name).slice(0, 3)).toEqual(['–', `${'n'.repeat(99)}\uFFFD`, 'n0'])
})

test('a lost answer to Discord leaves the next command unharmed', async () => {
  line.discord.faults.inject({ method: 'POST', path: /callback$/, times: 4 }, { kind: 'bad-gateway', when: 'after' })
  await run('empty')
  expect(messageOf(await run('empty'))).toMatchObject({ content: '–' })
})
