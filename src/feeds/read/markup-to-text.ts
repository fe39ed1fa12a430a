import { decodeHtmlEntities } from './decode-entities.ts'
import { scanMarkup } from './scan-markup.ts'

/**
 * The words of a piece of HTML in reading order: paragraphs parted by an empty line, lines broken where it says so.
 * Scripts, styles, frames and forms' machinery are left out. White space is collapsed; soft hyphens, zero-width
 * spaces and marks that turn the writing direction are removed (the joiners that Persian and Urdu need stay).
 * Linear in the length, whatever is nested in it.
 */
export function markupToText(html: string): string {
  const gatherer = createGatherer()
  let silent = 0
  let preformatted = 0
  scanMarkup(html, 'html', {
    text: text => void (silent === 0 && gatherer.add(decodeHtmlEntities(text), preformatted > 0)),
    cdata: () => {},
    open(rawName, _attributes, isSelfClosed) {
      const name = rawName.toLowerCase()
      if (name === 'body') silent = 0
      if (SILENT.has(name)) silent += isSelfClosed ? 0 : 1
      else if (name === 'br') gatherer.breakLine()
      else if (name === 'td' || name === 'th') gatherer.add(' ', false)
      else if (BLOCKS.has(name)) gatherer.breakParagraph()
      if (name === 'pre') preformatted++
    },
    close(rawName) {
      const name = rawName.toLowerCase()
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      else if (BLOCKS.has(name)) gatherer.breakParagraph()
      if (name === 'pre') preformatted = Math.max(0, preformatted - 1)
    },
  })
  return gatherer.finish()
}

/** The same for text without markup: paragraphs kept, white space and invisible characters put in order. */
export function tidyText(text: string): string {
  const gatherer = createGatherer()
  for (const paragraph of text.split(/\n[ \t\r\f\v]*\n/)) {
    gatherer.add(paragraph, false)
    gatherer.breakParagraph()
  }
  return gatherer.finish()
}

/** On one line: for headlines and names. */
export function toLine(text: string): string {
  return text.replace(INVISIBLE, '').replace(SPACES, ' ').trim()
}

function createGatherer() {
  const paragraphs: string[] = []
  let lines: string[] = []
  let line: string[] = []

  function breakLine(): void {
    const words = toLine(line.join(''))
    // Two line breaks in a row are how many publishers part paragraphs.
    if (words === '') endParagraph()
    else lines.push(words)
    line = []
  }

  function endParagraph(): void {
    if (lines.length > 0) paragraphs.push(lines.join('\n'))
    lines = []
  }

  function breakParagraph(): void {
    if (line.length === 0 && lines.length === 0) return
    breakLine()
    endParagraph()
  }

  function add(text: string, isPreformatted: boolean): void {
    if (!isPreformatted) return void line.push(text)
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) breakLine()
      line.push(part)
    }
  }

  function finish(): string {
    breakParagraph()
    return paragraphs.join('\n\n')
  }

  return { add, breakLine, breakParagraph, finish }
}

const INVISIBLE =
  // oxlint-disable-next-line no-control-regex -- they are what is removed.
  /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]/g
const SPACES = /[\s\u0085\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g

const words = (list: string) => new Set(list.split(' '))

const SILENT = words('script style applet template noscript head svg select button')

const BLOCKS = words(
  'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody ' +
    'tfoot thead tr ul',
)
