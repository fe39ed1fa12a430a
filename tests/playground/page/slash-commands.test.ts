import { describe, expect, test } from 'vitest'
import type { WireCommand } from '../../../src/playground/double/wire.ts'
import {
  fitCommands,
  listSlashCommands,
  readTyped,
} from '../../../src/playground/page/browser/composer/slash-commands.ts'

const text = (name: string, required = false) => ({ type: 3, name, description: `the ${name}`, required })

function command(type: number, name: string, options: WireCommand['options'] = []): WireCommand {
  const common = { id: name, application_id: '1', version: '1', default_member_permissions: null, nsfw: false }
  return { ...common, type, name, description: `does ${name}`, options }
}

const commands = listSlashCommands([
  command(1, 'watch', [
    { type: 1, name: 'add', description: 'adds', options: [text('name'), text('query', true)] },
    { type: 1, name: 'list', description: 'lists' },
  ]),
  command(1, 'quotes', [text('speaker'), text('about')]),
  command(3, 'Quotes'),
])

test('subcommands stand as commands of their own, required options first, menu commands not at all', () => {
  expect(commands.map(it => it.words)).toEqual(['quotes', 'watch add', 'watch list'])
  expect(commands[1]?.options.map(it => it.name)).toEqual(['query', 'name'])
})

describe('the list while one types', () => {
  test.each([
    ['', ['quotes', 'watch add', 'watch list']],
    ['wa', ['watch add', 'watch list']],
    ['add', ['watch add']],
    ['watch li', ['watch list']],
    ['nothing', []],
  ])('%j', (typed, words) => {
    expect(fitCommands(commands, typed).map(it => it.words)).toEqual(words)
  })
})

describe('a command typed or pasted as text', () => {
  test.each([
    ['/quotes', undefined],
    ['/watch ', undefined],
    ['/quotes ', { words: 'quotes', values: [] }],
    [
      '/quotes speaker:security official about:a truce',
      {
        words: 'quotes',
        values: [
          ['speaker', 'security official'],
          ['about', 'a truce'],
        ],
      },
    ],
    ['/watch add query:taliban ceasefire', { words: 'watch add', values: [['query', 'taliban ceasefire']] }],
    ['/watch add taliban "a truce"', { words: 'watch add', values: [['query', 'taliban "a truce"']] }],
    ['/watch add query:title:truce', { words: 'watch add', values: [['query', 'title:truce']] }],
    ['no command', undefined],
  ])('%j', (line, expected) => {
    const typed = readTyped(line, commands)
    const shown = typed && { words: typed.command.words, values: typed.values.map(it => [it.name, it.value]) }
    expect(shown).toEqual(expected)
  })
})
