import { canonicalName, ELEMENTS, isAtomNamespace } from './element-names.ts'
import type { Role } from './element-names.ts'
import { decodeXmlEntities, escapeMarkup } from './decode-entities.ts'
import { resolveUrl } from './resolve-url.ts'
import { scanMarkup } from './scan-markup.ts'
import type { Attributes } from './scan-markup.ts'

/** `WASHED + name` is the element's name in the washed feed; rss-parser does nothing with such names by itself. */
export const WASHED = 'w-'

/** No feed that people read has more; the rest is passed over. */
const MOST_ITEMS = 1000

/** Parts of parts: an author's name, an image's address. What lies deeper is an attack. */
const DEEPEST = 12

/**
 * Rewrites a feed of any XML dialect, well-formed or not, as well-formed RSS 2.0 that rss-parser reads without loss:
 * prefixes and namespaces settled, names in lower case, every field's markup folded into one text value, entities
 * decoded, unclosed and crossing tags mended, xml:base and xml:lang written onto the fields they govern.
 * Fields carry `t` (text, html, xhtml, or guess) and `b` (base URL, where it differs from the document's).
 * At most 1,000 items are kept. Returns undefined where the document has no root of a feed. Linear in the length.
 */
export function washXml(xml: string, documentUrl: string | undefined): string | undefined {
  const washer = createWasher(documentUrl)
  scanMarkup(xml, 'xml', washer)
  return washer.finish()
}

type Frame = {
  readonly rawName: string
  readonly role: Role | 'skip'
  readonly closing: string
  readonly namespaces: ReadonlyMap<string, string>
  readonly baseUrl: string | undefined
}

/** A words field being gathered. */
type Field = {
  readonly frame: Frame
  readonly parts: string[]
  readonly isDeclaredXml: boolean
  readonly isBase64: boolean
  hasElements: boolean
  /** How often each element is open inside, so that a stray end tag can be told from ours. */
  readonly open: Map<string, number>
  readonly start: string
  readonly type: 'text' | 'html' | 'xhtml' | 'guess'
}

// oxlint-disable-next-line max-lines-per-function -- a closure over the state of one walk.
function createWasher(documentUrl: string | undefined) {
  const out: string[] = []
  const frames: Frame[] = []
  const openNames = new Map<string, number>()
  let field: Field | undefined
  let rootLanguage: string | undefined
  let isFeed = false
  let items = 0

  function open(rawName: string, attributes: Attributes, isSelfClosed: boolean): void {
    if (field) return openInside(field, rawName, attributes, isSelfClosed)
    const parent = frames.at(-1)
    const namespaces = declared(attributes, parent?.namespaces ?? NO_NAMESPACES)
    const element = ELEMENTS.get(canonicalName(rawName, namespaces))
    if (element?.role === 'item') closeDownTo(it => it.role === 'through')
    const above = frames.at(-1)
    if (!above) {
      isFeed ||= element?.role === 'through'
      rootLanguage ??= attribute(attributes, 'xml:lang')
    }
    if (element?.role === 'item') items++
    const isLeftOut =
      above?.role === 'skip' || frames.length > DEEPEST || (element?.role === 'item' && items > MOST_ITEMS)
    const role = isLeftOut || !element ? 'skip' : element.role
    const base = attribute(attributes, 'xml:base')
    const baseUrl =
      base === undefined ? above?.baseUrl : (resolveUrl(base, above?.baseUrl ?? documentUrl) ?? above?.baseUrl)
    const name = `${WASHED}${element?.name.replace(':', '-') ?? ''}`
    const emitted = role === 'item' ? 'item' : name
    const hasTag = role === 'item' || role === 'group'
    const frame: Frame = { rawName, role, namespaces, baseUrl, closing: hasTag ? `</${emitted}>` : '' }
    if (hasTag) out.push(startTag(emitted, attributes, baseUrl))
    if (role === 'words' && element) {
      const isAtom = isAtomNamespace(namespaces.get(prefixOf(rawName)))
      field = startField(frame, startTag(name, attributes, baseUrl), `</${name}>`, element.name, attributes, isAtom)
      if (isSelfClosed) endField(field)
    } else if (!isSelfClosed) push(frame)
    else out.push(frame.closing)
  }

  function close(rawName: string): void {
    if (field) {
      const inside = field.open.get(rawName) ?? 0
      if (inside > 0) {
        field.open.set(rawName, inside - 1)
        field.parts.push(`</${localName(rawName)}>`)
        return
      }
      if (rawName === field.frame.rawName) return endField(field)
      if (!openNames.get(rawName)) return
      endField(field)
    }
    if (openNames.get(rawName)) {
      closeDownTo(it => it.rawName === rawName)
      pop()
    }
  }

  function endField(ended: Field): void {
    field = undefined
    const value = ended.parts.join('')
    const type = ended.hasElements ? 'xhtml' : ended.type
    const decoded = ended.isBase64 ? Buffer.from(value.slice(0, 2_000_000), 'base64').toString('utf8') : value
    out.push(ended.start, ` t="${ended.isBase64 ? 'guess' : type}">`, asCdata(decoded), ended.frame.closing)
  }

  function startField(
    frame: Frame,
    start: string,
    closing: string,
    name: string,
    attributes: Attributes,
    isAtom: boolean,
  ): Field {
    const type = typeOf(name, attributes, isAtom)
    const mode = attribute(attributes, 'mode')
    const isBase64 = mode === 'base64' || attribute(attributes, 'type') === 'application/octet-stream'
    return {
      frame: { ...frame, closing },
      parts: [],
      isDeclaredXml: type === 'xhtml' && mode !== 'escaped',
      isBase64,
      hasElements: false,
      open: new Map(),
      // The ">" is missing on purpose: the type is only known at the end.
      start: start.slice(0, -1),
      type,
    }
  }

  function push(frame: Frame): void {
    frames.push(frame)
    openNames.set(frame.rawName, (openNames.get(frame.rawName) ?? 0) + 1)
  }

  function pop(): void {
    const frame = frames.pop()
    if (!frame) return
    openNames.set(frame.rawName, (openNames.get(frame.rawName) ?? 1) - 1)
    out.push(frame.closing)
  }

  function closeDownTo(isIt: (frame: Frame) => boolean): void {
    for (let top = frames.at(-1); top && !isIt(top); top = frames.at(-1)) pop()
  }

  function text(value: string): void {
    const decoded = decodeXmlEntities(value)
    if (field) field.parts.push(isXmlText(field) ? escapeMarkup(decoded) : decoded)
    else if (frames.at(-1)?.role === 'group') out.push(asCdata(decoded))
  }

  function cdata(value: string): void {
    if (field) field.parts.push(field.isDeclaredXml ? escapeMarkup(value) : value)
    else if (frames.at(-1)?.role === 'group') out.push(asCdata(value))
  }

  function finish(): string | undefined {
    if (field) endField(field)
    closeDownTo(() => false)
    const language = rootLanguage ? `<w-xml-lang>${asCdata(rootLanguage)}</w-xml-lang>` : ''
    return isFeed ? `<rss version="2.0"><channel>${language}${out.join('')}</channel></rss>` : undefined
  }

  return { open, close, text, cdata, finish }
}

/** In XHTML an escaped "<" is a letter; in HTML it starts a tag, also beside elements somebody forgot to escape. */
function isXmlText(field: Field): boolean {
  return field.isDeclaredXml || (field.hasElements && field.type !== 'html')
}

/** An element inside a words field: XHTML, or HTML that somebody forgot to escape. Written out again as HTML. */
function openInside(field: Field, rawName: string, attributes: Attributes, isSelfClosed: boolean): void {
  field.hasElements = true
  const written = attributes.map(([name, value]) => ` ${localName(name)}="${escapeMarkup(decodeXmlEntities(value))}"`)
  const name = localName(rawName)
  field.parts.push(`<${name}${written.join('')}>`)
  if (!isSelfClosed) field.open.set(rawName, (field.open.get(rawName) ?? 0) + 1)
  else if (!VOID.test(name)) field.parts.push(`</${name}>`)
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

/** RFC 4287 section 3.1; Atom 0.3 for `mode`. RSS never says what a field is, so that is left to be guessed. */
function typeOf(name: string, attributes: Attributes, isAtom: boolean): Field['type'] {
  const type = attribute(attributes, 'type')?.toLowerCase().trim()
  const mode = attribute(attributes, 'mode')
  if (type === undefined) {
    if (!isAtom) return 'guess'
    return name === 'content' || name === 'summary' ? 'guess' : 'text'
  }
  if (type === 'text' || type === 'text/plain') return isAtom ? 'text' : 'guess'
  if (type === 'html' || type === 'text/html') return mode === 'xml' ? 'xhtml' : 'html'
  if (type === 'xhtml' || type.endsWith('/xhtml+xml')) return mode === 'escaped' ? 'html' : 'xhtml'
  return 'guess'
}

/** The attributes that some reader of ours asks for; all others are dropped here. */
const KEPT = new Set([
  'href',
  'rel',
  'type',
  'url',
  'ispermalink',
  'term',
  'label',
  'text',
  'medium',
  'about',
  'resource',
])

function startTag(name: string, attributes: Attributes, baseUrl: string | undefined): string {
  let tag = `<${name}`
  const seen = new Set<string>()
  for (const [rawName, value] of attributes) {
    const attributeName = localName(rawName).toLowerCase()
    if (!KEPT.has(attributeName) || seen.has(attributeName) || rawName.startsWith('xmlns')) continue
    seen.add(attributeName)
    tag += ` ${attributeName}="${escapeMarkup(decodeXmlEntities(value.slice(0, 8000)))}"`
  }
  return `${tag}${baseUrl ? ` b="${escapeMarkup(baseUrl)}"` : ''}>`
}

const NO_NAMESPACES: ReadonlyMap<string, string> = new Map()

function declared(attributes: Attributes, inherited: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const ours = attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (ours.length === 0) return inherited
  if (inherited.size > 100) return inherited
  const namespaces = new Map(inherited)
  for (const [name, value] of ours) namespaces.set(name.slice(6).toLowerCase(), decodeXmlEntities(value))
  return namespaces
}

function attribute(attributes: Attributes, name: string): string | undefined {
  const found = attributes.find(it => it[0] === name)
  return found && decodeXmlEntities(found[1])
}

function localName(rawName: string): string {
  return rawName.slice(rawName.indexOf(':') + 1)
}

function prefixOf(rawName: string): string {
  const colon = rawName.indexOf(':')
  return colon === -1 ? '' : rawName.slice(0, colon).toLowerCase()
}

function asCdata(text: string): string {
  if (!/[<&]|\]\]>/.test(text)) return text
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}
