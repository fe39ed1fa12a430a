import { decodeAttributeEntities, decodeHtmlEntities, escapeMarkup } from './decode-entities.ts'
import { resolveUrl } from './resolve-url.ts'
import { scanMarkup } from './scan-markup.ts'
import type { Attributes } from './scan-markup.ts'

/**
 * The same HTML without anything that acts: only the elements and attributes listed here are kept, links and images
 * are made absolute, and what scripts, styles and frames hold is dropped. The words of unknown elements are kept.
 * Linear in the length; the outcome is safe to read, yet not promised to be balanced.
 */
export function cleanMarkup(html: string, baseUrl: string | undefined): string {
  const out: string[] = []
  let dropped = 0
  scanMarkup(html, 'html', {
    text: text => void (dropped === 0 && out.push(escapeMarkup(decodeHtmlEntities(text)))),
    cdata: () => {},
    open(rawName, attributes, isSelfClosed) {
      const name = rawName.toLowerCase()
      if (DROPPED.has(name) && !isSelfClosed) dropped++
      else if (dropped === 0 && KEPT.has(name)) out.push(`<${name}${keptAttributes(attributes, baseUrl)}>`)
    },
    close(rawName) {
      const name = rawName.toLowerCase()
      if (DROPPED.has(name)) dropped = Math.max(0, dropped - 1)
      else if (dropped === 0 && KEPT.has(name) && !VOID.has(name)) out.push(`</${name}>`)
    },
  })
  return out.join('')
}

function keptAttributes(attributes: Attributes, baseUrl: string | undefined): string {
  let written = ''
  for (const [rawName, raw] of attributes) {
    const name = rawName.toLowerCase()
    const value = decodeAttributeEntities(raw)
    if (ADDRESSES.has(name)) {
      const address = safeAddress(value, baseUrl)
      if (address !== undefined) written += ` ${name}="${escapeMarkup(address)}"`
    } else if (PLAIN.has(name)) written += ` ${name}="${escapeMarkup(value)}"`
  }
  return written
}

function safeAddress(value: string, baseUrl: string | undefined): string | undefined {
  const trimmed = value.trim()
  if (/^(?:https?|mailto|ftp|tel|news|magnet|xmpp|irc|urn):/i.test(trimmed)) return trimmed
  // Anything else with a scheme may act: javascript:, data:, vbscript:, also with controls or entities inside.
  // oxlint-disable-next-line no-control-regex -- "java\u0001script:" is what is looked for.
  if (/^[^/?#]*:/.test(trimmed.replace(/[\u0000-\u0020]/g, ''))) return undefined
  return resolveUrl(trimmed, baseUrl) ?? (baseUrl === undefined ? trimmed : undefined)
}

const words = (list: string) => new Set(list.split(' '))

/** Dropped with all they hold. */
const DROPPED = words('script style applet template')

const VOID = words('area br col hr img input source wbr')

const KEPT = words(
  'a abbr acronym address area article aside audio b big blockquote br caption center cite code col colgroup dd del ' +
    'details dfn dir div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main map mark ' +
    'nav ol p picture pre q s samp section small source span strike strong sub summary sup table tbody td tfoot th ' +
    'thead time tr tt u ul var video wbr',
)

const ADDRESSES = words('href src cite longdesc poster')

const PLAIN = words('alt title lang dir datetime width height colspan rowspan abbr')
