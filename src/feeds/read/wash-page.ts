import { decodeHtmlEntities, escapeMarkup } from './decode-entities.ts'
import { scanMarkup } from './scan-markup.ts'
import type { Attributes } from './scan-markup.ts'

/** Deeper than any template; linkedom and Readability call themselves for each level. */
const DEEPEST = 150

/** More elements and words than any report has; Readability's time grows faster than their number. */
const MOST_ELEMENTS = 40_000
const MOST_CHARACTERS = 1_500_000

/**
 * The same page within bounds that a DOM and Readability can bear: nesting, number of elements and length of text
 * limited, rows of one mark shortened, scripts and styles dropped but for JSON-LD. The words keep their order.
 * Linear in the length.
 */
export function washPage(html: string): string {
  const out: string[] = []
  /** How often each element is open that was written, and that was left out. */
  const written = new Map<string, number>()
  const leftOut = new Map<string, number>()
  let depth = 0
  let elements = 0
  let characters = 0
  let isJson = false

  function open(rawName: string, attributes: Attributes, isSelfClosed: boolean): void {
    const name = rawName.toLowerCase()
    isJson =
      name === 'script' && attributes.some(([key, value]) => key.toLowerCase() === 'type' && /ld\+json/i.test(value))
    if (DROPPED.has(name) && !isJson) return
    const isVoid = VOID.has(name)
    if (++elements > MOST_ELEMENTS || (depth >= DEEPEST && !isVoid)) return void (isVoid || count(leftOut, name, 1))
    out.push(`<${name}${attributes.map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`).join('')}>`)
    if (isVoid) return
    // "<div/>" opens a div in HTML; in SVG, and for elements of one's own, it is whole.
    if (isSelfClosed && !/^[a-z]+\d?$/.test(name)) return void out.push(`</${name}>`)
    count(written, name, 1)
    if (!ENDS_BY_ITSELF.has(name)) depth++
  }

  function close(rawName: string): void {
    const name = rawName.toLowerCase()
    if ((leftOut.get(name) ?? 0) > 0) return count(leftOut, name, -1)
    if ((written.get(name) ?? 0) === 0) return
    count(written, name, -1)
    if (!ENDS_BY_ITSELF.has(name)) depth--
    out.push(`</${name}>`)
  }

  function text(value: string): void {
    characters += value.length
    if (characters > MOST_CHARACTERS) return
    out.push(escapeMarkup(decodeHtmlEntities(value).replace(ROW, '$1$1$1')))
  }

  scanMarkup(html, 'html', { open, close, text, cdata: () => {}, raw: json => void (isJson && out.push(json)) })
  return withoutLongRows(out)
}

/** "&&&&&&&&&&", "----------": one mark ten times or more. */
const ROW = /([^\p{L}\p{N}\s])\1{9,}/gu

/** Stray "<" come one by one: a row of them is shortened here. */
function withoutLongRows(parts: readonly string[]): string {
  let row = 0
  return parts.filter((it, index) => (row = it === parts[index - 1] && it === '&lt;' ? row + 1 : 0) < 3).join('')
}

function count(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by)
}

const words = (list: string) => new Set(list.split(' '))

const DROPPED = words('script style iframe noembed noframes xmp')

/** The next of its kind ends it, so a thousand of them are no nesting. */
const ENDS_BY_ITSELF = words('p li dt dd td th tr option optgroup thead tbody tfoot colgroup')

const VOID = words('area base br col embed hr img input link meta param source track wbr')
