import { decodeXmlEntities, escapeMarkup } from './decode-entities.ts'
import type { Attributes } from './scan-markup.ts'

/** `WASHED + name` is the element's name in the washed feed; rss-parser does nothing with such names by itself. */
export const WASHED = 'w-'

/** The attributes that some reader of ours asks for; all others are dropped. */
const KEPT = new Set('href rel type url ispermalink term label text medium resource'.split(' '))

/** A start tag for the washed feed, without its ">"; `b` is the base URL where xml:base set one. */
export function startTag(name: string, attributes: Attributes, baseUrl: string | undefined): string {
  let tag = `<${name}`
  const seen = new Set<string>()
  for (const [rawName, value] of attributes) {
    const attributeName = localName(rawName).toLowerCase()
    if (!KEPT.has(attributeName) || seen.has(attributeName) || rawName.startsWith('xmlns')) continue
    seen.add(attributeName)
    tag += ` ${attributeName}="${escapeMarkup(decodeXmlEntities(value.slice(0, 8000)))}"`
  }
  return baseUrl === undefined ? tag : `${tag} b="${escapeMarkup(baseUrl)}"`
}

/** Text as it may stand between tags: whatever needs escaping goes into CDATA, which is shorter and quicker to read. */
export function asCdata(text: string): string {
  if (!/[<&]|\]\]>/.test(text)) return text
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

export function attributeOf(attributes: Attributes, name: string): string | undefined {
  const found = attributes.find(it => it[0] === name)
  return found && decodeXmlEntities(found[1])
}

export function localName(rawName: string): string {
  return rawName.slice(rawName.indexOf(':') + 1)
}
