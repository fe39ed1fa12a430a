import type { Block } from './mark.ts'
import { readMarks } from './read-marks.ts'

/** Reads a message into blocks: quotes, headings, lists, subtext, code, and the lines between them. */
export function readBlocks(text: string): readonly Block[] {
  return text
    .split('```')
    .flatMap((part, index, parts) =>
      index % 2 === 1 && index < parts.length - 1
        ? [{ kind: 'code', text: withoutLanguage(part) } as const]
        : readLines(index % 2 === 1 ? `\`\`\`${part}` : part, index > 0),
    )
}

function readLines(text: string, isAfterCode: boolean): Block[] {
  const lines = (isAfterCode ? text.replace(/^\n/, '') : text).split('\n')
  if (lines.length === 1 && lines[0] === '') return []
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const { block, taken } = readBlock(lines, at)
    blocks.push(block)
    at += taken
  }
  return blocks
}

type Taken = { readonly block: Block; readonly taken: number }

function readBlock(lines: readonly string[], at: number): Taken {
  const line = lines[at] ?? ''
  if (line.startsWith('>>> ')) {
    const rest = [line.slice(4), ...lines.slice(at + 1)].join('\n')
    return { block: { kind: 'quote', blocks: readLines(rest, false) }, taken: lines.length - at }
  }
  if (isQuote(line)) {
    const quoted = takeWhile(lines, at, isQuote)
    const inner = quoted.map(it => it.slice(2)).join('\n')
    return { block: { kind: 'quote', blocks: readLines(inner, false) }, taken: quoted.length }
  }
  const heading = /^(#{1,3}) +(?=\S)/.exec(line)
  if (heading !== null)
    return {
      block: { kind: 'heading', level: heading[1]?.length ?? 1, marks: readMarks(line.slice(heading[0].length)) },
      taken: 1,
    }
  if (line.startsWith('-# ')) return { block: { kind: 'subtext', marks: readMarks(line.slice(3)) }, taken: 1 }
  if (isItem(line)) {
    const items = takeWhile(lines, at, isItem)
    return {
      block: { kind: 'list', items: items.map(it => readMarks(it.trimStart().slice(2))) },
      taken: items.length,
    }
  }
  const plain = takeWhile(lines, at, isPlain)
  return { block: { kind: 'lines', lines: plain.map(it => readMarks(it)) }, taken: plain.length }
}

function isQuote(line: string): boolean {
  return line.startsWith('> ') && line.length > 2
}

function isItem(line: string): boolean {
  return /^ {0,8}[-*] \S/.test(line)
}

function isPlain(line: string): boolean {
  return !isQuote(line) && !isItem(line) && !line.startsWith('>>> ') && !/^(?:#{1,3} +\S|-# )/.test(line)
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
