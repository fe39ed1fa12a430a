import { decodeXmlEntities } from './decode-entities.ts'
import { canonicalName, ELEMENTS, endsOpenField, isAtomNamespace } from './element-names.ts'
import type { FeedElement, Role } from './element-names.ts'
import { resolveUrl } from './resolve-url.ts'
import { scanMarkup } from './scan-markup.ts'
import type { Attributes, MarkupEvents } from './scan-markup.ts'
import { startField } from './washed-field.ts'
import type { WashedField } from './washed-field.ts'
import { asCdata, attributeOf, startTag, WASHED } from './washed-tag.ts'

/** No feed that people read has more; the rest is passed over. */
const MOST_ITEMS = 1000

/** Parts of parts: an author's name, an image's address. What lies deeper is an attack. */
const DEEPEST = 12

/**
 * Rewrites a feed of any XML dialect, well-formed or not, as well-formed RSS 2.0 that rss-parser reads without loss:
 * prefixes and namespaces settled, names in lower case, every field's markup folded into one text value, entities
 * decoded, unclosed and crossing tags mended, xml:base and xml:lang written onto the fields they govern.
 * Fields carry `t` (text, html, xhtml, or guess) and `b` (base URL, where xml:base set one). At most 1,000 items are
 * kept. Returns undefined where the document has no root of a feed. Linear in the length.
 */
export function washXml(xml: string, documentUrl: string | undefined): string | undefined {
  const washer = createWasher(documentUrl)
  scanMarkup(xml, 'xml', washer)
  return washer.finish()
}

/** An element that is open, outside of fields. */
type Frame = {
  readonly name: string
  readonly role: Role | 'skip'
  /** The end tag to be written. */
  readonly closing: string
  readonly namespaces: ReadonlyMap<string, string>
  readonly baseUrl: string | undefined
}

type OpenField = { readonly name: string; readonly element: FeedElement; readonly gathered: WashedField }

function createWasher(documentUrl: string | undefined): MarkupEvents & { finish(): string | undefined } {
  const out: string[] = []
  const frames = createFrames(out)
  let field: OpenField | undefined
  let rootLanguage: string | undefined
  let isFeed = false
  let items = 0

  function open(rawName: string, attributes: Attributes, isSelfClosed: boolean): void {
    const name = rawName.toLowerCase()
    const namespaces = declared(attributes, frames.top()?.namespaces ?? NO_NAMESPACES)
    const element = ELEMENTS.get(canonicalName(name, namespaces))
    if (field && !endsOpenField(field.element, element)) return field.gathered.open(name, attributes, isSelfClosed)
    endField()
    if (element?.role === 'item') frames.closeTo(it => it.role === 'through')
    if (!frames.top()) {
      isFeed ||= element?.role === 'through'
      rootLanguage ??= attributeOf(attributes, 'xml:lang')
    }
    const baseUrl = baseOf(attributes, frames.top()?.baseUrl, documentUrl)
    const role = roleOf(element)
    if (role === 'words' && element) {
      const isAtom = isAtomNamespace(namespaces.get(prefixOf(name)))
      field = { name, element, gathered: startField(element.name, attributes, isAtom, baseUrl) }
      if (isSelfClosed) endField()
      return
    }
    const tag = role === 'item' ? 'item' : role === 'group' ? WASHED + element?.name.replace(':', '-') : undefined
    if (tag !== undefined) out.push(startTag(tag, attributes, baseUrl), '>')
    frames.push({ name, role, namespaces, baseUrl, closing: tag === undefined ? '' : `</${tag}>` })
    if (isSelfClosed) frames.pop()
  }

  function roleOf(element: FeedElement | undefined): Role | 'skip' {
    if (!element || frames.top()?.role === 'skip' || frames.depth() > DEEPEST) return 'skip'
    return element.role === 'item' && ++items > MOST_ITEMS ? 'skip' : element.role
  }

  function close(rawName: string): void {
    const name = rawName.toLowerCase()
    if (field?.gathered.close(name)) return
    if (field?.name === name) return endField()
    // A stray end tag closes nothing; that of an outer element closes all that is open inside.
    if (!frames.isOpen(name)) return
    endField()
    frames.closeTo(it => it.name === name)
    frames.pop()
  }

  function endField(): void {
    if (field) out.push(field.gathered.finish())
    field = undefined
  }

  function text(value: string): void {
    if (field) field.gathered.text(value)
    else if (frames.top()?.role === 'group') out.push(asCdata(decodeXmlEntities(value)))
  }

  function cdata(value: string): void {
    if (field) field.gathered.cdata(value)
    else if (frames.top()?.role === 'group') out.push(asCdata(value))
  }

  function finish(): string | undefined {
    endField()
    frames.closeTo(() => false)
    const language = rootLanguage ? `<w-xml-lang>${asCdata(rootLanguage)}</w-xml-lang>` : ''
    return isFeed ? `<rss version="2.0"><channel>${language}${out.join('')}</channel></rss>` : undefined
  }

  return { open, close, text, cdata, finish }
}

/** The open elements. Each is pushed and popped once, and a name is looked up without a walk, so deep nesting is cheap. */
function createFrames(out: string[]) {
  const frames: Frame[] = []
  const counts = new Map<string, number>()

  function push(frame: Frame): void {
    frames.push(frame)
    counts.set(frame.name, (counts.get(frame.name) ?? 0) + 1)
  }

  function pop(): void {
    const frame = frames.pop()
    if (!frame) return
    counts.set(frame.name, (counts.get(frame.name) ?? 1) - 1)
    out.push(frame.closing)
  }

  function closeTo(isIt: (frame: Frame) => boolean): void {
    for (let top = frames.at(-1); top && !isIt(top); top = frames.at(-1)) pop()
  }

  return {
    push,
    pop,
    closeTo,
    top: () => frames.at(-1),
    depth: () => frames.length,
    isOpen: (name: string) => (counts.get(name) ?? 0) > 0,
  }
}

function baseOf(
  attributes: Attributes,
  outer: string | undefined,
  documentUrl: string | undefined,
): string | undefined {
  const base = attributeOf(attributes, 'xml:base')
  return base === undefined ? outer : (resolveUrl(base, outer ?? documentUrl) ?? outer)
}

const NO_NAMESPACES: ReadonlyMap<string, string> = new Map()

/** More prefixes in force than any feed has: copying them on and on would be quadratic. */
const MOST_NAMESPACES = 100

function declared(attributes: Attributes, inherited: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const ours = attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (ours.length === 0 || inherited.size > MOST_NAMESPACES) return inherited
  const namespaces = new Map(inherited)
  for (const [name, value] of ours) namespaces.set(name.slice(6).toLowerCase(), decodeXmlEntities(value))
  return namespaces
}

function prefixOf(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? '' : name.slice(0, colon)
}
