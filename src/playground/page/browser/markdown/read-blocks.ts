import type { Block } from './mark.ts'
import { readMarks } from './read-marks.ts'

/** Reads a message into blocks: quotes, headings, lists, subtext, code, and the lines between them. */
export function readBlocks(text: string): readonly Block[] {
  return text
    .split('```')
    .flatMap((part, index, parts) =>
      index % 2 === 1 && index < parts.length - 1
        ? [{ kind: 'code', text: withoutLanguage(part) } as const]
        : readPart(index % 2 === 1 ? `\`\`\`${part}` : part, index > 0),
    )
}

/** What stands between code: the line break after a fence belongs to the fence. */
function readPart(part: string, isAfterCode: boolean): readonly Block[] {
  const text = isAfterCode ? part.replace(/^\n/, '') : part
  return text === '' ? [] : readLines(text.split('\n'), true)
}

function readLines(lines: readonly string[], mayQuote: boolean): readonly Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length;) {
    const { block, taken } = (mayQuote ? readQuote(lines, at) : undefined) ?? readBlock(lines, at, mayQuote)
    blocks.push(block)
    at += taken
  }
  return blocks
}

type Taken = { readonly block: Block; readonly taken: number }

/** Quotes hold no quotes. */
function readQuote(lines: readonly string[], at: number): Taken | undefined {
  const line = lines[at] ?? ''
  if (line.startsWith('>>> '))
    return {
      block: { kind: 'quote', blocks: readLines([line.slice(4), ...lines.slice(at + 1)], false) },
      taken: lines.length - at,
    }
  if (!isQuote(line)) return undefined
  const quoted = takeWhile(lines, at, it => it.startsWith('> '))
  const inner = quoted.map(it => it.slice(2))
  return { block: { kind: 'quote', blocks: readLines(inner, false) }, taken: quoted.length }
}

function readBlock(lines: readonly string[], at: number, mayQuote: boolean): Taken {
  const line = lines[at] ?? ''
  const heading = /^(#{1,3}) +(?=\S)/.exec(line)
  if (heading !== null) {
    const [opening, signs = ''] = heading
    return { block: { kind: 'heading', level: signs.length, marks: readMarks(line.slice(opening.length)) }, taken: 1 }
  }
  if (line.startsWith('-# ')) return { block: { kind: 'subtext', marks: readMarks(line.slice(3)) }, taken: 1 }
  if (isItem(line)) {
    const items = takeWhile(lines, at, isItem)
    return {
      block: { kind: 'list', items: items.map(it => readMarks(it.trimStart().slice(2))) },
      taken: items.length,
    }
  }
  const plain = takeWhile(lines, at, it => isPlain(it) && !(mayQuote && isQuote(it)))
  return { block: { kind: 'lines', lines: plain.map(it => readMarks(it)) }, taken: plain.length }
}

function isQuote(line: string): boolean {
  return line.startsWith('> ') || line.startsWith('>>> ')
}

function isItem(line: string): boolean {
  return /^ {0,8}[-*] \S/.test(line)
}

function isPlain(line: string): boolean {
  return !isItem(line) && !/^(?:#{1,3} +\S|-# )/.test(line)
}

function takeWhile(lines: readonly string[], at: number, fits: (line: string) => boolean): readonly string[] {
  let end = at + 1
  while (end < lines.length && fits(lines[end] ?? '')) end++
  return lines.slice(at, end)
}

/** A fence may name a language on its first line. */
function withoutLanguage(code: string): string {
  return code.replace(/^[\w+-]*\n/, '').replace(/\n$/, '')
}
