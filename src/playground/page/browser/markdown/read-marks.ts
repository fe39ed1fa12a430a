import type { Mark, Wrapping } from './mark.ts'

const wrappings: readonly (readonly [string, Wrapping])[] = [
  ['**', 'bold'],
  ['__', 'underline'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
  ['*', 'italic'],
  ['_', 'italic'],
]

const punctuation = /[!-/:-@[-`{-~]/

/** Marks within marks are read so deep; nobody writes more on purpose. */
const deepest = 8

/** Reads the marks within one line. What is no mark stays the text it is. */
export function readMarks(line: string, depth = 0): readonly Mark[] {
  const marks: Mark[] = []
  // Once a closing mark is missing it is missing for every later opening one: the line is read in one go.
  const missing = new Set<string>()
  let text = ''
  let at = 0
  while (at < line.length) {
    const found = line[at] === '\\' ? readEscape(line, at) : readMark(line, at, missing, depth)
    if (found === undefined) {
      text += line[at++]
      continue
    }
    at = found.end
    if (typeof found.mark === 'string') {
      text += found.mark
      continue
    }
    if (text !== '') marks.push({ kind: 'text', text })
    text = ''
    marks.push(found.mark)
  }
  return text === '' ? marks : [...marks, { kind: 'text', text }]
}

/** A mark and where the line goes on after it; a string is text to be taken as it stands. */
type Found = { readonly mark: Mark | string; readonly end: number }

function readEscape(line: string, at: number): Found | undefined {
  const next = line[at + 1]
  return next !== undefined && punctuation.test(next) ? { mark: next, end: at + 2 } : undefined
}

function readMark(line: string, at: number, missing: Set<string>, depth: number): Found | undefined {
  switch (line[at]) {
    case '`':
      return readCode(line, at)
    case '<':
      return readAngle(line, at)
    case '[':
      return depth < deepest ? readMaskedLink(line, at, depth) : undefined
    case 'h':
      return readBareLink(line, at)
    case '@':
      return /^@(?:everyone|here)\b/.test(line.slice(at, at + 10)) ? readEveryone(line, at) : undefined
    case '*':
    case '_':
    case '~':
    case '|':
      return depth < deepest ? readWrapping(line, at, missing, depth) : undefined
    default:
      return undefined
  }
}

function readCode(line: string, at: number): Found | undefined {
  const ticks = line.startsWith('``', at) ? '``' : '`'
  const end = line.indexOf(ticks, at + ticks.length)
  if (end < 0 || end === at + ticks.length) return undefined
  return { mark: { kind: 'code', text: line.slice(at + ticks.length, end).trim() }, end: end + ticks.length }
}

function readAngle(line: string, at: number): Found | undefined {
  const close = line.indexOf('>', at)
  if (close < 0) return undefined
  const mark = readAngleInside(line.slice(at + 1, close))
  return mark && { mark, end: close + 1 }
}

function readAngleInside(inside: string): Mark | undefined {
  const time = /^t:(-?\d{1,13})(?::([tTdDfFR]))?$/.exec(inside)
  if (time !== null) return { kind: 'time', at: new Date(Number(time[1]) * 1000), style: time[2] ?? 'f' }
  const mention = /^(@!?|@&|#)(\d{1,20})$/.exec(inside)
  if (mention !== null) {
    const of = mention[1] === '#' ? 'channel' : mention[1] === '@&' ? 'role' : 'user'
    return { kind: 'mention', of, id: mention[2] ?? '' }
  }
  const command = /^\/([\w -]{1,100}):\d{1,20}$/.exec(inside)
  if (command !== null) return { kind: 'command', words: command[1] ?? '' }
  const emoji = /^a?(:\w{2,32}:)\d{1,20}$/.exec(inside)
  if (emoji !== null) return { kind: 'text', text: emoji[1] ?? '' }
  const url = webAddress(inside)
  return url === undefined ? undefined : { kind: 'link', url, children: [{ kind: 'text', text: inside }] }
}

function readMaskedLink(line: string, at: number, depth: number): Found | undefined {
  const close = closingBracket(line, at)
  if (close === undefined || line[close + 1] !== '(') return undefined
  const isAngled = line[close + 2] === '<'
  const end = isAngled ? line.indexOf('>)', close + 3) : closingParenthesis(line, close + 1)
  if (end === undefined || end < 0) return undefined
  const url = webAddress(line.slice(close + (isAngled ? 3 : 2), end))
  const children = readMarks(line.slice(at + 1, close), depth + 1)
  return url === undefined ? undefined : { mark: { kind: 'link', url, children }, end: end + (isAngled ? 2 : 1) }
}

function closingBracket(line: string, at: number): number | undefined {
  let depth = 0
  for (let i = at; i < line.length; i++) {
    if (line[i] === '\\') i++
    else if (line[i] === '[') depth++
    else if (line[i] === ']' && --depth === 0) return i
  }
  return undefined
}

/** An address may hold pairs of parentheses of its own. */
function closingParenthesis(line: string, at: number): number | undefined {
  let depth = 0
  for (let i = at; i < line.length && line[i] !== ' '; i++) {
    if (line[i] === '(') depth++
    else if (line[i] === ')' && --depth === 0) return i
  }
  return undefined
}

function readBareLink(line: string, at: number): Found | undefined {
  if (!line.startsWith('http://', at) && !line.startsWith('https://', at)) return undefined
  let end = at
  while (end < line.length && !/[\s<>"]/.test(line[end] ?? ' ')) end++
  while (end > at && /[.,:;!?'")\]*_~|]/.test(line[end - 1] ?? '')) end--
  const text = line.slice(at, end)
  const url = webAddress(text)
  return url === undefined ? undefined : { mark: { kind: 'link', url, children: [{ kind: 'text', text }] }, end }
}

function readEveryone(line: string, at: number): Found {
  const id = line.startsWith('@here', at) ? 'here' : 'everyone'
  return { mark: { kind: 'mention', of: 'everyone', id }, end: at + id.length + 1 }
}

function readWrapping(line: string, at: number, missing: Set<string>, depth: number): Found | undefined {
  for (const [sign, kind] of wrappings) {
    if (!line.startsWith(sign, at) || missing.has(sign)) continue
    const start = at + sign.length
    if (sign.length === 1 && !mayOpen(line, at, sign)) continue
    const end = closingSign(line, start, sign)
    if (end === undefined) missing.add(sign)
    else if (end > start)
      return { mark: { kind, children: readMarks(line.slice(start, end), depth + 1) }, end: end + sign.length }
  }
  return undefined
}

/** In snake_case an underscore is no mark, and "2 * 3" has no italics. */
function mayOpen(line: string, at: number, sign: string): boolean {
  if (/\s/.test(line[at + 1] ?? ' ')) return false
  return sign === '*' || !/\w/.test(line[at - 1] ?? ' ')
}

function closingSign(line: string, from: number, sign: string): number | undefined {
  for (let i = from; i < line.length; i++) {
    if (line[i] === '\\') i++
    else if (line.startsWith(sign, i) && mayClose(line, i, sign)) return i
    // "**" inside "*…*" opens and closes something of its own.
    else if (sign.length === 1 && line[i] === sign && line[i + 1] === sign) i++
  }
  return undefined
}

function mayClose(line: string, at: number, sign: string): boolean {
  if (sign.length === 2) return line[at + 2] !== sign[0] || line[at - 1] === sign[0]
  if (line[at + 1] === sign || line[at - 1] === sign) return line[at + 1] !== sign
  return sign === '*' ? !/\s/.test(line[at - 1] ?? ' ') : !/\w/.test(line[at + 1] ?? ' ')
}

/** Only addresses of the web become links. */
function webAddress(text: string): string | undefined {
  if (!/^https?:\/\/[^\s]+$/.test(text) || !URL.canParse(text)) return undefined
  return new URL(text).href
}
