/** Attributes in the order they stand; values as printed, entities not yet decoded. */
export type Attributes = readonly (readonly [name: string, value: string])[]

export type MarkupEvents = {
  /** Characters between tags, entities not yet decoded. */
  readonly text: (text: string) => void
  /** The inside of a CDATA section (XML only): literal characters. */
  readonly cdata: (text: string) => void
  readonly open: (name: string, attributes: Attributes, isSelfClosed: boolean) => void
  readonly close: (name: string) => void
  /** HTML only: what stands inside script, style and the like, between its `open` and `close`. */
  readonly raw?: (text: string) => void
}

/** More attributes than this on one tag are an attack, not a page: the rest is passed over. */
const MOST_ATTRIBUTES = 100

/**
 * Walks through XML or HTML as wild as the web sends it and reports what it meets, in order. Never throws, keeps no
 * tree, and looks at each character a bounded number of times, so the time is linear in the length.
 * A `<` that opens no tag is text. Comments, processing instructions and document types are passed over.
 * In HTML the inside of script, style and the like is no text.
 */
export function scanMarkup(markup: string, dialect: 'xml' | 'html', events: MarkupEvents): void {
  const scan: Scan = { markup, isXml: dialect === 'xml', events, unended: new Set() }
  let position = 0
  while (position < markup.length) {
    const open = markup.indexOf('<', position)
    if (open === -1) return events.text(markup.slice(position))
    if (open > position) events.text(markup.slice(position, open))
    position = readAtAngle(scan, open)
  }
}

type Scan = {
  readonly markup: string
  readonly isXml: boolean
  readonly events: MarkupEvents
  /** What is known to have no end further on (comments, raw text): looking again each time would be quadratic. */
  readonly unended: Set<string>
}

/** Reads what starts at this `<`; returns where to go on. */
function readAtAngle(scan: Scan, open: number): number {
  const { markup, isXml } = scan
  const next = markup.charCodeAt(open + 1)
  if (next === 0x21 /* ! */) return readDeclaration(scan, open)
  if (next === 0x3f /* ? */) return after(markup, isXml ? '?>' : '>', open + 2)
  if (next === 0x2f /* / */) return readCloseTag(scan, open)
  if (startsName(next, isXml)) return readOpenTag(scan, open)
  scan.events.text('<')
  return open + 1
}

function readDeclaration(scan: Scan, open: number): number {
  const { markup, isXml, events } = scan
  if (markup.startsWith('<!--', open)) return afterComment(scan, open)
  if (markup.startsWith('<![CDATA[', open)) {
    const end = markup.indexOf(']]>', open + 9)
    const inside = markup.slice(open + 9, end === -1 ? markup.length : end)
    if (isXml) events.cdata(inside)
    else events.text(inside)
    return end === -1 ? markup.length : end + 3
  }
  if (isXml && /^<!doctype/i.test(markup.slice(open, open + 9))) return afterDoctype(markup, open)
  const end = markup.indexOf('>', open)
  if (end !== -1) return end + 1
  events.text(markup.slice(open))
  return markup.length
}

/** A comment nobody ended is over at its first ">", so that the words behind it are not lost. */
function afterComment({ markup, unended }: Scan, open: number): number {
  const end = unended.has('--') ? -1 : markup.indexOf('-->', open + 2)
  if (end !== -1) return end + 3
  unended.add('--')
  return after(markup, '>', open)
}

/** A document type may hold declarations in brackets. They are passed over, never obeyed: no entity is ever defined. */
function afterDoctype(markup: string, open: number): number {
  const end = markup.indexOf('>', open)
  if (end === -1) return markup.length
  const bracket = markup.slice(open, end).indexOf('[')
  if (bracket === -1) return end + 1
  const close = markup.indexOf(']', open + bracket)
  return close === -1 ? markup.length : after(markup, '>', close)
}

function readCloseTag({ markup, isXml, events }: Scan, open: number): number {
  if (!startsName(markup.charCodeAt(open + 2), isXml)) {
    events.text('<')
    return open + 1
  }
  const nameEnd = endOfName(markup, open + 2)
  const end = endOfTag(markup, nameEnd)
  events.close(markup.slice(open + 2, nameEnd))
  return end
}

/** The first `>` from here on, or the `<` that comes before it: a tag somebody forgot to end. */
function endOfTag(markup: string, from: number): number {
  for (let i = from; i < markup.length; i++) {
    const code = markup.charCodeAt(i)
    if (code === 0x3e) return i + 1
    if (code === 0x3c) return i
  }
  return markup.length
}

function readOpenTag(scan: Scan, open: number): number {
  const { markup, isXml, events } = scan
  const nameEnd = endOfName(markup, open + 1)
  const name = markup.slice(open + 1, nameEnd)
  const attributes: [string, string][] = []
  let i = nameEnd
  let isSelfClosed = false
  while (i < markup.length) {
    const code = markup.charCodeAt(i)
    if (code === 0x3e /* > */) {
      events.open(name, attributes, isSelfClosed)
      return isXml || isSelfClosed ? i + 1 : afterRawText(scan, name, i + 1)
    }
    if (code === 0x3c /* < */) {
      // "if a <b and c" was never a tag: its words are kept.
      events.text(markup.slice(open, i))
      return i
    }
    if (code === 0x2f /* / */) isSelfClosed = true
    if (isSpace(code) || code === 0x2f || code === 0x22 || code === 0x27 || code === 0x3d) i++
    else {
      isSelfClosed = false
      i = readAttribute(markup, i, attributes)
    }
  }
  if (attributes.length === 0) events.text(markup.slice(open))
  return markup.length
}

function readAttribute(markup: string, from: number, attributes: [string, string][]): number {
  const nameEnd = endOfName(markup, from)
  let i = skipSpace(markup, nameEnd)
  let value = ''
  if (markup.charCodeAt(i) === 0x3d /* = */) {
    i = skipSpace(markup, i + 1)
    const end = endOfValue(markup, i)
    const isQuoted = end > i + 1 && (markup[i] === '"' || markup[i] === "'") && markup[end - 1] === markup[i]
    value = isQuoted ? markup.slice(i + 1, end - 1) : markup.slice(i, end)
    i = end
  } else i = nameEnd
  if (attributes.length < MOST_ATTRIBUTES && nameEnd > from) attributes.push([markup.slice(from, nameEnd), value])
  return Math.max(i, from + 1)
}

function endOfValue(markup: string, from: number): number {
  const quote = markup[from]
  if (quote === '"' || quote === "'") {
    const end = markup.indexOf(quote, from + 1)
    if (end !== -1) return end + 1
  }
  let i = from
  while (i < markup.length && !isSpace(markup.charCodeAt(i)) && markup[i] !== '>' && markup[i] !== '<') {
    // "<br title=x/>" ends the tag, "href=/a/b" does not.
    if (markup[i] === '/' && markup[i + 1] === '>') break
    i++
  }
  return i
}

/** Elements whose inside is not markup. Without an end tag script and style run to the end, the others are empty. */
const RAW_TEXT = /^(?:script|style|iframe|noembed|noframes|xmp)$/i

function afterRawText({ markup, events, unended }: Scan, name: string, from: number): number {
  if (!RAW_TEXT.test(name)) return from
  const lowerName = name.toLowerCase()
  if (unended.has(lowerName)) return from
  const end = new RegExp(`</${lowerName}`, 'gi')
  end.lastIndex = from
  const found = end.exec(markup)
  if (found) {
    events.raw?.(markup.slice(from, found.index))
    return found.index
  }
  unended.add(lowerName)
  if (!lowerName.startsWith('s')) return from
  events.close(name)
  return markup.length
}

function endOfName(markup: string, from: number): number {
  let i = from
  while (i < markup.length) {
    const code = markup.charCodeAt(i)
    if (isSpace(code) || code === 0x3e || code === 0x2f || code === 0x3d || code === 0x3c) break
    if (code === 0x22 || code === 0x27) break
    i++
  }
  return i
}

function skipSpace(markup: string, from: number): number {
  let i = from
  while (isSpace(markup.charCodeAt(i))) i++
  return i
}

function after(markup: string, mark: string, from: number): number {
  const found = markup.indexOf(mark, from)
  return found === -1 ? markup.length : found + mark.length
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

function startsName(code: number, isXml: boolean): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (isXml && (code === 0x5f || code > 0x7f))
}
