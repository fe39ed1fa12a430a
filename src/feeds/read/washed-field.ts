import { decodeXmlEntities, escapeMarkup } from './decode-entities.ts'
import type { Attributes } from './scan-markup.ts'
import { asCdata, attributeOf, localName, startTag, WASHED } from './washed-tag.ts'

/** One field of a feed while its words are gathered: everything inside the element, folded into one value. */
export type WashedField = {
  open(rawName: string, attributes: Attributes, isSelfClosed: boolean): void
  /** False when the end tag belongs to no element inside the field. */
  close(rawName: string): boolean
  text(value: string): void
  cdata(value: string): void
  /** The field as an element of the washed feed. */
  finish(): string
}

/**
 * Starts a field. `t` says what its value is: text, html, xhtml (HTML again by then), or guess where the feed does not
 * say. Elements inside, XHTML or HTML that somebody forgot to escape, are written out as HTML.
 */
export function startField(
  name: string,
  attributes: Attributes,
  isAtom: boolean,
  baseUrl: string | undefined,
): WashedField {
  const type = typeOf(name, attributes, isAtom)
  const isXml = type === 'xhtml'
  const parts: string[] = []
  /** How often each element is open inside, so that a stray end tag can be told from the field's own. */
  const openNames = new Map<string, number>()
  let hasElements = false

  function open(rawName: string, inner: Attributes, isSelfClosed: boolean): void {
    hasElements = true
    const written = inner.map(([key, value]) => ` ${localName(key)}="${escapeMarkup(decodeXmlEntities(value))}"`)
    const tag = localName(rawName)
    parts.push(`<${tag}${written.join('')}>`)
    if (!isSelfClosed) openNames.set(rawName, (openNames.get(rawName) ?? 0) + 1)
    else if (!VOID.test(tag)) parts.push(`</${tag}>`)
  }

  function close(rawName: string): boolean {
    const count = openNames.get(rawName) ?? 0
    if (count === 0) return false
    openNames.set(rawName, count - 1)
    parts.push(`</${localName(rawName)}>`)
    return true
  }

  /** In XHTML an escaped "<" is a letter; in HTML it starts a tag, also beside elements nobody escaped. */
  function text(value: string): void {
    const decoded = decodeXmlEntities(value)
    parts.push(isXml || (hasElements && type !== 'html') ? escapeMarkup(decoded) : decoded)
  }

  function finish(): string {
    const element = WASHED + name.replace(':', '-')
    const start = startTag(element, attributes, baseUrl)
    const isPacked = isBase64(attributes)
    const value = isPacked ? unpack(parts.join('')) : parts.join('')
    return `${start} t="${isPacked ? 'guess' : hasElements ? 'xhtml' : type}">${asCdata(value)}</${element}>`
  }

  return { open, close, text, cdata: value => void parts.push(isXml ? escapeMarkup(value) : value), finish }
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

/** RFC 4287 section 3.1; Atom 0.3 for `mode`. RSS never says what a field is, so that is left to be guessed. */
function typeOf(name: string, attributes: Attributes, isAtom: boolean): 'text' | 'html' | 'xhtml' | 'guess' {
  const type = attributeOf(attributes, 'type')?.toLowerCase().trim()
  const mode = attributeOf(attributes, 'mode')
  // Many Atom feeds send HTML in their bodies without saying so, few in their titles.
  if (type === undefined) return isAtom && name !== 'content' && name !== 'summary' ? 'text' : 'guess'
  if (type === 'text' || type === 'text/plain') return isAtom ? 'text' : 'guess'
  if (type === 'html' || type === 'text/html') return mode === 'xml' ? 'xhtml' : 'html'
  if (type === 'xhtml' || type.endsWith('/xhtml+xml')) return mode === 'escaped' ? 'html' : 'xhtml'
  return 'guess'
}

function isBase64(attributes: Attributes): boolean {
  return attributeOf(attributes, 'mode') === 'base64' || attributeOf(attributes, 'type') === 'application/octet-stream'
}

function unpack(base64: string): string {
  return Buffer.from(base64.slice(0, 2_000_000), 'base64').toString('utf8')
}
