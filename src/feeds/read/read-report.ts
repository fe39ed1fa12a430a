import { readDateline } from '../../text/dateline.ts'
import { parseDate } from '../../text/parse-date.ts'
import { titleFromText } from '../../text/title-from-text.ts'
import { tidyText, toLine } from './markup-to-text.ts'

/** A report from a file: as much as the file itself says. */
export type Report = {
  readonly title: string
  /** Plain text without title and dateline; paragraphs are parted by an empty line. */
  readonly text: string
  readonly dateline: string | undefined
  readonly publishedAt: Date | undefined
  readonly author: string | undefined
  readonly publisher: string | undefined
  readonly url: string | undefined
  readonly language: string | undefined
  readonly imageUrl: string | undefined
}

/**
 * Reads a report in plain text: lines like "Title: ..." or "Date: ..." may stand first, then a headline (a short line
 * without a full stop and an empty line after it), then paragraphs parted by empty lines, opened by a dateline
 * ("PESHAWAR: ", "date 2026-03-05 PESHAWAR: "). Whatever is missing is undefined; a title is made from the first
 * words. `text` is empty when there is no report.
 */
export function readReport(input: string): Report {
  const { headers, rest } = readHeaders(plainLines(input))
  return composeReport(headers, rest)
}

/** The same for Markdown, with front matter or a heading for the title. */
export function readMarkdownReport(input: string): Report {
  const lines = plainLines(input)
  const matter = /^\s*---\n([^]{0,5000}?)\n---\n/.exec(lines)
  const { headers } = readHeaders(matter ? `${matter[1]}\n\n` : '')
  const rest = matter ? lines.slice(matter[0].length) : lines
  const heading = /^\s*#{1,2}[ \t]+([^\n]{1,300})\n/.exec(rest) ?? /^\s*([^\n]{1,300})\n={3,}\n/.exec(rest)
  if (heading && !headers.has('title')) headers.set('title', withoutMarks(heading[1] ?? ''))
  return composeReport(headers, withoutMarkdown(heading ? rest.slice(heading[0].length) : rest))
}

function composeReport(headers: ReadonlyMap<string, string>, body: string): Report {
  const whole = tidyText(body)
  const headline = headers.has('title') || DATED.test(whole) ? undefined : readHeadline(whole)
  const report = headline === undefined ? whole : whole.slice(headline.length).trimStart()
  const dated = DATED.exec(report)
  const opened = dated ? report.slice(dated[0].length) : report
  const dateline = readDateline(opened)
  const text = dateline ? opened.slice(dateline.end) : opened
  return {
    title: headers.get('title') ?? headline ?? titleFromText(text),
    text,
    dateline: dateline?.place,
    publishedAt: parseDate(headers.get('date') ?? '') ?? parseDate(dated?.[1] ?? '') ?? parseDate(dateline?.day ?? ''),
    author: headers.get('author')?.replace(/^by\s+/i, ''),
    publisher: headers.get('publisher'),
    url: headers.get('url'),
    language: headers.get('language'),
    imageUrl: headers.get('image'),
  }
}

/** "date 2026-03-05 " before the dateline, as archives write it. */
const DATED = /^date:?[ \t]+(\d[\w./:+-]{5,30})[ \t]+/i

/** The first paragraph, where it is one short line without a full stop and more text follows. */
function readHeadline(text: string): string | undefined {
  const first = text.split('\n\n', 1)[0] ?? ''
  if (first.length === text.length || first.length > 200 || first.includes('\n')) return undefined
  return /[.:;,۔।]["”’)]?$/u.test(first) || readDateline(first) ? undefined : first
}

const HEADER = /^[ \t]*([A-Za-z]{2,12}(?:[ _-][A-Za-z]{2,10})?)[ \t]*:[ \t]*(\S[^\n]{0,500})$/

/** What people call the same thing. */
const HEADER_NAMES: Readonly<Record<string, string>> = {
  title: 'title',
  headline: 'title',
  date: 'date',
  published: 'date',
  'published at': 'date',
  pubdate: 'date',
  datetime: 'date',
  created: 'date',
  author: 'author',
  by: 'author',
  byline: 'author',
  authors: 'author',
  publisher: 'publisher',
  source: 'publisher',
  outlet: 'publisher',
  site: 'publisher',
  newspaper: 'publisher',
  url: 'url',
  link: 'url',
  canonical: 'url',
  permalink: 'url',
  language: 'language',
  lang: 'language',
  image: 'image',
}

function readHeaders(text: string): { headers: Map<string, string>; rest: string } {
  const headers = new Map<string, string>()
  const lines = text.split('\n')
  let next = lines.findIndex(it => it.trim() !== '')
  for (; next >= 0 && next < lines.length; next++) {
    const found = HEADER.exec(lines[next] ?? '')
    const name = found && Object.hasOwn(HEADER_NAMES, key(found[1])) ? HEADER_NAMES[key(found[1])] : undefined
    if (!found || name === undefined) break
    if (!headers.has(name)) headers.set(name, toLine((found[2] ?? '').replace(/^["'](.*)["']$/, '$1')))
  }
  return { headers, rest: lines.slice(Math.max(0, next)).join('\n') }
}

function key(name: string | undefined): string {
  return (name ?? '').toLowerCase().replace(/[_-]/, ' ')
}

// oxlint-disable-next-line no-control-regex -- NULs and the like are what is removed.
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\ufeff]/g

function plainLines(input: string): string {
  return input
    .replace(/\r\n?|\u2028|\u0085/g, '\n')
    .replace(CONTROLS, '')
    .replace(/[\u2029\f\v]/g, '\n\n')
}

/** Marks off, words kept: links give their text, images nothing, lists and quotes their lines. */
function withoutMarkdown(markdown: string): string {
  const lines = markdown
    .split('\n')
    .filter(line => !/^[ \t]*(?:```|~~~|[-*_][ \t]*[-*_][ \t]*[-*_][-*_ \t]*$|\[[^\]]{1,80}\]:[ \t])/.test(line))
    .map(line =>
      line
        .replace(/^[ \t]*(?:>[ \t]?)+/, '')
        .replace(/^[ \t]*(#{1,6})[ \t]+([^\n]*)$/, '\n$2\n')
        .replace(/^[ \t]*[-*+][ \t]+/, '\n'),
    )
  return withoutMarks(lines.join('\n'))
}

function withoutMarks(text: string): string {
  return text
    .replace(/!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)/g, '')
    .replace(/\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)/g, '$1')
    .replace(/(?<![\p{L}\d\\])(\*\*\*|\*\*|__|\*|_|`)(?=\S)([^*_`\n]{1,500})\1(?![\p{L}\d])/gu, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!>-])/g, '$1')
}
