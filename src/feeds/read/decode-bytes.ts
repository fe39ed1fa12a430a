/**
 * Turns the bytes of a feed, page or file into text. Whoever is nearest to the bytes is believed: a byte order mark,
 * then the HTTP charset, then the charset the document names itself, then a guess. A claim that the bytes refute
 * (a charset nobody knows, "UTF-8" that is not) is passed over. Never throws. Characters that XML forbids (NUL and
 * other controls) are removed. Labels are read as browsers read them, so ISO-8859-1 means windows-1252.
 * Source: WHATWG Encoding Standard; RFC 7303 section 3 for the order.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | undefined): string {
  return decodeRaw(bytes, contentType).replace(FORBIDDEN, '').replace(C1, fromWindows1252).trimStart()
}

// oxlint-disable-next-line no-control-regex -- they are what is removed.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff\ufffe\uffff]/g

/** Controls that no text uses: windows-1252 passed through something that took it for ISO-8859-1. */
// oxlint-disable-next-line no-control-regex -- as said.
const C1 = /[\u0080-\u0084\u0086-\u009f]/g

function fromWindows1252(control: string): string {
  return WINDOWS_1252[control.charCodeAt(0)] ?? control
}

const WINDOWS_1252 = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, code) => code))

function decodeRaw(bytes: Uint8Array, contentType: string | undefined): string {
  const marked = markedCharset(bytes)
  if (marked === 'utf-8') return decodeUtf8(bytes)
  if (marked) return decodeLoosely(bytes, marked)
  for (const label of [httpCharset(contentType), declaredCharset(bytes), unmarkedCharset(bytes)]) {
    const text = label === undefined ? undefined : decodeStrictly(bytes, label)
    if (text !== undefined) return text
  }
  const utf8 = decodeLoosely(bytes, 'utf-8')
  if (!utf8.includes('\ufffd')) return utf8
  return looksLikeUtf8(utf8) ? decodeUtf8(bytes) : decodeLoosely(bytes, 'windows-1252')
}

/** UTF-8 in which some paragraph was pasted from windows-1252: bytes that cannot be UTF-8 are read as that. */
function decodeUtf8(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes)
  if (!text.includes('\ufffd')) return text
  const parts: string[] = []
  let start = 0
  for (let i = 0; i < bytes.length && parts.length < MOST_REPAIRS;) {
    const length = utf8LengthAt(bytes, i)
    if (length === 0) {
      parts.push(decodeLoosely(bytes.subarray(start, i), 'utf-8'), WINDOWS_1252[bytes[i] ?? 0] ?? '')
      start = i + 1
    }
    i += Math.max(1, length)
  }
  parts.push(decodeLoosely(bytes.subarray(start), 'utf-8'))
  return parts.join('')
}

const MOST_REPAIRS = 20_000

/** Bytes of the character that starts here; 0 where none can. */
function utf8LengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

function markedCharset(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be'
  return undefined
}

/** UTF-16 and UTF-32 without a mark show by the zeros around the first "<". */
function unmarkedCharset(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return 'utf-32le'
  if (a === 0 && b === 0 && c === 0 && d === 0x3c) return 'utf-32be'
  if (a === 0x3c && b === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c) return 'utf-16be'
  return undefined
}

function httpCharset(contentType: string | undefined): string | undefined {
  return contentType?.slice(0, 300).match(/charset\s*=\s*["']?([\w.:+-]{1,40})/i)?.[1]
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1')
  const label =
    head.match(/<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:+-]{1,40})/i)?.[1] ??
    head.match(/<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:+-]{1,40})/i)?.[1]
  // A document whose declaration can be read byte by byte is not UTF-16, whatever it says.
  return label && /^(?:utf-?(?:16|32)|ucs-?[24])/i.test(label) ? undefined : label
}

/** Undefined for a label nobody knows, and where the bytes show that it is wrong. */
function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  if (/^utf-?32/i.test(label)) return decodeUtf32(bytes, /be$/i.test(label))
  // Servers like to call everything ISO-8859-1; text of such a charset is never by chance good UTF-8.
  if (/^(?:iso-?8859|windows-125|cp-?125|latin|us-ascii|ascii)/i.test(label) && isUtf8(bytes)) return undefined
  try {
    return new TextDecoder(LABELS[label.toLowerCase()] ?? label, { fatal: /^utf-?8/i.test(label) }).decode(bytes)
  } catch {
    return undefined
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  let beyondAscii = 0
  for (let i = 0; i < bytes.length;) {
    const length = utf8LengthAt(bytes, i)
    if (length === 0) return false
    if (length > 1) beyondAscii++
    i += length
  }
  return beyondAscii >= 3
}

/** Names in use that the standard does not list. */
const LABELS: Readonly<Record<string, string>> = {
  utf_8: 'utf-8',
  'mac-roman': 'macintosh',
  macroman: 'macintosh',
  'cp-1252': 'windows-1252',
  'cp-1251': 'windows-1251',
  'windows-31j': 'shift_jis',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
}

function decodeLoosely(bytes: Uint8Array, label: string): string {
  if (label.startsWith('utf-32')) return decodeUtf32(bytes, label.endsWith('be'))
  return new TextDecoder(LABELS[label.toLowerCase()] ?? label).decode(bytes)
}

function decodeUtf32(bytes: Uint8Array, isBigEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length - (bytes.length % 4))
  const parts: string[] = []
  for (let i = 0; i < view.byteLength; i += 4) {
    const point = view.getUint32(i, !isBigEndian)
    parts.push(point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point))
  }
  return parts.join('')
}

/** Mostly right: one bad byte in a long feed is a slip, one in ten characters beyond ASCII is another charset. */
function looksLikeUtf8(text: string): boolean {
  let bad = 0
  let beyondAscii = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) bad++
    else if (code > 0x7f) beyondAscii++
  }
  return bad === 0 || bad * 4 < beyondAscii
}
