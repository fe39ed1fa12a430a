import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Mark } from '../../../src/playground/page/browser/markdown/mark.ts'
import { readBlocks } from '../../../src/playground/page/browser/markdown/read-blocks.ts'
import { readMarks } from '../../../src/playground/page/browser/markdown/read-marks.ts'
import { escapeMarkdown } from '../../../src/text/discord-markdown.ts'

/** Marks as a short line: "bold(a) link(https://x/|b)". */
function show(marks: readonly Mark[]): string {
  return marks
    .map(mark => {
      switch (mark.kind) {
        case 'text':
          return mark.text
        case 'code':
          return `code(${mark.text})`
        case 'link':
          return `link(${mark.url}|${show(mark.children)})`
        case 'time':
          return `time(${mark.at.toISOString()}|${mark.style})`
        case 'mention':
          return `${mark.of}(${mark.id})`
        case 'command':
          return `command(${mark.words})`
        default:
          return `${mark.kind}(${show(mark.children)})`
      }
    })
    .join('')
}

function showBlock(block: Block): string {
  switch (block.kind) {
    case 'lines':
      return `lines(${block.lines.map(show).join('|')})`
    case 'quote':
      return `quote(${block.blocks.map(showBlock).join(' ')})`
    case 'list':
      return `list(${block.items.map(show).join('|')})`
    case 'heading':
      return `h${block.level}(${show(block.marks)})`
    case 'subtext':
      return `small(${show(block.marks)})`
    case 'code':
      return `code(${block.text})`
  }
}

const checkLine = (line: string) => show(readMarks(line))
const checkText = (text: string) => readBlocks(text).map(showBlock).join(' ')

describe('marks within a line', () => {
  test.each([
    ['**bold** and *italic* and _italic_', 'bold(bold) and italic(italic) and italic(italic)'],
    ['__under__ ~~gone~~ ||secret||', 'underline(under) strike(gone) spoiler(secret)'],
    ['***both***', 'bold(italic(both))'],
    ['**a *b* c**', 'bold(a italic(b) c)'],
    ['snake_case_name', 'snake_case_name'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['**open only', '**open only'],
    ['`**code**`', 'code(**code**)'],
    ['\\*\\*not bold\\*\\*', '**not bold**'],
    ['**with \\* star**', 'bold(with * star)'],
    ['back\\slash', 'back\\slash'],
  ])('%s', (line, expected) => {
    expect(checkLine(line)).toBe(expected)
  })
})

describe('links', () => {
  test.each([
    ['[a report](<https://x.example/a>)', 'link(https://x.example/a|a report)'],
    ['[a **bold** one](https://x.example/a_(b))', 'link(https://x.example/a_(b)|a bold(bold) one)'],
    ['[\\[1\\] note](<https://x.example/>)', 'link(https://x.example/|[1] note)'],
    ['see https://x.example/a, then', 'see link(https://x.example/a|https://x.example/a), then'],
    ['<https://x.example/>', 'link(https://x.example/|https://x.example/)'],
    ['[click](javascript:alert(1))', '[click](javascript:alert(1))'],
    ['[click](<data:text/html,x>)', '[click](<data:text/html,x>)'],
    ['[no address] (here)', '[no address] (here)'],
  ])('%s', (line, expected) => {
    expect(checkLine(line)).toBe(expected)
  })
})

describe('what Discord fills in', () => {
  test.each([
    ['<t:1795374000:R>', 'time(2026-11-22T19:00:00.000Z|R)'],
    ['<t:1795374000>', 'time(2026-11-22T19:00:00.000Z|f)'],
    ['<@1> <@&2> <#3>', 'user(1) role(2) channel(3)'],
    ['@everyone', 'everyone(everyone)'],
    ['</watch add:12>', 'command(watch add)'],
    ['<:flag:123>', ':flag:'],
    ['a < b > c', 'a < b > c'],
  ])('%s', (line, expected) => {
    expect(checkLine(line)).toBe(expected)
  })
})

describe('blocks', () => {
  test.each([
    ['a\nb', 'lines(a|b)'],
    ['> a\n> b\nc', 'quote(lines(a|b)) lines(c)'],
    ['>>> a\nb', 'quote(lines(a|b))'],
    ['> > a', 'quote(lines(> a))'],
    ['## Head\n-# small', 'h2(Head) small(small)'],
    ['- a\n- **b**', 'list(a|bold(b))'],
    ['x\n```js\n**raw**\n```\ny', 'lines(x|) code(**raw**) lines(y)'],
    ['```open', 'lines(```open)'],
    ['#tag is no heading', 'lines(#tag is no heading)'],
  ])('%j', (text, expected) => {
    expect(checkText(text)).toBe(expected)
  })
})

const signs = ['a', 'b', ' ', '_', '*', '~', '|', '`', '[', ']', '(', ')', '<', '>', '#', '@', ':', '-', '\\', '.', '/']

test('escaped text reads exactly as it was', () => {
  const readable = string({ unit: constantFrom(...signs), maxLength: 60 })
  assert(
    property(readable, text => {
      const plain = readMarks(escapeMarkdown(text))
      expect(plain.every(mark => mark.kind === 'text')).toBe(true)
      expect(show(plain).replaceAll('\u200B', '')).toBe(text)
    }),
  )
})

// Reading that grows with the square of the length would take minutes here.
test('a message full of opening marks is read to its end', () => {
  for (const mark of ['**', '*', '_', '[', '<', '`', '||', '[a](', '> '])
    expect(JSON.stringify(readBlocks(`${mark.repeat(4000)} the end`))).toContain('the end')
})
