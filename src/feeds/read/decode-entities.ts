import { decodeHTML, decodeHTMLAttribute, decodeHTMLStrict } from 'entities'

/**
 * Turns character references into characters: numbers and every name HTML knows, windows-1252 numbers put right.
 * In XML a reference needs its semicolon, so that "?a=1&copy=2" stays as it is; unknown names stay as printed.
 */
export function decodeXmlEntities(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text
}

/** As above by HTML's looser rules for text ("AT&T", "&nbsp" without its semicolon). */
export function decodeHtmlEntities(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text
}

/** As above by HTML's rules for attribute values. */
export function decodeAttributeEntities(value: string): string {
  return value.includes('&') ? decodeHTMLAttribute(value) : value
}

/** Makes text safe to stand between tags or in double quotes. */
export function escapeMarkup(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, it => ESCAPES[it] ?? it) : text
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
