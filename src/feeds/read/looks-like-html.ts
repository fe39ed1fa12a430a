/**
 * Guesses whether a field that does not say so is HTML: it holds a tag HTML knows, or a character reference.
 * "1 < 2", "<3" and "<shrug>" are words.
 */
export function looksLikeHtml(text: string): boolean {
  if (!text.includes('<') && !text.includes('&')) return false
  return KNOWN_TAG.test(text) || /&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8}\d{0,2});/i.test(text)
}

const KNOWN_TAG =
  /<\/?(?:a|abbr|acronym|address|applet|area|article|aside|audio|b|base|bdo|big|blink|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|dd|del|details|dfn|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|math|menu|meta|nav|noscript|object|ol|optgroup|option|p|param|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr|xmp)(?:[\s/][^<>]{0,2000})?>|<(?:script|style|iframe|img|a|object|embed|applet|meta|link|base|form|frame|svg)[\s/]/i
